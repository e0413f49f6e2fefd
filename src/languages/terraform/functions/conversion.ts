import * as l10n from '../../../l10n.js';
import { exploring, partial, strict } from '../../functions/define.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import type { ListItem, ListValue, Value } from '../../values.js';
import { isFailed, isUnknown, itemOf, listValue } from '../../values.js';
import { equality } from '../../functions/equality.js';
import { convert } from '../types/convert.js';
import { describe, toPrimitive } from '../types/primitives.js';
import type { PrimitiveKind } from '../types/primitives.js';
import { setOf } from '../types/sets.js';
import { likeOneAnother } from './define.js';
import { isTooLarge } from '../types/size.js';
import type { Type } from '../types/types.js';
import { typeOf } from '../types/types.js';
import { unify } from '../types/unify.js';
import type { Call, TerraformFunction } from './call.js';

/** Conversions and sets. Source: Terraform language, "Built-in Functions", type conversion and collection functions. */

function toKind(name: string, kind: PrimitiveKind): TerraformFunction {
  return strict(name, 1, 1, ([value], call) => {
    if (!value) return wrongCall(call, [], l10n.t('it takes a value'));
    const converted = toPrimitive(value, kind);
    return isFailed(converted)
      ? wrongCall(call, [value], l10n.t("{0} can't be converted", describe(value)))
      : converted;
  });
}

function toCollection(name: string, kind: 'list' | 'map' | 'set'): TerraformFunction {
  return partial(name, 1, 1, ([value], call) => {
    if (!value || isUnknown(value) || value.kind === 'null')
      return value ?? wrongCall(call, [], l10n.t('it takes a value'));
    if (isTooLarge(value)) return unknownResult(call, [value], l10n.t('the value has too many parts'));
    const type = elementType(value);
    if (!type) return wrongCall(call, [value], l10n.t('its elements have no type in common'));
    const converted = convert(value, { kind, element: type });
    return isFailed(converted)
      ? wrongCall(call, [value], l10n.t("{0} can't be converted", describe(value)))
      : converted;
  });
}

function elementType(value: Value): Type | undefined {
  if (value.kind === 'list') return unify(value.items.map((item) => typeOf(item.value)));
  if (value.kind !== 'object') return undefined;
  return unify([...value.properties.values()].map((property) => typeOf(property.value)));
}

/** A function of sets, given as lists or sets, whose elements are all known to be there. */
function ofSets(
  name: string,
  minimum: number,
  maximum: number,
  combine: (left: readonly ListItem[], right: readonly ListItem[]) => readonly ListItem[] | undefined,
): TerraformFunction {
  return exploring(name, minimum, maximum, (args, call) => {
    const lists = args.filter((arg): arg is ListValue => arg.kind === 'list' && !arg.open);
    const unknown = args.find((arg) => isUnknown(arg) || (arg.kind === 'list' && arg.open));
    if (unknown) return unknownResult(call, args, l10n.t('which elements there are is not known'));
    const sets = lists.length === args.length ? asSets(lists) : undefined;
    const [first, ...others] = sets ?? [];
    if (!first) return wrongCall(call, args, l10n.t('it takes sets whose elements have a type in common'));
    let items: readonly ListItem[] | undefined = first.items;
    for (const other of others) items = items && combine(items, other.items);
    return items
      ? setOf(items, undefined, call.origin)
      : unknownResult(call, args, l10n.t('which elements are the same is not known'));
  });
}

/** Lists as sets of the one type that all of their elements can have; undefined where there is none. */
function asSets(lists: readonly ListValue[]): readonly ListValue[] | undefined {
  const element = unify(lists.flatMap(({ items }) => items.map((item) => typeOf(item.value))));
  if (!element || lists.some(isTooLarge)) return undefined;
  return lists.flatMap((list) => {
    const converted = convert(list, { kind: 'set', element });
    return converted.kind === 'list' ? [converted] : [];
  });
}

/** The elements that are, or are not, among others; undefined where that can't be told. */
function among(
  left: readonly ListItem[],
  right: readonly ListItem[],
  wanted: boolean,
): ListItem[] | undefined {
  const kept: ListItem[] = [];
  for (const item of left) {
    const equal = right.map((other) => equality(item.value, other.value));
    const isAmong = equal.includes(true);
    if (!isAmong && equal.includes(undefined)) return undefined;
    if (isAmong === wanted) kept.push(item);
  }
  return kept;
}

const mostProducts = 5000;

function setProduct(args: readonly Value[], call: Call): Value {
  let rows: readonly (readonly Value[])[] = [[]];
  for (const arg of args) {
    if (arg.kind !== 'list' || arg.open)
      return unknownResult(call, args, l10n.t('which elements there are is not known'));
    const list = likeOneAnother(arg);
    if (list.kind !== 'list')
      return wrongCall(call, args, l10n.t('the elements of a list have no type in common'));
    const items = list.items.map((item) => item.value);
    if (rows.length * items.length > mostProducts || !call.context.budget.spend(rows.length * items.length))
      return unknownResult(call, args, l10n.t('there are too many combinations'));
    rows = rows.flatMap((row) => items.map((item) => [...row, item]));
  }
  const items = rows.map((row) => itemOf(listValue(row, call.origin)));
  const isSet = args.some((arg) => arg.kind === 'list' && arg.collection === 'set');
  return isSet
    ? setOf(items, undefined, call.origin)
    : { kind: 'list', collection: 'list', items, open: undefined, origin: call.origin };
}

export const conversionFunctions: readonly TerraformFunction[] = [
  toKind('tostring', 'string'),
  toKind('tonumber', 'number'),
  toKind('tobool', 'bool'),
  toCollection('tolist', 'list'),
  toCollection('toset', 'set'),
  toCollection('tomap', 'map'),
  ofSets('setunion', 1, Infinity, (left, right) => [...left, ...right]),
  ofSets('setintersection', 1, Infinity, (left, right) => among(left, right, true)),
  ofSets('setsubtract', 2, 2, (left, right) => among(left, right, false)),
  exploring('setproduct', 2, Infinity, setProduct),
  strict('sensitive', 1, 1, ([value], call) => value ?? wrongCall(call, [], l10n.t('it takes a value'))),
  strict('nonsensitive', 1, 1, ([value], call) => value ?? wrongCall(call, [], l10n.t('it takes a value'))),
];
