import { CORE_SCHEMA, load, mergeTag, realMapTag } from 'js-yaml';
import * as l10n from '../../l10n.js';
import type { Origin } from '../text.js';
import type { ObjectProperty, Value } from '../values.js';
import {
  booleanValue,
  listValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  unknownValue,
} from '../values.js';
import { maximumItems, maximumTextLength } from './budget.js';

/** YAML text as values, within bounds: aliases let a short text stand for a document of any size. */

const deepest = 100;

export interface YamlOptions {
  /** Whether `<<` merges the mappings that it names, as YAML 1.1 has it, or is a key like others. */
  readonly merges: boolean;
}

/**
 * The value of the one document in a YAML text, by the core schema of YAML 1.2, all of it at this origin. What is too
 * large, too deep or no data (`.inf`, an integer of more digits than are exact) is unknown; undefined for what is no
 * YAML.
 */
export function yamlValue(
  text: string,
  origin: Origin | undefined,
  { merges }: YamlOptions,
): Value | undefined {
  if (text.length > maximumTextLength) return unknownValue(l10n.t('the YAML is too long'), 'yaml(…)', origin);
  const tags = merges ? [realMapTag, mergeTag] : [realMapTag];
  let document: unknown;
  try {
    document = load(text, { schema: CORE_SCHEMA.withTags(...tags), maxDepth: deepest });
  } catch {
    // The parser's one way to say that a text is no YAML.
    return undefined;
  }
  return new YamlReader(origin).read(document, 0);
}

/** Turns what the parser gives into values, and stops where that is too much. */
class YamlReader {
  #nodes = 0;

  constructor(private readonly origin: Origin | undefined) {}

  read(node: unknown, depth: number): Value {
    if (++this.#nodes > maximumItems) return this.#unknown(l10n.t('the YAML has too many values'));
    if (depth > deepest) return this.#unknown(l10n.t('the YAML is nested too deeply'));
    if (node === null || node === undefined) return nullValue(this.origin);
    if (typeof node === 'string') return stringValue(node, this.origin);
    if (typeof node === 'boolean') return booleanValue(node, this.origin);
    if (typeof node === 'number') return this.#number(node);
    if (Array.isArray(node)) return this.#list(node, depth);
    if (node instanceof Map) return this.#object(node, depth);
    return this.#unknown(l10n.t('such values of YAML are not looked into'));
  }

  #number(value: number): Value {
    const isExact = Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
    return isExact ? numberValue(value, this.origin) : this.#unknown(l10n.t('the number is not exact'));
  }

  #list(items: readonly unknown[], depth: number): Value {
    const values: Value[] = [];
    for (const item of items) {
      if (this.#nodes > maximumItems) return this.#unknown(l10n.t('the YAML has too many values'));
      values.push(this.read(item, depth + 1));
    }
    return listValue(values, this.origin);
  }

  #object(entries: ReadonlyMap<unknown, unknown>, depth: number): Value {
    const properties: ObjectProperty[] = [];
    for (const [key, node] of entries) {
      if (this.#nodes > maximumItems) return this.#unknown(l10n.t('the YAML has too many values'));
      if (typeof key !== 'string' && !Number.isSafeInteger(key))
        return this.#unknown(l10n.t('a key of the YAML is no text'));
      properties.push({ name: String(key), nameOrigin: undefined, value: this.read(node, depth + 1) });
    }
    return objectValue(properties, this.origin);
  }

  #unknown(reason: string): Value {
    return unknownValue(reason, `yaml(${this.#nodes})`, this.origin);
  }
}
