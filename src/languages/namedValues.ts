import type { UnknownValue, Value } from './values.js';

/** Values by name, each evaluated once and when it is asked for. One that needs itself is unknown. */
export class NamedValues {
  readonly #values = new Map<string, Value | undefined>();

  /**
   * @param key the name as it is compared
   * @param cycle what stands for a value that needs itself
   */
  get(key: string, cycle: () => UnknownValue, evaluate: () => Value): Value {
    const known = this.#values.get(key);
    if (known) return known;
    if (this.#values.has(key)) return cycle();
    this.#values.set(key, undefined);
    const value = evaluate();
    this.#values.set(key, value);
    return value;
  }
}
