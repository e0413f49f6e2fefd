import type { Comment } from '../language.js';
import type { Span, SyntaxProblem } from '../text.js';

/** A JSON document as a light tree: nodes with their spans, strings with their escapes resolved. Immutable. */
export interface JsonDocument {
  readonly text: string;
  /** The document's value; undefined where it has none. */
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

export type JsonNode =
  JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull | JsonInvalid;

export interface JsonObject extends Span {
  readonly kind: 'object';
  readonly properties: readonly JsonProperty[];
}

export interface JsonProperty {
  readonly name: string;
  /** The name with its quotes. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Undefined where the value is missing in a broken text. */
  readonly value: JsonNode | undefined;
}

export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

/** The span has the quotes in it; the closing one is missing in a broken text. */
export interface JsonString extends Span {
  readonly kind: 'string';
  readonly value: string;
}

export interface JsonNumber extends Span {
  readonly kind: 'number';
  readonly value: number;
}

export interface JsonBoolean extends Span {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface JsonNull extends Span {
  readonly kind: 'null';
}

/** Text that stands where a value belongs but is none: a word without quotes, a placeholder of a build. */
export interface JsonInvalid extends Span {
  readonly kind: 'invalid';
}

/**
 * A property by its name without regard to case, as Azure Resource Manager reads templates. Where a name is given
 * twice, the last counts.
 */
export function findProperty(object: JsonObject, name: string): JsonProperty | undefined {
  for (let index = object.properties.length - 1; index >= 0; index -= 1) {
    const property = object.properties[index];
    if (property?.name.length === name.length && sameName(property.name, name)) return property;
  }
  return undefined;
}

function sameName(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase();
}

/** The value of a property, see `findProperty`. */
export function findValue(object: JsonObject, name: string): JsonNode | undefined {
  return findProperty(object, name)?.value;
}

/** The value of a property where it is a string. */
export function findString(object: JsonObject, name: string): string | undefined {
  const value = findValue(object, name);
  return value?.kind === 'string' ? value.value : undefined;
}

/** The value of a property where it is an object. */
export function findObject(object: JsonObject, name: string): JsonObject | undefined {
  const value = findValue(object, name);
  return value?.kind === 'object' ? value : undefined;
}
