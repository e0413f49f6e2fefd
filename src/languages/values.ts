import type { Condition, Presence, Unknown } from '../azure/unknown.js';
import { always } from '../azure/unknown.js';
import { byName } from './namedProperties.js';
import * as l10n from '../l10n.js';
import type { Origin } from './text.js';

/**
 * What every language's expressions evaluate to. Values are immutable. Each remembers its `origin`: the place where
 * it is written as a literal, carried through variables, parameters, loops and modules, so that a finding is shown,
 * and a fix made, where the author wrote the value. A computed value has the origin of the expression that computed
 * it. The origin is always a place where another literal of the language could stand instead; it is `undefined` for
 * what stands in no document (a default of the language).
 */
export type Value =
  NullValue | BooleanValue | NumberValue | StringValue | ListValue | ObjectValue | UnknownValue;

export type KnownValue = Exclude<Value, UnknownValue>;

interface Written {
  readonly origin: Origin | undefined;
}

export interface NullValue extends Written {
  readonly kind: 'null';
}

export interface BooleanValue extends Written {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NumberValue extends Written {
  readonly kind: 'number';
  readonly value: number;
}

export interface StringValue extends Written {
  readonly kind: 'string';
  readonly value: string;
}

export interface ListValue extends Written {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
  /** Which collection of one type it is, in a language that has them beside tuples: Terraform's. */
  readonly collection?: 'list' | 'set' | undefined;
  /** Set when the list may have further items, anywhere in it, that are not known. */
  readonly open: UnknownValue | undefined;
  readonly standIns?: StandIns | undefined;
}

/**
 * Items of a list that stand for all further ones: a loop makes them of what is not known, so that each further one is
 * something that such an item may be. Where it doesn't matter how many there are, they tell all.
 */
export interface StandIns {
  readonly items: readonly ListItem[];
  /** What is set in the list as long as they stand for all of its further items. */
  readonly open: UnknownValue;
}

export interface ListItem {
  readonly value: Value;
  /** When the item is in the list; items of a known list are there `always`. */
  readonly presence: Presence;
}

export interface ObjectValue extends Written {
  readonly kind: 'object';
  /** By name as written, in the order written. */
  readonly properties: ReadonlyMap<string, ObjectProperty>;
  /** Set when the object may have further properties that are not known; those in `properties` are certain. */
  readonly open: UnknownValue | undefined;
  /** Set where the properties are entries of one type, in a language that tells maps from objects: Terraform's. */
  readonly collection?: 'map' | undefined;
  /** The canonical form of an object that has an identity of its own: a resource with what it is configured by. */
  readonly identity?: string | undefined;
  /** Set where a loop's body makes the object, which then several objects share as their origin. */
  readonly generated?: Generated | undefined;
}

/** How a loop makes an object. */
export interface Generated {
  /** The item it is made from, where that is a literal and nothing else is made from it. */
  readonly item: Origin | undefined;
}

export interface ObjectProperty {
  readonly name: string;
  /** Set where the name may be written in another case, which matters to who reads it as text. */
  readonly spelling?: UnknownValue | undefined;
  readonly nameOrigin: Origin | undefined;
  readonly value: Value;
  /** The expression that stands for the value where the object is written; the value's origin may be far from it. */
  readonly site?: Origin | undefined;
}

export interface UnknownValue extends Unknown, Written {
  /**
   * The canonical form of the expression the value comes from. Two unknown values of one deployment with the same
   * identity are the same value, whatever it is: this links resources whose names are parameters.
   */
  readonly identity: string;
  /** For text that is known in part, its pieces in order: `Storage.` and then an unknown region. */
  readonly parts?: readonly (string | UnknownValue)[];
  /** Where the value is one of a few that are known, these, each with the conditions under which it is the one. */
  readonly alternatives?: readonly ListItem[];
  /** Set where it is certain that the deployment refuses the expression: the value is none. */
  readonly fails?: true;
}

export interface FailedValue extends UnknownValue {
  readonly fails: true;
}

export function nullValue(origin?: Origin): NullValue {
  return { kind: 'null', origin };
}

export function booleanValue(value: boolean, origin?: Origin): BooleanValue {
  return { kind: 'boolean', value, origin };
}

export function numberValue(value: number, origin?: Origin): NumberValue {
  return { kind: 'number', value, origin };
}

export function stringValue(value: string, origin?: Origin): StringValue {
  return { kind: 'string', value, origin };
}

/** A list whose items are all there. */
export function listValue(values: readonly Value[], origin?: Origin): ListValue {
  return { kind: 'list', items: values.map(itemOf), open: undefined, origin };
}

export function itemOf(value: Value): ListItem {
  return { value, presence: always };
}

export function objectValue(properties: Iterable<ObjectProperty>, origin?: Origin): ObjectValue {
  const all: readonly ObjectProperty[] = Array.isArray(properties) ? properties : [...properties];
  return { kind: 'object', properties: byName(all), open: undefined, origin };
}

/**
 * @param reason what is not known and why, as a clause: "parameter 'rules' has no default value"
 * @param identity the canonical form of the expression
 */
export function unknownValue(reason: string, identity: string, origin?: Origin): UnknownValue {
  return { kind: 'unknown', reason, identity: boundedIdentity(identity), origin };
}

/** What an expression comes to that the deployment refuses, whatever else is known; see `unknownValue`. */
export function failedValue(reason: string, identity: string, origin?: Origin): FailedValue {
  return { ...unknownValue(reason, identity, origin), fails: true };
}

export function isFailed(value: Value): value is FailedValue {
  return value.kind === 'unknown' && value.fails === true;
}

export function isUnknown(value: Value): value is UnknownValue {
  return value.kind === 'unknown';
}

/** The same value, said to be written elsewhere. */
export function withOrigin<V extends Value>(value: V, origin: Origin | undefined): V {
  return value.origin === origin ? value : { ...value, origin };
}

/**
 * Text put together from pieces: known where all are, else unknown text that keeps what is known of it.
 */
export function textOf(
  pieces: readonly (string | StringValue | UnknownValue)[],
  origin?: Origin,
): StringValue | UnknownValue {
  const parts: (string | UnknownValue)[] = [];
  for (const piece of pieces) appendPiece(parts, piece);
  const only = parts[0] ?? '';
  if (parts.length <= 1)
    return typeof only === 'string' ? stringValue(only, origin) : withOrigin(only, origin);
  const reason = parts.find((part) => typeof part !== 'string')?.reason ?? l10n.t('unknown text');
  const identity = parts.map((part) => (typeof part === 'string' ? part : `{${part.identity}}`)).join('');
  return { kind: 'unknown', reason, identity: boundedIdentity(identity), parts, origin };
}

function appendPiece(parts: (string | UnknownValue)[], piece: string | StringValue | UnknownValue): void {
  if (typeof piece !== 'string' && piece.kind === 'unknown') {
    if (piece.parts) for (const part of piece.parts) appendPiece(parts, part);
    else parts.push(piece);
    return;
  }
  const text = typeof piece === 'string' ? piece : piece.value;
  const last = parts[parts.length - 1];
  if (typeof last === 'string') parts[parts.length - 1] = last + text;
  else if (text !== '') parts.push(text);
}

/** The value of a condition that may come out either way; `identity` names the condition. */
export function choice(
  identity: string,
  reason: string,
  whenTrue: Value,
  whenFalse: Value,
  origin?: Origin,
): UnknownValue {
  const under = (holds: boolean, value: Value): ListItem => ({
    value,
    presence: [{ identity, holds } satisfies Condition],
  });
  return {
    kind: 'unknown',
    reason,
    identity: boundedIdentity(`if(${identity}, ${identityOf(whenTrue)}, ${identityOf(whenFalse)})`),
    alternatives: [under(true, whenTrue), under(false, whenFalse)],
    origin,
  };
}

const longestIdentity = 1000;

/**
 * An identity of a bounded length: of a longer one the end is a digest of the whole. Expressions that use a value twice,
 * and again the result twice, would otherwise have identities of any length.
 */
export function boundedIdentity(identity: string): string {
  if (identity.length <= longestIdentity) return identity;
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < identity.length; index += 1) {
    const code = identity.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return `${identity.slice(0, longestIdentity / 2)}…#${(low >>> 0).toString(16)}${(high >>> 0).toString(16)}`;
}

const identities = new WeakMap<Value, string>();

/**
 * A canonical text of a value, equal for equal values and, but for a digest of what is long, for no others: unknown
 * values by their identity, known ones by their content.
 */
export function identityOf(value: Value): string {
  if (value.kind !== 'list' && value.kind !== 'object') return identityOfSimple(value);
  let identity = identities.get(value);
  if (identity === undefined) identities.set(value, (identity = boundedIdentity(identityOfCompound(value))));
  return identity;
}

function identityOfSimple(value: Exclude<Value, ListValue | ObjectValue>): string {
  switch (value.kind) {
    case 'unknown':
      return value.identity;
    case 'null':
      return 'null';
    case 'string':
      return JSON.stringify(value.value);
    case 'number':
    case 'boolean':
      return String(value.value);
  }
}

function identityOfCompound(value: ListValue | ObjectValue): string {
  if (value.kind === 'object' && value.identity !== undefined) return value.identity;
  const parts = value.kind === 'list' ? value.items.map(identityOfItem) : [];
  if (value.kind === 'object') {
    for (const property of value.properties.values())
      parts.push(`${property.name}: ${identityOf(property.value)}`);
  }
  if (value.open) parts.push(`…${value.open.identity}`);
  return value.kind === 'list' ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`;
}

function identityOfItem({ value, presence }: ListItem): string {
  if (presence.length === 0) return identityOf(value);
  const conditions = presence.map(({ identity, holds }) => (holds ? identity : `!${identity}`));
  return `${identityOf(value)} if ${conditions.join(' & ')}`;
}

/** A property by its name without regard to case, as Azure Resource Manager finds it; exact spelling first. */
export function propertyOf(object: ObjectValue, name: string): Value | undefined {
  const exact = object.properties.get(name);
  if (exact) return exact.value;
  const lower = name.toLowerCase();
  for (const property of object.properties.values()) {
    if (property.name.length === name.length && property.name.toLowerCase() === lower) return property.value;
  }
  return undefined;
}
