import type { Origin } from '../text.js';
import type { ListValue, ObjectValue, UnknownValue, Value } from '../values.js';
import { identityOf, isUnknown, propertyOf } from '../values.js';
import { textEquality } from './texts.js';

/** Values nested deeper than this are not compared further. */
const deepest = 200;

/**
 * Whether two values are equal, as `equals` has it: of one type, text with regard to case. Unknown values are equal
 * only by their identity. Undefined where it can't be told.
 */
export function equality(left: Value, right: Value, depth = 0): boolean | undefined {
  if (left === right) return true;
  if (isUnknown(left) || isUnknown(right)) return unknownEquality(left, right);
  if (left.kind === 'list' && right.kind === 'list') return listEquality(left, right, depth + 1);
  if (left.kind === 'object' && right.kind === 'object') return objectEquality(left, right, depth + 1);
  if (left.kind !== right.kind) return false;
  return !('value' in left) || ('value' in right && left.value === right.value);
}

/** Whether two values are certainly the same. */
export function sameValue(left: Value, right: Value): boolean {
  return equality(left, right) === true;
}

/** The canonical form of the condition that two values are equal, in whichever order they are compared. */
export function equalsIdentity(left: Value, right: Value): string {
  const [one, other] = [identityOf(left), identityOf(right)];
  const isInOrder = isUnknown(left) === isUnknown(right) ? one <= other : isUnknown(left);
  return `equals(${isInOrder ? one : other}, ${isInOrder ? other : one})`;
}

function unknownEquality(left: Value, right: Value): boolean | undefined {
  if (isUnknown(left) && isUnknown(right) && left.identity === right.identity) return true;
  if (!isTextInPart(left) && !isTextInPart(right)) return undefined;
  if (isText(left) && isText(right)) return textEquality(left, right);
  return false;
}

/** Unknown, but certainly text. */
function isTextInPart(value: Value): boolean {
  return isUnknown(value) && value.parts !== undefined;
}

function isText(value: Value): value is Extract<Value, { kind: 'string' }> | UnknownValue {
  return value.kind === 'string' || value.kind === 'unknown';
}

function listEquality(left: ListValue, right: ListValue, depth: number): boolean | undefined {
  const [fewestLeft, fewestRight] = [certainCount(left), certainCount(right)];
  if (fewestLeft > mostItems(right) || fewestRight > mostItems(left)) return false;
  if (fewestLeft !== mostItems(left) || fewestRight !== mostItems(right) || depth > deepest) return undefined;
  return both(left.items, (item, index) => {
    const other = right.items[index];
    return other && equality(item.value, other.value, depth);
  });
}

function certainCount(list: ListValue): number {
  return list.items.reduce((sum, { presence }) => (presence.length === 0 ? sum + 1 : sum), 0);
}

function mostItems(list: ListValue): number {
  return list.open ? Infinity : list.items.length;
}

/** True when all are, false when one isn't. */
function both<T>(
  items: Iterable<T>,
  isEqual: (item: T, index: number) => boolean | undefined,
): boolean | undefined {
  let result: boolean | undefined = true;
  let index = 0;
  for (const item of items) {
    const equal = isEqual(item, index);
    if (equal === false) return false;
    result &&= equal;
    index += 1;
  }
  return result;
}

function objectEquality(left: ObjectValue, right: ObjectValue, depth: number): boolean | undefined {
  if (depth > deepest) return undefined;
  const there = both(left.properties.values(), ({ name, value }) => {
    const other = right.properties.get(name);
    return other ? equality(value, other.value, depth) : missing(right, name);
  });
  if (there === false) return false;
  const back = both(right.properties.keys(), (name) => left.properties.has(name) || missing(left, name));
  if (back === false) return false;
  return left.open || right.open ? undefined : there && back;
}

/** A name in other letters: whether these are the same is not documented. */
function missing(object: ObjectValue, name: string): false | undefined {
  return object.open || propertyOf(object, name) ? undefined : false;
}

/** Whether two values are the same and written at the same place. */
export function sameWriting(left: Value, right: Value): boolean {
  return left === right || (sameOrigin(left.origin, right.origin) && sameValue(left, right));
}

export function sameOrigin(left: Origin | undefined, right: Origin | undefined): boolean {
  return left?.uri === right?.uri && left?.start === right?.start && left?.end === right?.end;
}
