import assert from 'node:assert/strict';
import type { EvaluationContext, Lambda } from '../../../src/languages/deploymentFunctions/index.js';
import {
  accessIndex,
  accessProperty,
  Budget,
  callFunction,
  outermostScope,
} from '../../../src/languages/deploymentFunctions/index.js';
import type { ObjectProperty, UnknownValue, Value } from '../../../src/languages/values.js';
import {
  booleanValue,
  listValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  unknownValue,
} from '../../../src/languages/values.js';

/**
 * A small expression language to write calls in: calls, 'text' or "text", numbers, [arrays], {objects: 1}, x => lambdas,
 * access by `.name` and `[index]`; `?c` is a value not known before deployment, `...?x` in an array or an object what
 * more there may be. Canonical forms of calls can be read as well.
 *
 * @param variables what is known of the values `?c`, and of names
 */
export function evaluate(
  text: string,
  changes: Partial<EvaluationContext> = {},
  variables: ReadonlyMap<string, Value> = new Map(),
): Value {
  const context: EvaluationContext = { scope: outermostScope(), budget: new Budget(), ...changes };
  return new Parser(text, context, variables).whole();
}

const tokens = /\s*(=>|\.\.\.|'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|\?\w+|-?\d+(?:\.\d+)?|\w+|[()[\]{},.:])/y;

type Scope = ReadonlyMap<string, Value>;

class Parser {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(
    text: string,
    private readonly context: EvaluationContext,
    private readonly variables: Scope,
  ) {
    const found: string[] = [];
    tokens.lastIndex = 0;
    for (let match = tokens.exec(text); match; match = tokens.exec(text)) found.push(match[1] ?? '');
    const known = text.replace(/'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|\s/g, (part) => part.trim());
    assert.equal(found.join(''), known, 'the expression has a character that means nothing');
    this.tokens = found;
  }

  whole(): Value {
    const value = this.value();
    assert.equal(this.tokens[this.position], undefined, 'the expression goes on');
    return value(this.variables);
  }

  private value(): (scope: Scope) => Value {
    let value = this.primary();
    for (;;) {
      const target = value;
      if (this.take('.')) {
        const name = this.next();
        value = (scope) => accessProperty(target(scope), name);
      } else if (this.take('[')) {
        const index = this.value();
        this.expect(']');
        value = (scope) => accessIndex(target(scope), index(scope));
      } else return value;
    }
  }

  private lambda(): ((scope: Scope) => Lambda) | undefined {
    const parameters = this.parameters();
    if (!parameters) return undefined;
    const body = this.value();
    return (scope) => ({
      kind: 'lambda',
      parameterCount: parameters.length,
      apply: (values) => {
        const bound = parameters.map((name, index): [string, Value] => [name, values[index] ?? nullValue()]);
        return body(new Map([...scope, ...bound]));
      },
    });
  }

  private parameters(): readonly string[] | undefined {
    const start = this.position;
    const names: string[] = [];
    if (this.take('(')) {
      while (this.tokens[this.position] !== undefined && !this.take(')')) {
        names.push(this.next());
        this.take(',');
      }
    } else names.push(this.tokens[this.position++] ?? '');
    if (this.take('=>')) return names;
    this.position = start;
    return undefined;
  }

  private primary(): (scope: Scope) => Value {
    const token = this.next();
    if (token.startsWith("'")) return () => stringValue(token.slice(1, -1).replaceAll("''", "'"));
    if (token.startsWith('"')) return () => stringValue(String(JSON.parse(token)));
    if (token.startsWith('?')) return () => this.variables.get(token.slice(1)) ?? unknownOf(token);
    if (/^-?\d/.test(token)) return () => numberValue(Number(token));
    if (token === '[') return this.list();
    if (token === '{') return this.object();
    if (this.take('(')) return this.call(token);
    if (token === 'true' || token === 'false') return () => booleanValue(token === 'true');
    if (token === 'null') return () => nullValue();
    return (scope) => {
      const value = scope.get(token);
      assert.ok(value, `no variable '${token}'`);
      return value;
    };
  }

  private call(name: string): (scope: Scope) => Value {
    const args: { isLambda: boolean; evaluate: (scope: Scope) => Value | Lambda }[] = [];
    while (!this.take(')')) {
      const lambda = this.lambda();
      args.push({ isLambda: lambda !== undefined, evaluate: lambda ?? this.value() });
      this.take(',');
    }
    return (scope) =>
      callFunction(
        name,
        args.map((arg) => (arg.isLambda ? arg.evaluate(scope) : (): Value => valueOf(arg.evaluate(scope)))),
        undefined,
        this.context,
      );
  }

  private list(): (scope: Scope) => Value {
    const items: ((scope: Scope) => Value)[] = [];
    let open: string | undefined;
    while (!this.take(']')) {
      if (this.take('...')) open = this.next();
      else items.push(this.value());
      this.take(',');
    }
    return (scope) => {
      const list = listValue(items.map((item) => item(scope)));
      return open === undefined ? list : { ...list, open: unknownOf(open) };
    };
  }

  private object(): (scope: Scope) => Value {
    const properties: [string, (scope: Scope) => Value][] = [];
    let open: string | undefined;
    while (!this.take('}')) {
      if (this.take('...')) open = this.next();
      else {
        const name = this.next().replaceAll("'", '');
        this.expect(':');
        properties.push([name, this.value()]);
      }
      this.take(',');
    }
    return (scope) => {
      const object = objectValue(
        properties.map(([name, value]): ObjectProperty => ({
          name,
          nameOrigin: undefined,
          value: value(scope),
        })),
      );
      return open === undefined ? object : { ...object, open: unknownOf(open) };
    };
  }

  private take(token: string): boolean {
    if (this.tokens[this.position] !== token) return false;
    this.position += 1;
    return true;
  }

  private next(): string {
    const token = this.tokens[this.position];
    assert.ok(token !== undefined, 'the expression ends too early');
    this.position += 1;
    return token;
  }

  private expect(token: string): void {
    assert.ok(this.take(token), `'${token}' is missing`);
  }
}

function valueOf(value: Value | Lambda): Value {
  assert.ok(value.kind !== 'lambda');
  return value;
}

function unknownOf(token: string): UnknownValue {
  const name = token.slice(1);
  return unknownValue(`${name} is not known`, name);
}
