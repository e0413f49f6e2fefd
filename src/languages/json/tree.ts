import type { Comment } from '../language.js';
import type { Origin, SyntaxProblem } from '../text.js';

/**
 * A JSON document as a light tree, strings with their escapes resolved. Every node is the origin of what it stands
 * for, so that values made from it need no other. Immutable.
 */
export interface JsonDocument {
  readonly uri: string;
  readonly text: string;
  /** The document's value; undefined where it has none. */
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

export type JsonNode =
  JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull | JsonInvalid;

export interface JsonObject extends Origin {
  readonly kind: 'object';
  readonly properties: readonly JsonProperty[];
}

/** A property; it is the origin of its name, quotes included. */
export interface JsonProperty extends Origin {
  readonly name: string;
  /** Undefined where the value is missing in a broken text. */
  readonly value: JsonNode | undefined;
}

export interface JsonArray extends Origin {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

/** The span has the quotes in it; the closing one is missing in a broken text. */
export interface JsonString extends Origin {
  readonly kind: 'string';
  readonly value: string;
}

export interface JsonNumber extends Origin {
  readonly kind: 'number';
  readonly value: number;
}

export interface JsonBoolean extends Origin {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface JsonNull extends Origin {
  readonly kind: 'null';
}

/** Text that stands where a value belongs but is none: a word without quotes, a placeholder of a build. */
export interface JsonInvalid extends Origin {
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
