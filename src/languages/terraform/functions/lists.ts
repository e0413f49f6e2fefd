import { bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { casesOf } from '../../functions/alternatives.js';
import { maximumItems } from '../../functions/budget.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import { certain, exploring, partial } from '../../functions/define.js';
import { equality } from '../../functions/equality.js';
import type { KnownValue, ListItem, ListValue, UnknownValue, Value } from '../../values.js';
import {
  booleanValue,
  isFailed,
  isUnknown,
  itemOf,
  listValue,
  numberValue,
  unknownValue,
} from '../../values.js';
import { convert } from '../types/convert.js';
import { compareKeys } from '../types/order.js';
import { isTooLarge } from '../types/size.js';
import { describe, toPrimitive } from '../types/primitives.js';
import { equalityOf } from '../types/equality.js';
import { typeOf } from '../types/types.js';
import { unify } from '../types/unify.js';
import type { Call, TerraformFunction } from './call.js';
import { charactersOf, itemsOf, likeOneAnother, numbersOf, primitiveOf } from './define.js';

/** Functions of lists. Source: Terraform language, "Built-in Functions", collection functions. */

function length([value]: readonly Value[], call: Call): Value {
  if (value?.kind === 'string') return numberValue(charactersOf(value.value).length, call.origin);
  if (value?.kind === 'object' && !value.open) return numberValue(value.properties.size, call.origin);
  if (value?.kind === 'list' && !value.open) return numberValue(value.items.length, call.origin);
  const unknown = value && unknownIn(value);
  if (unknown) return unknownResult(call, [value], unknown.reason);
  return wrongCall(
    call,
    value ? [value] : [],
    l10n.t('{0} has no length', value ? describe(value) : l10n.t('nothing')),
  );
}

function unknownIn(value: Value): UnknownValue | undefined {
  if (isUnknown(value)) return value;
  return value.kind === 'list' || value.kind === 'object' ? value.open : undefined;
}

/** `concat`: lists become one, which may have more where one of them may. */
function concat(args: readonly Value[], call: Call): Value {
  const items: ListItem[] = [];
  let open: UnknownValue | undefined;
  for (const arg of args) {
    if (isUnknown(arg)) open ??= arg;
    else if (arg.kind !== 'list' || arg.collection === 'set')
      return wrongCall(call, args, l10n.t('{0} is no list', describe(arg)));
    else {
      if (items.length + arg.items.length > maximumItems || !call.context.budget.spend(arg.items.length))
        return unknownResult(call, args, l10n.t('the list has too many elements'));
      items.push(...arg.items);
      open ??= arg.open;
    }
  }
  const joined: ListValue = { kind: 'list', items, open, origin: call.origin };
  const isList = args.length > 0 && args.every((arg) => arg.kind === 'list' && arg.collection === 'list');
  const alike = isList ? likeOneAnother(joined) : joined;
  return isFailed(alike) ? joined : alike;
}

const deepest = 50;

/** `flatten`: lists in lists, however deep, put into one. */
function flatten(args: readonly Value[], call: Call): Value {
  const [list] = args;
  const flat: Flat = { items: [], open: undefined };
  if (list && isUnknown(list)) return unknownResult(call, args, list.reason);
  if (list?.kind !== 'list') return wrongCall(call, args, l10n.t('it takes a list'));
  if (isTooLarge(list)) return unknownResult(call, args, l10n.t('the list has too many elements'));
  flattenInto(list, [], flat, 0);
  if (flat.items.length > maximumItems || !call.context.budget.spend(flat.items.length))
    return unknownResult(call, args, l10n.t('the list has too many elements'));
  return { kind: 'list', items: flat.items, open: flat.open, origin: call.origin };
}

interface Flat {
  readonly items: ListItem[];
  open: UnknownValue | undefined;
}

function flattenInto(list: ListValue, presence: ListItem['presence'], flat: Flat, depth: number): void {
  flat.open ??= list.open;
  for (const item of list.items) {
    for (const one of casesOf(item.value)) {
      const inner = bothPresent(presence, item.presence);
      const both = inner && bothPresent(inner, one.presence);
      if (!both || flat.items.length > maximumItems) continue;
      if (one.value.kind === 'list' && depth < deepest) flattenInto(one.value, both, flat, depth + 1);
      else if (one.value.kind === 'unknown' && !one.value.parts) flat.open ??= one.value;
      else flat.items.push({ value: one.value, presence: both });
    }
  }
}

function contains(args: readonly Value[], call: Call): Value {
  const [list, wanted] = args;
  const items = itemsOf(list, args, call);
  if ('kind' in items) return items;
  if (!wanted || wanted.kind === 'null')
    return wrongCall(call, args, l10n.t('it takes a value that is not null'));
  const found = items.map((item) => equalityOf(item.value, wanted));
  if (found.some((equal, index) => equal === true && items[index]?.presence.length === 0))
    return booleanValue(true, call.origin);
  const isCertain = list?.kind === 'list' && !list.open;
  if (isCertain && found.every((equal) => equal === false)) return booleanValue(false, call.origin);
  return unknownResult(call, args, l10n.t('whether the element is in the list is not known'));
}

function index(args: readonly KnownValue[], call: Call): Value {
  const [list, wanted] = args;
  if (list?.kind !== 'list' || list.collection === 'set' || !wanted || wanted.kind === 'null')
    return wrongCall(call, args, l10n.t('it takes a list and a value'));
  const found = list.items.map(({ value }) => equalityOf(value, wanted));
  const place = found.findIndex((equal) => equal !== false);
  if (place < 0) return wrongCall(call, args, l10n.t('the value is not in the list'));
  return found[place]
    ? numberValue(place, call.origin)
    : unknownResult(call, args, l10n.t('the elements are not known'));
}

function element(args: readonly KnownValue[], call: Call): Value {
  const [list, place] = args;
  const number = primitiveOf(place, 'number');
  if (list?.kind !== 'list' || list.collection === 'set' || number?.kind !== 'number')
    return wrongCall(call, args, l10n.t('it takes a list and a number'));
  if (list.items.length === 0) return wrongCall(call, args, l10n.t('the list is empty'));
  if (number.value < 0)
    return unknownResult(call, args, l10n.t('versions of Terraform differ in negative places'));
  const found = list.items[number.value % list.items.length];
  return found?.value ?? wrongCall(call, args, l10n.t('there is no such element'));
}

/** `distinct`, where it can be told which elements are the same. */
function distinct(args: readonly Value[], call: Call): Value {
  const [given] = args;
  const items = itemsOf(given, args, call);
  if ('kind' in items || given?.kind !== 'list') return 'kind' in items ? items : (given ?? listValue([]));
  const list = likeOneAnother(given);
  if (list.kind !== 'list') return list;
  const kept: ListItem[] = [];
  for (const item of list.items) {
    const same = kept.map((other) => equality(other.value, item.value));
    if (same.includes(undefined))
      return unknownResult(call, args, l10n.t('which elements are the same is not known'));
    if (!same.some((equal, place) => equal && kept[place]?.presence.length === 0)) kept.push(item);
  }
  return { ...list, collection: 'list', items: kept, origin: call.origin };
}

/** `compact`: without empty text and null. */
function compact(args: readonly Value[], call: Call): Value {
  const [list] = args;
  const items = itemsOf(list, args, call);
  if ('kind' in items || list?.kind !== 'list') return 'kind' in items ? items : (list ?? listValue([]));
  const texts = items.map((item) => ({ ...item, value: toPrimitive(item.value, 'string') }));
  const failed = texts.find(({ value }) => isFailed(value));
  if (failed) return failed.value;
  if (texts.some(({ value }) => value.kind === 'unknown' && !value.parts))
    return unknownResult(call, args, l10n.t('which elements are empty is not known'));
  const kept = texts.filter(
    ({ value }) => value.kind !== 'null' && !(value.kind === 'string' && value.value === ''),
  );
  return { ...list, collection: 'list', items: kept, origin: call.origin };
}

function reverse([list]: readonly KnownValue[], call: Call): Value {
  if (list?.kind !== 'list') return wrongCall(call, list ? [list] : [], l10n.t('it takes a list'));
  return {
    ...list,
    collection: list.collection && 'list',
    items: [...list.items].reverse(),
    origin: call.origin,
  };
}

function slice(args: readonly KnownValue[], call: Call): Value {
  const [list] = args;
  const [start = 0, end = 0] = numbersOf(args.slice(1)) ?? [];
  const isPlace = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end;
  if (list?.kind !== 'list' || list.collection === 'set' || !isPlace || end > list.items.length)
    return wrongCall(call, args, l10n.t('it takes a list and two places in it'));
  return { ...list, items: list.items.slice(start, end), origin: call.origin };
}

function sort(args: readonly KnownValue[], call: Call): Value {
  const [list] = args;
  if (list?.kind !== 'list') return wrongCall(call, args, l10n.t('it takes a list'));
  const texts = list.items.map(({ value }) => primitiveOf(value, 'string'));
  const known = texts.flatMap((text) => (text?.kind === 'string' ? [text] : []));
  if (known.length < texts.length) return unknownResult(call, args, l10n.t('the elements are not known'));
  const sorted = known.sort((left, right) => compareKeys(left.value, right.value));
  return { ...listValue(sorted, call.origin), collection: 'list' };
}

const longestRange = 1024;

function range(args: readonly KnownValue[], call: Call): Value {
  const [first = 0, second, third] = numbersOf(args) ?? [NaN];
  const [start, limit] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (limit < start ? -1 : 1);
  if (Number.isNaN(first) || step === 0 || (step > 0 ? start > limit : start < limit))
    return wrongCall(call, args, l10n.t('there is no such range'));
  const count = Math.ceil((limit - start) / step);
  if (count > longestRange)
    return wrongCall(call, args, l10n.t('it has more than {0} elements', longestRange));
  if (!Number.isInteger(start) || !Number.isInteger(step))
    return unknownResult(call, args, l10n.t('ranges of fractions are not looked into'));
  const items = Array.from({ length: count }, (_, place) => numberValue(start + place * step, call.origin));
  return { ...listValue(items, call.origin), collection: 'list' };
}

function chunks(args: readonly KnownValue[], call: Call): Value {
  const [given] = args;
  const [size = NaN] = numbersOf(args.slice(1)) ?? [];
  if (given?.kind !== 'list' || !Number.isInteger(size) || size < 0)
    return wrongCall(call, args, l10n.t('it takes a list and a number'));
  const list = likeOneAnother(given);
  if (list.kind !== 'list') return list;
  const step = size === 0 ? list.items.length : size;
  const count = list.items.length === 0 ? 0 : Math.ceil(list.items.length / step);
  const items = Array.from({ length: count }, (_, place) =>
    itemOf({ ...list, collection: 'list', items: list.items.slice(place * step, (place + 1) * step) }),
  );
  return { ...list, collection: 'list', items, origin: call.origin };
}

/** `one`: the only element, or null where there is none. */
function one(args: readonly Value[], call: Call): Value {
  const items = itemsOf(args[0], args, call);
  if ('kind' in items) return items;
  if (args[0]?.kind === 'list' && args[0].open) return unknownResult(call, args, args[0].open.reason);
  if (items.length > 1) return wrongCall(call, args, l10n.t('the list has more than one element'));
  return items[0]?.value ?? { kind: 'null', origin: call.origin };
}

/** `alltrue`, `anytrue`. */
function allAre(name: string, wanted: boolean): TerraformFunction {
  return certain(name, 1, 1, (args, call) => {
    const [list] = args;
    if (list?.kind !== 'list') return wrongCall(call, args, l10n.t('it takes a list'));
    const values = list.items.map(({ value }) => toPrimitive(value, 'bool'));
    const failed = values.find(isFailed);
    if (failed) return failed;
    if (values.some((value) => value.kind === 'boolean' && value.value !== wanted))
      return booleanValue(!wanted, call.origin);
    if (values.some(isUnknown)) return unknownResult(call, args, l10n.t('an element is not known'));
    return booleanValue(wanted && !values.some(({ kind }) => kind === 'null'), call.origin);
  });
}

/** `coalesce`: the first that is neither null nor empty text. */
function coalesce(args: readonly Value[], call: Call): Value {
  const type = unify(args.map(typeOf));
  const isEmpty = (value: Value): boolean =>
    value.kind === 'null' || (value.kind === 'string' && value.value === '');
  const first = args.find((arg) => !isEmpty(arg));
  if (!type) return wrongCall(call, args, l10n.t('its arguments have no type in common'));
  if (!first) return wrongCall(call, args, l10n.t('all of its arguments are null or empty'));
  if (!isUnknown(first) || (first.parts?.some((part) => typeof part === 'string') ?? false))
    return convert(first, type);
  const rest = args.slice(args.indexOf(first) + 1);
  return rest.every(isEmpty)
    ? first
    : unknownValue(
        first.reason,
        `coalesce(${args.map((arg) => (isUnknown(arg) ? arg.identity : describe(arg))).join(', ')})`,
        call.origin,
      );
}

/** `coalescelist`: the first that isn't empty. */
function coalesceList(args: readonly KnownValue[], call: Call): Value {
  if (args.some((arg) => arg.kind !== 'list' || arg.collection === 'set'))
    return wrongCall(call, args, l10n.t('it takes lists'));
  const found = args.find((arg) => arg.kind === 'list' && arg.items.length > 0);
  return found ?? wrongCall(call, args, l10n.t('all of its lists are empty'));
}

export const listFunctions: readonly TerraformFunction[] = [
  exploring('length', 1, 1, length),
  partial('concat', 1, Infinity, concat),
  partial('flatten', 1, 1, flatten),
  partial('contains', 2, 2, contains),
  certain('index', 2, 2, index),
  certain('element', 2, 2, element),
  partial('distinct', 1, 1, distinct),
  partial('compact', 1, 1, compact),
  certain('reverse', 1, 1, reverse),
  certain('slice', 3, 3, slice),
  certain('sort', 1, 1, sort),
  certain('range', 1, 3, range),
  certain('chunklist', 2, 2, chunks),
  exploring('one', 1, 1, one),
  allAre('alltrue', true),
  allAre('anytrue', false),
  partial('coalesce', 1, Infinity, coalesce),
  certain('coalescelist', 1, Infinity, coalesceList),
];
