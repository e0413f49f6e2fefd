import * as l10n from '../../l10n.js';
import type { KnownValue, ListItem, ListValue, UnknownValue, Value } from '../values.js';
import { booleanValue, listValue, nullValue, numberValue, stringValue, textOf } from '../values.js';
import { accessIndex, describe, tryAccess } from './access.js';
import { reasonOf } from '../functions/alternatives.js';
import { maximumItems } from '../functions/budget.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { certain, exploring, partial, strict } from '../functions/define.js';
import { flatten } from './flatten.js';
import { itemAt } from '../functions/itemAt.js';
import type { Text } from '../functions/texts.js';
import { isText, knownEnd, knownStart, partsOf } from '../functions/texts.js';

/** Functions of arrays, and of text as a row of characters. */

/** `length`: of an array, an object or a string. */
function length(args: readonly Value[], call: Call): Value {
  const [value] = args;
  switch (value?.kind) {
    case 'string':
      return numberValue(value.value.length, call.origin);
    case 'list':
      return numberValue(value.items.length, call.origin);
    case 'object':
      return value.open
        ? unknownResult(call, args, value.open.reason)
        : numberValue(value.properties.size, call.origin);
    default:
      return wrongCall(call, args, l10n.t('it takes an array, an object or a string'));
  }
}

/** `empty`: false as soon as any part is certainly there. */
function empty(args: readonly Value[], call: Call): Value {
  const [value] = args;
  switch (value?.kind) {
    case 'null':
      return booleanValue(true, call.origin);
    case 'string':
      return booleanValue(value.value === '', call.origin);
    case 'object':
      return emptiness(value.properties.size > 0, value.open, args, call);
    case 'list': {
      const hasItem = value.items.some(({ presence }) => presence.length === 0);
      if (hasItem || value.items.length === 0) return emptiness(hasItem, value.open, args, call);
      return unknownResult(call, args, reasonOf(value));
    }
    case 'unknown':
      return value.parts?.some((part) => typeof part === 'string')
        ? booleanValue(false, call.origin)
        : unknownResult(call, args, value.reason);
    default:
      return wrongCall(call, args, l10n.t('it takes an array, an object or a string'));
  }
}

function emptiness(
  hasSome: boolean,
  open: UnknownValue | undefined,
  args: readonly Value[],
  call: Call,
): Value {
  if (hasSome || !open) return booleanValue(!hasSome, call.origin);
  return unknownResult(call, args, open.reason);
}

/** `first`, `last`: null for an empty array, empty text for an empty string. */
function edge(name: string, reversed: boolean): TemplateFunction {
  return partial(name, 1, 1, (args, call) => {
    const [value] = args;
    if (value?.kind === 'list') {
      const list = reversed ? { ...value, items: [...value.items].reverse() } : value;
      return itemAt(list, 0, {
        reason: reasonOf(value),
        origin: call.origin,
        identity: () => unknownResult(call, args, '').identity,
        missing: () => nullValue(call.origin),
      });
    }
    if (!isText(value)) return wrongCall(call, args, l10n.t('it takes an array or a string'));
    const character = reversed ? knownEnd(value).slice(-1) : knownStart(value).slice(0, 1);
    if (character === '' && value.kind === 'unknown') return unknownResult(call, args, value.reason);
    return stringValue(character, call.origin);
  });
}

/** `take`, `skip`: a part of an array or a text from its start. */
function part(
  name: string,
  ofItems: (items: readonly ListItem[], count: number) => readonly ListItem[],
  ofText: (text: Text, count: number, call: Call) => Value | undefined,
): TemplateFunction {
  return exploring(name, 2, 2, (args, call) => {
    const [value, count] = args;
    if (count?.kind === 'unknown') return unknownResult(call, args, count.reason);
    if (count?.kind !== 'number')
      return wrongCall(call, args, l10n.t('its second argument must be an integer'));
    const number = Math.max(0, count.value);
    if (value?.kind === 'list') return partOfList(value, number, args, call, ofItems);
    if (!isText(value)) return wrongCall(call, args, l10n.t('it takes an array or a string'));
    if (value.kind === 'unknown' && !value.parts) return unknownResult(call, args, value.reason);
    return ofText(value, number, call) ?? unknownResult(call, args, reasonOf(value));
  });
}

function partOfList(
  list: ListValue,
  count: number,
  args: readonly Value[],
  call: Call,
  ofItems: (items: readonly ListItem[], count: number) => readonly ListItem[],
): Value {
  if (list.open || list.items.some(({ presence }) => presence.length > 0))
    return unknownResult(call, args, reasonOf(list));
  if (!call.context.budget.spend(list.items.length / 10))
    return unknownResult(call, args, l10n.t('the array has too many items'));
  return { ...list, items: ofItems(list.items, count), origin: call.origin };
}

function takeText(text: Text, count: number, call: Call): Value | undefined {
  const known = knownStart(text);
  if (text.kind === 'unknown' && count > known.length) return undefined;
  return stringValue(known.slice(0, count), call.origin);
}

function skipText(text: Text, count: number, call: Call): Value | undefined {
  const known = knownStart(text);
  if (text.kind === 'string') return stringValue(known.slice(count), call.origin);
  if (count > known.length) return undefined;
  const [, ...rest] = known === '' ? ['', ...partsOf(text)] : partsOf(text);
  return textOf([known.slice(count), ...rest], call.origin);
}

function range(args: readonly KnownValue[], call: Call): Value {
  const [start, count] = args;
  if (start?.kind !== 'number' || count?.kind !== 'number' || count.value < 0)
    return wrongCall(call, args, l10n.t('it takes a start and a count that is not negative'));
  if (count.value > maximumItems || !call.context.budget.spend(count.value))
    return unknownResult(call, args, l10n.t('the array has too many items'));
  const numbers = Array.from({ length: count.value }, (_, index) =>
    numberValue(start.value + index, call.origin),
  );
  return listValue(numbers, call.origin);
}

function array(args: readonly Value[], call: Call): Value {
  const [value] = args;
  if (value?.kind === 'list') return value;
  if (value?.kind === 'unknown' && !value.parts) return unknownResult(call, args, value.reason);
  return listValue(value ? [value] : [], call.origin);
}

/** `indexFromEnd`, `tryIndexFromEnd`: the last item is number 1. */
function fromEnd(name: string, access: typeof accessIndex): TemplateFunction {
  return partial(name, 2, 2, (args, call) => {
    const [list, index] = args;
    const unknown = [list, index].find((arg) => arg?.kind === 'unknown');
    if (unknown) return unknownResult(call, args, reasonOf(unknown));
    if (list?.kind !== 'list' || index?.kind !== 'number')
      return wrongCall(
        call,
        args,
        l10n.t('it takes an array and an integer, not {0}', describe(list ?? nullValue())),
      );
    const reversed = { ...list, items: [...list.items].reverse() };
    return access(reversed, numberValue(index.value - 1), call.origin);
  });
}

export const arrayFunctions: readonly TemplateFunction[] = [
  certain('length', 1, 1, length),
  exploring('empty', 1, 1, empty),
  edge('first', false),
  edge('last', true),
  part('take', (items, count) => items.slice(0, count), takeText),
  part('skip', (items, count) => items.slice(count), skipText),
  certain('range', 2, 2, range),
  partial('flatten', 1, 1, flatten),
  partial('array', 1, 1, array),
  strict('createArray', 0, Infinity, (args, call) => listValue(args, call.origin)),
  fromEnd('indexFromEnd', accessIndex),
  fromEnd('tryIndexFromEnd', tryAccess),
];
