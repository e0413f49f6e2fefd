import * as l10n from '../../l10n.js';
import type { ListValue, ObjectValue, Value } from '../values.js';
import { booleanValue, isUnknown, numberValue, propertyOf } from '../values.js';
import { describe } from './access.js';
import { isCertainList, reasonOf } from '../functions/alternatives.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { exploring } from '../functions/define.js';
import { equality } from '../functions/equality.js';
import { isAmong } from './sets.js';
import type { Text } from '../functions/texts.js';
import { isText, knownEnd, knownStart, partsOf } from '../functions/texts.js';

/** Functions that look for something in text, arrays and objects. */

/** `contains`: an item of an array, a name of an object without regard to case, a text in a text with regard to it. */
function contains(args: readonly Value[], call: Call): Value {
  const [container, sought] = args;
  if (!container || !sought) return wrongCall(call, args, l10n.t('it takes a container and what is sought'));
  const found = has(container, sought);
  if (typeof found === 'string') return wrongCall(call, args, found);
  if (found !== undefined) return booleanValue(found, call.origin);
  return unknownResult(call, args, reasonIn(container, sought));
}

/** Whether it is there, undefined where that can't be told; a string says what is wrong with the call. */
function has(container: Value, sought: Value): boolean | string | undefined {
  switch (container.kind) {
    case 'object':
      return hasName(container, sought);
    case 'list':
      return isAmong(sought, container);
    case 'string':
    case 'unknown':
      return hasText(container, sought);
    default:
      return l10n.t("{0} can't contain anything", describe(container));
  }
}

function hasName(container: ObjectValue, sought: Value): boolean | string | undefined {
  if (sought.kind === 'unknown') return container.properties.size > 0 || container.open ? undefined : false;
  if (sought.kind !== 'string') return l10n.t('the name must be a string');
  if (propertyOf(container, sought.value)) return true;
  return container.open ? undefined : false;
}

function hasText(container: Text, sought: Value): boolean | string | undefined {
  if (container.kind === 'unknown' && !container.parts) return undefined;
  if (sought.kind === 'unknown') return undefined;
  if (sought.kind !== 'string' && sought.kind !== 'number') return l10n.t('text can only contain text');
  const wanted = String(sought.value);
  if (partsOf(container).some((part) => typeof part === 'string' && part.includes(wanted))) return true;
  return container.kind === 'string' ? wanted === '' : undefined;
}

function reasonIn(container: Value, sought: Value): string {
  const unknown = [container, sought].find(isUnknown);
  if (unknown) return unknown.reason;
  if (container.kind === 'object' && container.open) return container.open.reason;
  if (container.kind === 'list' && !isCertainList(container)) return reasonOf(container);
  return l10n.t('a part of the values is not known before deployment');
}

/** `indexOf`, `lastIndexOf`: -1 where it isn't there. In text the case doesn't matter. */
function position(name: string, inText: PositionInText, inList: PositionInList): TemplateFunction {
  return exploring(name, 2, 2, (args, call) => {
    const [container, sought] = args;
    if (!container || !sought) return wrongCall(call, args, l10n.t('it takes a string or an array'));
    const isWrong = container.kind !== 'list' && !(isText(container) && isText(sought));
    if (isWrong) return wrongCall(call, args, l10n.t('it takes a string or an array'));
    const index = container.kind === 'list' ? inList(container, sought) : inText(container, sought);
    return index === undefined
      ? unknownResult(call, args, reasonIn(container, sought))
      : numberValue(index, call.origin);
  });
}

type PositionInText = (container: Value, sought: Value) => number | undefined;
type PositionInList = (container: ListValue, sought: Value) => number | undefined;

/** What is found in the known beginning is the first; that there is none is told of known text only. */
function firstInText(container: Value, sought: Value): number | undefined {
  if (!isText(container) || sought.kind !== 'string') return undefined;
  if (container.kind === 'unknown' && !container.parts) return undefined;
  const index = knownStart(container).toLowerCase().indexOf(sought.value.toLowerCase());
  return index >= 0 || container.kind === 'string' ? index : undefined;
}

/** How an empty text is found last differs between versions of .NET. */
function lastInText(container: Value, sought: Value): number | undefined {
  if (container.kind !== 'string' || sought.kind !== 'string' || sought.value === '') return undefined;
  return knownEnd(container).toLowerCase().lastIndexOf(sought.value.toLowerCase());
}

function firstInList(list: ListValue, sought: Value): number | undefined {
  return firstWhere(list, sought, (count) => [0, count, 1]);
}

function lastInList(list: ListValue, sought: Value): number | undefined {
  return firstWhere(list, sought, (count) => [count - 1, -1, -1]);
}

/** The first place, going through the list in a direction, whose item is what is sought. */
function firstWhere(
  list: ListValue,
  sought: Value,
  direction: (count: number) => readonly [start: number, end: number, step: number],
): number | undefined {
  if (!isCertainList(list)) return undefined;
  const [start, end, step] = direction(list.items.length);
  for (let index = start; index !== end; index += step) {
    const item = list.items[index];
    const equal = item && equality(item.value, sought);
    if (equal === undefined) return undefined;
    if (equal) return index;
  }
  return -1;
}

export const searchFunctions: readonly TemplateFunction[] = [
  exploring('contains', 2, 2, contains),
  position('indexOf', firstInText, firstInList),
  position('lastIndexOf', lastInText, lastInList),
];
