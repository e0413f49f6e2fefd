import * as l10n from '../../../l10n.js';
import type { JsonObject, JsonProperty } from '../../json/tree.js';
import { findProperty, findString, findValue } from '../../json/tree.js';
import type { ObjectProperty, ObjectValue, Value } from '../../values.js';
import { nullValue, objectValue, stringValue, unknownValue } from '../../values.js';
import type { Template } from '../template.js';
import type { Environment } from './environment.js';
import { evaluateCopy, evaluatePropertyValue } from './nodes.js';

/** The outputs of a template, each evaluated when it is asked for. */
export function outputsOf({ outputs }: Template, environment: Environment): ObjectValue {
  return objectValue([...outputs.values()].map((output) => outputProperty(output, environment)));
}

/** An output's `{ type, value }`, evaluated when its value is asked for. */
function outputProperty({ name, ...property }: JsonProperty, environment: Environment): ObjectProperty {
  const evaluate = (): Value => {
    const { value } = property;
    if (value?.kind !== 'object')
      return unknownValue(l10n.t("output '{0}' has no value", name), `outputs('${name}')`);
    return objectValue([
      { name: 'type', nameOrigin: undefined, value: stringValue(findString(value, 'type') ?? '') },
      { name: 'value', nameOrigin: undefined, value: outputValue(value, environment) },
    ]);
  };
  return new LazyProperty(name, evaluate);
}

function outputValue(output: JsonObject, environment: Environment): Value {
  const copy = findValue(output, 'copy');
  if (copy?.kind === 'object') return evaluateCopy(copy, 'value', environment);
  const value = findProperty(output, 'value');
  return value ? evaluatePropertyValue(value, environment).value : nullValue();
}

/** A property that is evaluated when it is asked for. */
class LazyProperty implements ObjectProperty {
  readonly nameOrigin = undefined;
  #value: Value | undefined;

  constructor(
    readonly name: string,
    private readonly evaluate: () => Value,
  ) {}

  get value(): Value {
    this.#value ??= this.evaluate();
    return this.#value;
  }
}
