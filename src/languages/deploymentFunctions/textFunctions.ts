import type { KnownValue, StringValue, UnknownValue, Value } from '../values.js';
import { booleanValue, listValue, numberValue, stringValue, textOf, unknownValue } from '../values.js';
import { describe } from './access.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from './call.js';
import { certain, partial } from './define.js';
import { sameValue } from './equality.js';
import { joinPieces } from './strings.js';
import type { Piece } from './texts.js';
import { partsOf, pieceOf } from './texts.js';

/** Functions that take text apart and change it. What is known of text that is known in part is kept where it can be. */

type Text = StringValue | UnknownValue;

function isText(value: Value | undefined): value is Text {
  return value?.kind === 'string' || value?.kind === 'unknown';
}

/** A function of known text and numbers. */
function ofText(
  name: string,
  minimum: number,
  maximum: number,
  compute: (text: string, further: readonly KnownValue[]) => string | number | boolean | undefined,
): TemplateFunction {
  return certain(name, minimum, maximum, (args, call) => {
    const [text, ...further] = args;
    if (text?.kind !== 'string') return wrongCall(call, args, 'its first argument must be a string');
    const result = compute(text.value, further);
    if (typeof result === 'string') return stringValue(result, call.origin);
    if (typeof result === 'number') return numberValue(result, call.origin);
    if (typeof result === 'boolean') return booleanValue(result, call.origin);
    return wrongCall(call, args, 'its arguments are not what it takes');
  });
}

/** A change that each piece of a text undergoes by itself. */
function pieceWise(name: string, change: (text: string) => string): TemplateFunction {
  return partial(name, 1, 1, (args, call) => {
    const [text] = args;
    if (!isText(text)) return wrongCall(call, args, 'its argument must be a string');
    const pieces = partsOf(text).map((part): Piece => {
      if (typeof part === 'string') return change(part);
      return unknownValue(part.reason, `${name}(${part.identity})`, part.origin);
    });
    return textOf(pieces, call.origin);
  });
}

function asText(value: KnownValue | undefined): string | undefined {
  return value?.kind === 'string' ? value.value : undefined;
}

function asNumber(value: KnownValue | undefined): number | undefined {
  return value?.kind === 'number' ? value.value : undefined;
}

function substring(text: string, [start, length]: readonly KnownValue[]): string | undefined {
  const from = asNumber(start);
  const count = length === undefined ? text.length - (from ?? 0) : asNumber(length);
  if (from === undefined || count === undefined || from < 0 || count < 0 || from + count > text.length)
    return undefined;
  return text.slice(from, from + count);
}

/** The place of a text in a text, without regard to case, or of an item in an array; -1 where it isn't there. */
function position(
  name: string,
  inText: (text: string, sought: string) => number,
  ofMany: (indexes: readonly number[]) => number | undefined,
): TemplateFunction {
  return certain(name, 2, 2, (args, call) => {
    const [container, sought] = args;
    if (container?.kind === 'string' && sought?.kind === 'string') {
      return numberValue(inText(container.value.toLowerCase(), sought.value.toLowerCase()), call.origin);
    }
    if (container?.kind !== 'list' || !sought) return wrongCall(call, args, 'it takes a string or an array');
    const indexes = container.items.flatMap(({ value }, index) => (sameValue(value, sought) ? [index] : []));
    return numberValue(ofMany(indexes) ?? -1, call.origin);
  });
}

function padLeft(args: readonly Value[], call: Call): Value {
  const [value, width, fill] = args;
  const piece = value && pieceOf(value);
  const text = typeof piece === 'string' ? piece : piece?.kind === 'string' ? piece.value : undefined;
  if (text === undefined || width?.kind !== 'number' || width.value > 10_000) {
    return wrongCall(call, args, 'its arguments are not what it takes');
  }
  return stringValue(text.padStart(width.value, fill?.kind === 'string' ? fill.value : ' '), call.origin);
}

/** Whether text begins or ends with another: told by what is known of that end. */
function edge(name: string, atStart: boolean): TemplateFunction {
  return partial(name, 2, 2, (args, call) => {
    const [text, sought] = args;
    if (!isText(text) || !isText(sought)) return wrongCall(call, args, 'its arguments must be strings');
    if (sought.kind === 'unknown') return unknownResult(call, args, sought.reason);
    const parts = partsOf(text);
    const known = atStart ? parts[0] : parts.at(-1);
    const wanted = sought.value.toLowerCase();
    const lower = typeof known === 'string' ? known.toLowerCase() : '';
    const has = atStart ? lower.startsWith(wanted) : lower.endsWith(wanted);
    if (has || parts.length < 2) {
      if (typeof known === 'string' || wanted === '') return booleanValue(has, call.origin);
    }
    const shared = Math.min(lower.length, wanted.length);
    const differs = atStart
      ? lower.slice(0, shared) !== wanted.slice(0, shared)
      : lower.slice(lower.length - shared) !== wanted.slice(wanted.length - shared);
    if (differs) return booleanValue(false, call.origin);
    return unknownResult(call, args, text.kind === 'unknown' ? text.reason : '');
  });
}

/** `split`: text known in part is split where its known pieces have the delimiter. */
function split(args: readonly Value[], call: Call): Value {
  const [text, by] = args;
  const delimiters = by && delimitersOf(by);
  if (!isText(text) || delimiters === undefined) {
    const unknown = args.find((arg) => arg.kind === 'unknown');
    return unknown
      ? unknownResult(call, args, unknown.reason)
      : wrongCall(call, args, 'its arguments must be strings');
  }
  const parts = partsOf(text);
  if (parts.some((part) => typeof part !== 'string') && !isNameOf(parts, delimiters)) {
    return unknownResult(call, args, text.kind === 'unknown' ? text.reason : '');
  }
  const items: Piece[][] = [[]];
  for (const part of parts) {
    const [first = '', ...rest] = typeof part === 'string' ? splitBy(part, delimiters) : [part];
    items.at(-1)?.push(first);
    items.push(...rest.map((piece) => [piece]));
  }
  return listValue(
    items.map((pieces) => textOf(pieces, call.origin)),
    call.origin,
  );
}

function delimitersOf(value: Value): readonly string[] | undefined {
  if (value.kind === 'string') return [value.value];
  if (value.kind !== 'list' || value.open) return undefined;
  const texts = value.items.flatMap(({ value: item }) => (item.kind === 'string' ? [item.value] : []));
  return texts.length === value.items.length ? texts : undefined;
}

/** Names of resources have no slashes in them: a path of such names is split between them. */
function isNameOf(parts: readonly (string | UnknownValue)[], delimiters: readonly string[]): boolean {
  return parts.length > 1 && delimiters.every((delimiter) => delimiter === '/');
}

function splitBy(text: string, delimiters: readonly string[]): string[] {
  return delimiters
    .filter((delimiter) => delimiter !== '')
    .reduce<string[]>((pieces, delimiter) => pieces.flatMap((piece) => piece.split(delimiter)), [text]);
}

function join(args: readonly Value[], call: Call): Value {
  const [list, delimiter] = args;
  if (list?.kind !== 'list' || delimiter?.kind !== 'string')
    return wrongCall(call, args, 'it takes an array and a string');
  const pieces: Piece[] = [];
  for (const [index, { value }] of list.items.entries()) {
    const piece = pieceOf(value);
    if (piece === undefined) return wrongCall(call, args, `${describe(value)} is no text`);
    if (index > 0) pieces.push(delimiter.value);
    pieces.push(piece);
  }
  return joinPieces(pieces, args, call);
}

function decoded(decode: (text: string) => string): (text: string) => string | undefined {
  return (text) => {
    try {
      return decode(text);
    } catch {
      // Text that isn't encoded so: Azure refuses the call.
      return undefined;
    }
  };
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 100_000))));
}

function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}

/** What only Azure can compute, though from its arguments alone: equal calls give equal values. */
function opaque(name: string, minimum: number, maximum: number): TemplateFunction {
  return certain(name, minimum, maximum, (args, call) =>
    unknownResult(call, args, `${name}() is computed by Azure`),
  );
}

export const textFunctions: readonly TemplateFunction[] = [
  pieceWise('toLower', (text) => text.toLowerCase()),
  pieceWise('toUpper', (text) => text.toUpperCase()),
  ofText('trim', 1, 1, (text) => text.trim()),
  ofText('replace', 3, 3, (text, [old, by]) => {
    const [sought, replacement] = [asText(old), asText(by)];
    return sought === undefined || replacement === undefined || sought === ''
      ? undefined
      : text.replaceAll(sought, replacement);
  }),
  ofText('substring', 2, 3, substring),
  position(
    'indexOf',
    (text, sought) => text.indexOf(sought),
    (indexes) => indexes[0],
  ),
  position(
    'lastIndexOf',
    (text, sought) => text.lastIndexOf(sought),
    (indexes) => indexes.at(-1),
  ),
  certain('padLeft', 2, 3, padLeft),
  edge('startsWith', true),
  edge('endsWith', false),
  partial('split', 2, 2, split),
  certain('join', 2, 2, join),
  ofText('base64', 1, 1, toBase64),
  ofText('base64ToString', 1, 1, decoded(fromBase64)),
  ofText('uriComponent', 1, 1, encodeURIComponent),
  ofText('uriComponentToString', 1, 1, decoded(decodeURIComponent)),
  ofText('dataUri', 1, 1, (text) => `data:text/plain;charset=utf8;base64,${toBase64(text)}`),
  ofText('dataUriToString', 1, 1, (text) => decoded(fromBase64)(text.slice(text.indexOf(',') + 1))),
  ofText('uri', 2, 2, (base, [relative]) => {
    const path = asText(relative);
    return path === undefined ? undefined : decoded((text) => new URL(path, text).href)(base);
  }),
  opaque('uniqueString', 1, Infinity),
  opaque('guid', 1, Infinity),
];
