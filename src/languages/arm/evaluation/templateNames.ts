import type { Presence } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { DeploymentScope, EvaluationContext } from '../../deploymentFunctions/index.js';
import type { JsonObject } from '../../json/tree.js';
import { findProperty, findString, findValue } from '../../json/tree.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { nullValue, unknownValue } from '../../values.js';
import type { Template } from '../template.js';
import type { Environment, Names, Session } from './environment.js';
import { NamedValues } from '../../namedValues.js';
import { evaluateCopy, evaluateNode, evaluatePropertyValue } from './nodes.js';

/** The value that a deployment gives to a parameter; undefined where it gives none. */
export type Arguments = (name: string) => Value | undefined;

/** What gives a template's names their values. */
export interface NamesOptions {
  readonly session: Session;
  readonly template: Template;
  readonly args: Arguments;
  readonly scope: DeploymentScope;
  /** Tells its unknown values from those of other deployments. */
  readonly prefix: string;
  readonly presence: Presence;
  readonly resolveReference: NonNullable<EvaluationContext['resolveReference']>;
  readonly symbols: Pick<Names, 'resourceInfo' | 'references'>;
}

/** One deployment of a template: what its parameters, variables and functions are, each evaluated when it is needed. */
export class TemplateNames implements Names {
  readonly prefix: string;
  readonly environment: Environment;
  readonly #options: NamesOptions;
  readonly #parameters = new NamedValues();
  readonly #variables = new NamedValues();
  readonly #running = new Set<string>();

  constructor(options: NamesOptions) {
    const { session, scope, prefix, presence, resolveReference } = options;
    this.#options = options;
    this.prefix = prefix;
    this.environment = {
      session,
      names: this,
      context: { scope, budget: session.budget, resolveReference },
      loop: undefined,
      lambda: undefined,
      presence,
    };
  }

  parameter(name: string): Value {
    const key = name.toLowerCase();
    return this.#parameters.get(
      key,
      () => unknownValue(l10n.t("parameter '{0}' refers to itself", name), `parameter '${name}'`),
      () => this.#evaluateParameter(name, key),
    );
  }

  #evaluateParameter(name: string, key: string): Value {
    const declaration = this.#options.template.parameters.get(key);
    const identity = `${this.prefix}parameters(${JSON.stringify(declaration?.name ?? name)})`;
    if (declaration?.value?.kind !== 'object') {
      return unknownValue(l10n.t("parameter '{0}' is not declared", name), identity);
    }
    const given = this.#options.args(declaration.name);
    // Null means that the parameter isn't given.
    if (given && given.kind !== 'null') return given;
    const defaultValue = findProperty(declaration.value, 'defaultValue');
    if (defaultValue) return evaluatePropertyValue(defaultValue, this.environment).value;
    const nullable = findValue(declaration.value, 'nullable');
    if (nullable?.kind === 'boolean' && nullable.value) return nullValue();
    return unknownValue(l10n.t("parameter '{0}' has no default value", declaration.name), identity);
  }

  variable(name: string): Value {
    const key = name.toLowerCase();
    return this.#variables.get(
      key,
      () => unknownValue(l10n.t("variable '{0}' refers to itself", name), `variable '${name}'`),
      () => this.#evaluateVariable(name, key),
    );
  }

  #evaluateVariable(name: string, key: string): Value {
    const variable = this.#options.template.variables.get(key);
    if (!variable) {
      return unknownValue(
        l10n.t("variable '{0}' is not declared", name),
        `${this.prefix}variables('${name}')`,
      );
    }
    if (variable.kind === 'value') return evaluatePropertyValue(variable.property, this.environment).value;
    return evaluateCopy(variable.copy, 'value', this.environment);
  }

  call(namespace: string, name: string, args: readonly Value[]): Value | undefined {
    const fullName = `${namespace}.${name}`;
    const key = fullName.toLowerCase();
    const declaration = this.#options.template.functions.get(key);
    const output = declaration && findValue(declaration, 'output');
    const body = output?.kind === 'object' ? findValue(output, 'value') : undefined;
    if (!declaration || !body) return undefined;
    if (this.#running.has(key)) {
      return unknownValue(l10n.t("function '{0}' refers to itself", fullName), `${this.prefix}${fullName}()`);
    }
    this.#running.add(key);
    const names = new FunctionNames(this, parametersOf(declaration), args);
    const value = evaluateNode(body, { ...this.environment, names });
    this.#running.delete(key);
    return value;
  }

  resourceInfo(symbol: string): Value | undefined {
    return this.#options.symbols.resourceInfo(symbol);
  }

  references(symbol: string, further: readonly Value[], origin: Origin): Value | undefined {
    return this.#options.symbols.references(symbol, further, origin);
  }
}

function parametersOf(declaration: JsonObject): readonly string[] {
  const parameters = findValue(declaration, 'parameters');
  if (parameters?.kind !== 'array') return [];
  return parameters.items.map((one) =>
    (one.kind === 'object' ? (findString(one, 'name') ?? '') : '').toLowerCase(),
  );
}

/** In the body of a template's own function, only the function's parameters have names. */
class FunctionNames implements Names {
  readonly prefix: string;
  readonly #values: ReadonlyMap<string, Value>;

  constructor(
    private readonly template: TemplateNames,
    parameters: readonly string[],
    args: readonly Value[],
  ) {
    this.prefix = template.prefix;
    this.#values = new Map(
      parameters.flatMap((name, index) => {
        const value = args[index];
        return value ? [[name, value]] : [];
      }),
    );
  }

  parameter(name: string): Value {
    return (
      this.#values.get(name.toLowerCase()) ??
      unknownValue(
        l10n.t("the function has no parameter '{0}'", name),
        `${this.prefix}function parameters('${name}')`,
      )
    );
  }

  variable(name: string): Value {
    return unknownValue(
      l10n.t("a function of a template can't use variable '{0}'", name),
      `${this.prefix}function variables('${name}')`,
    );
  }

  call(namespace: string, name: string, args: readonly Value[]): Value | undefined {
    return this.template.call(namespace, name, args);
  }

  resourceInfo(): undefined {
    return undefined;
  }

  references(): undefined {
    return undefined;
  }
}
