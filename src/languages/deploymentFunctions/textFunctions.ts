import * as l10n from '../../l10n.js';
import type { KnownValue, Value } from '../values.js';
import { booleanValue, identityOf, listValue, stringValue, textOf, unknownValue } from '../values.js';
import { maximumTextLength } from '../functions/budget.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { certain, partial } from '../functions/define.js';
import type { Part, Piece, Text } from '../functions/texts.js';
import { isText, knownEnd, knownStart, partsOf, pieceOf } from '../functions/texts.js';

/** Functions that change text and take it apart. What is known of text that is known in part is kept where it can be. */

/** A change that each part of a text undergoes by itself. */
function partWise(text: Text, args: readonly Value[], call: Call, change: (known: string) => string): Value {
  const [, ...further] = args;
  const pieces = partsOf(text).map((part): Piece => {
    if (typeof part === 'string') return change(part);
    const identity = [part, ...further].map(identityOf).join(', ');
    return unknownValue(part.reason, `${call.name}(${identity})`, part.origin);
  });
  return textOf(pieces, call.origin);
}

function changeOfCase(name: string, change: (text: string) => string): TemplateFunction {
  return partial(name, 1, 1, (args, call) => {
    const [text] = args;
    if (!isText(text)) return wrongCall(call, args, l10n.t('its argument must be a string'));
    return partWise(text, args, call, change);
  });
}

/** What is sought may begin in one part and end in the next, unless it is a single character. */
function replace(args: readonly Value[], call: Call): Value {
  const [text, sought, replacement] = args;
  if (!isText(text) || !isText(sought) || !isText(replacement))
    return wrongCall(call, args, l10n.t('its arguments must be strings'));
  if (sought.kind === 'unknown' || replacement.kind === 'unknown')
    return unknownResult(call, args, reasonFor(sought, replacement));
  if (sought.value === '') return wrongCall(call, args, l10n.t('what is replaced must not be empty'));
  const isSound = text.kind === 'string' || sought.value.length === 1;
  if (!isSound) return unknownResult(call, args, text.reason);
  const longest = replacement.value.length * (text.kind === 'string' ? text.value.length : 1);
  if (longest > maximumTextLength || !call.context.budget.spend(longest / 100))
    return unknownResult(call, args, l10n.t('the text is too long'));
  return partWise(text, args, call, (known) => known.replaceAll(sought.value, () => replacement.value));
}

function reasonFor(...texts: readonly Text[]): string {
  return texts.find((text) => text.kind === 'unknown')?.reason ?? '';
}

function trim(args: readonly Value[], call: Call): Value {
  const [text] = args;
  if (!isText(text)) return wrongCall(call, args, l10n.t('its argument must be a string'));
  if (text.kind === 'string') return stringValue(text.value.trim(), call.origin);
  const hasEnds = knownStart(text).trim() !== '' && knownEnd(text).trim() !== '';
  if (!hasEnds) return unknownResult(call, args, text.reason);
  const parts = [...partsOf(text)];
  parts[0] = knownStart(text).trimStart();
  parts[parts.length - 1] = knownEnd(text).trimEnd();
  return textOf(parts, call.origin);
}

/** `substring`, which fails where the text isn't as long. */
function substring(args: readonly Value[], call: Call): Value {
  const [text, start, count] = args;
  if (!isText(text) || start?.kind !== 'number' || (count && count.kind !== 'number'))
    return unknownOrWrong(args, call, l10n.t('it takes a string, a start and a length'));
  const known = knownStart(text);
  const isWhole = text.kind === 'string';
  const end = count ? start.value + count.value : known.length;
  const isInside = start.value >= 0 && end >= start.value && end <= known.length;
  if (!isInside || (!isWhole && !count)) {
    return isWhole
      ? wrongCall(
          call,
          args,
          l10n.t('the part lies outside the string, which has {0} characters', known.length),
        )
      : unknownResult(call, args, text.reason);
  }
  return stringValue(known.slice(start.value, end), call.origin);
}

function unknownOrWrong(args: readonly Value[], call: Call, problem: string): Value {
  const unknown = args.find((arg) => arg.kind === 'unknown');
  return unknown ? unknownResult(call, args, unknown.reason) : wrongCall(call, args, problem);
}

function padLeft(args: readonly Value[], call: Call): Value {
  const [value, width, fill] = args;
  const text = value && (value.kind === 'string' ? value.value : pieceOf(value));
  const character = fill === undefined ? ' ' : fill.kind === 'string' ? fill.value : '';
  if (typeof text !== 'string' || width?.kind !== 'number' || character.length !== 1)
    return wrongCall(call, args, l10n.t('it takes a string, a length and a single character'));
  if (width.value > maximumTextLength || !call.context.budget.spend(Math.max(0, width.value) / 100))
    return unknownResult(call, args, l10n.t('the text is too long'));
  return stringValue(text.padStart(width.value, character), call.origin);
}

/** Whether text begins or ends with another, without regard to case: told by what is known of that end. */
function edge(
  name: string,
  knownAt: (text: Text) => string,
  cut: (text: string, count: number) => string,
): TemplateFunction {
  return partial(name, 2, 2, (args, call) => {
    const [text, sought] = args;
    if (!isText(text) || !isText(sought))
      return wrongCall(call, args, l10n.t('its arguments must be strings'));
    const [known, wanted] = [knownAt(text).toLowerCase(), knownAt(sought).toLowerCase()];
    const shared = Math.min(known.length, wanted.length);
    if (cut(known, shared) !== cut(wanted, shared)) return booleanValue(false, call.origin);
    if (sought.kind === 'string' && wanted.length <= known.length) return booleanValue(true, call.origin);
    if (text.kind === 'string' && wanted.length > known.length) return booleanValue(false, call.origin);
    return unknownResult(call, args, reasonFor(text, sought));
  });
}

/** `split`: text known in part is split where it certainly is one text between two delimiters. */
function split(args: readonly Value[], call: Call): Value {
  const [text, by] = args;
  const delimiters = by && delimitersOf(by);
  if (!isText(text) || delimiters === undefined)
    return unknownOrWrong(args, call, l10n.t('it takes a string, and a string or an array of strings'));
  const parts = partsOf(text);
  if (text.kind === 'unknown' && !isPathOfNames(parts, delimiters))
    return unknownResult(call, args, text.reason);
  const items: Piece[][] = [[]];
  for (const part of parts) {
    const [first = '', ...rest] = typeof part === 'string' ? splitBy(part, delimiters) : [part];
    items.at(-1)?.push(first);
    for (const piece of rest) items.push([piece]);
  }
  if (!call.context.budget.spend(items.length))
    return unknownResult(call, args, l10n.t('the array has too many items'));
  const values = items.map((pieces) => textOf(pieces, call.origin));
  return listValue(values, call.origin);
}

function delimitersOf(value: Value): readonly string[] | undefined {
  if (value.kind === 'string') return [value.value];
  if (value.kind !== 'list' || value.open) return undefined;
  const texts = value.items.flatMap(({ value: item, presence }) =>
    item.kind === 'string' && presence.length === 0 ? [item.value] : [],
  );
  return texts.length === value.items.length ? texts : undefined;
}

/**
 * Whether what isn't known of a text are whole segments of a resource's id, or of the name of a child resource. These
 * are names, and no name has a slash in it: Azure would refuse it.
 */
function isPathOfNames(parts: readonly Part[], delimiters: readonly string[]): boolean {
  if (parts.length < 2 || !delimiters.every((delimiter) => delimiter === '/')) return false;
  const areSegments = parts.every(
    (part, index) => typeof part === 'string' || isBetweenSlashes(parts, index),
  );
  const [head] = parts;
  if (typeof head === 'string') return areSegments && /^\/(subscriptions|providers)\/|^[^/:]+\//i.test(head);
  return areSegments && isChildName(parts);
}

/** `{parent}/{child}`; what goes on as `{…}/subnets/{…}` may as well begin with the id of a resource. */
function isChildName(parts: readonly Part[]): boolean {
  const known = parts.filter((part) => typeof part === 'string');
  if (known.every((part) => part === '/')) return true;
  return known.length === 1 && known[0]?.lastIndexOf('/') === 0;
}

function isBetweenSlashes(parts: readonly Part[], index: number): boolean {
  const [before, after] = [parts[index - 1], parts[index + 1]];
  const begins = index === 0 || (typeof before === 'string' && before.endsWith('/'));
  return begins && (after === undefined || (typeof after === 'string' && after.startsWith('/')));
}

function splitBy(text: string, delimiters: readonly string[]): readonly string[] {
  return delimiters
    .filter((delimiter) => delimiter !== '')
    .reduce<string[]>((pieces, delimiter) => pieces.flatMap((piece) => piece.split(delimiter)), [text]);
}

/** Whether text is like a pattern in which `*` stands for anything, without regard to case. */
function like(args: readonly KnownValue[], call: Call): Value {
  const [text, pattern] = args;
  if (text?.kind !== 'string' || pattern?.kind !== 'string')
    return wrongCall(call, args, l10n.t('its arguments must be strings'));
  const [head = '', ...rest] = pattern.value.toLowerCase().split('*');
  const lower = text.value.toLowerCase();
  return booleanValue(rest.length === 0 ? lower === head : hasPieces(lower, head, rest), call.origin);
}

function hasPieces(text: string, head: string, rest: readonly string[]): boolean {
  if (!text.startsWith(head)) return false;
  const tail = rest.at(-1) ?? '';
  let position = head.length;
  for (const piece of rest.slice(0, -1)) {
    const found = text.indexOf(piece, position);
    if (found < 0) return false;
    position = found + piece.length;
  }
  return text.length - tail.length >= position && text.endsWith(tail);
}

/** What only Azure can compute, though from its arguments alone: equal calls give equal values. */
function hash(name: string): TemplateFunction {
  return certain(name, 1, Infinity, (args, call) =>
    unknownResult(call, args, l10n.t('only Azure computes {0}()', name)),
  );
}

export const textFunctions: readonly TemplateFunction[] = [
  changeOfCase('toLower', (text) => text.toLowerCase()),
  changeOfCase('toUpper', (text) => text.toUpperCase()),
  partial('replace', 3, 3, replace),
  partial('trim', 1, 1, trim),
  partial('substring', 2, 3, substring),
  certain('padLeft', 2, 3, padLeft),
  edge('startsWith', knownStart, (text, count) => text.slice(0, count)),
  edge('endsWith', knownEnd, (text, count) => text.slice(text.length - count)),
  partial('split', 2, 2, split),
  certain('like', 2, 2, like),
  hash('uniqueString'),
  hash('guid'),
];
