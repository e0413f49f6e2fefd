import type { Value } from './values.js';
import { unknownValue } from './values.js';

/** Values by name, each evaluated once and when it is asked for. One that needs itself is unknown. */
export class NamedValues {
  readonly #values = new Map<string, Value | undefined>();

  /**
   * @param key the name as it is compared
   * @param cycle says for a person that it needs itself: "parameter 'rules' refers to itself"
   */
  get(key: string, cycle: () => string, evaluate: () => Value): Value {
    const known = this.#values.get(key);
    if (known) return known;
    if (this.#values.has(key)) return unknownValue(cycle(), `${key} refers to itself`);
    this.#values.set(key, undefined);
    const value = evaluate();
    this.#values.set(key, value);
    return value;
  }
}
