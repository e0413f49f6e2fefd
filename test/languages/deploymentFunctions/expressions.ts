import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
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
 * A small expression language to write calls in: calls, 'text', numbers, [arrays], {objects: 1}, x => lambdas,
 * access by `.name` and `[index]`; `?c` is a value not known before deployment, `...?x` in an array or an object what
 * more there may be.
 */
export function evaluate(text: string, changes: Partial<EvaluationContext> = {}): Value {
  const context: EvaluationContext = { scope: outermostScope(), budget: new Budget(), ...changes };
  const parser = new Parser(text, context);
  return parser.whole();
}

export type Case = readonly [expression: string, result: string];

/** One test for each expression, which must come out as said. */
export function checkAll(
  subject: string,
  cases: readonly Case[],
  changes: Partial<EvaluationContext> = {},
): void {
  describe(subject, () => {
    for (const [expression, result] of cases) {
      it(`${expression} → ${result}`, () => {
        assert.equal(show(evaluate(expression, changes)), result);
      });
    }
  });
}

/** Why an expression can't be told. */
export function checkReasons(
  subject: string,
  cases: readonly Case[],
  changes: Partial<EvaluationContext> = {},
): void {
  describe(subject, () => {
    for (const [expression, reason] of cases) {
      it(`${expression}: ${reason}`, () => {
        const value = evaluate(expression, changes);
        assert.equal(value.kind === 'unknown' ? value.reason : show(value), reason);
      });
    }
  });
}

/** A value in the notation above; `<x>` is unknown, `a if c | b if !c` one of two values. */
export function show(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'string':
      return `'${value.value}'`;
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'list':
      return `[${[...value.items.map(showItem), ...(value.open ? [`...<${value.open.identity}>`] : [])].join(', ')}]`;
    case 'object':
      return `{${[
        ...[...value.properties.values()].map(({ name, value: of }) => `${name}: ${show(of)}`),
        ...(value.open ? [`...<${value.open.identity}>`] : []),
      ].join(', ')}}`;
    case 'unknown':
      if (value.alternatives) return value.alternatives.map(showItem).join(' | ');
      if (value.parts)
        return `'${value.parts.map((part) => (typeof part === 'string' ? part : `<${part.identity}>`)).join('')}'`;
      return `<${value.identity}>`;
  }
}

function showItem({
  value,
  presence,
}: {
  value: Value;
  presence: readonly { identity: string; holds: boolean }[];
}) {
  const conditions = presence.map(({ identity, holds }) => `${holds ? '' : '!'}${identity}`).join(' & ');
  return presence.length === 0 ? show(value) : `${show(value)} if ${conditions}`;
}

const tokens = /\s*(=>|\.\.\.|'(?:[^']|'')*'|\?[\w.]+|-?\d+(?:\.\d+)?|\w+|[()[\]{},.:])/y;

type Scope = ReadonlyMap<string, Value>;

class Parser {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(
    text: string,
    private readonly context: EvaluationContext,
  ) {
    const found: string[] = [];
    tokens.lastIndex = 0;
    for (let match = tokens.exec(text); match; match = tokens.exec(text)) found.push(match[1] ?? '');
    const known = text.replace(/'(?:[^']|'')*'|\s/g, (part) => part.trim());
    assert.equal(found.join(''), known, 'the expression has a character that means nothing');
    this.tokens = found;
  }

  whole(): Value {
    const value = this.value();
    assert.equal(this.tokens[this.position], undefined, 'the expression goes on');
    return value(new Map());
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
    if (token.startsWith('?')) return () => unknownOf(token);
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
