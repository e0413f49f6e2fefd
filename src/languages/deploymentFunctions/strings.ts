import type { ListItem, UnknownValue, Value } from '../values.js';
import { textOf } from '../values.js';
import { describe } from './access.js';
import { maximumItems, maximumTextLength } from './budget.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from './call.js';
import { partial } from './define.js';
import type { Piece } from './texts.js';
import { knownLength, pieceOf } from './texts.js';

function concat(args: readonly Value[], call: Call): Value {
  if (args.every((arg) => arg.kind === 'unknown') && !args.some((arg) => arg.parts))
    return args.length === 1 && args[0] ? args[0] : unknownResult(call, args, args[0]?.reason ?? '');
  return args.some((arg) => arg.kind === 'list') ? concatLists(args, call) : concatText(args, call);
}

function concatLists(args: readonly Value[], call: Call): Value {
  const items: ListItem[] = [];
  let open: UnknownValue | undefined;
  for (const arg of args) {
    if (arg.kind === 'unknown') open ??= arg;
    else if (arg.kind !== 'list') return wrongCall(call, args, `${describe(arg)} is no array`);
    else {
      for (const item of arg.items) items.push(item);
      open ??= arg.open;
    }
  }
  if (items.length > maximumItems || !call.context.budget.spend(items.length))
    return unknownResult(call, args, 'the array has too many items');
  return { kind: 'list', items, open, origin: call.origin };
}

function concatText(args: readonly Value[], call: Call): Value {
  const pieces: Piece[] = [];
  for (const arg of args) {
    const piece = pieceOf(arg);
    if (piece === undefined) return wrongCall(call, args, `${describe(arg)} is no text`);
    pieces.push(piece);
  }
  return joinPieces(pieces, args, call);
}

/** Text put together by a call, within bounds. */
export function joinPieces(pieces: readonly Piece[], args: readonly Value[], call: Call): Value {
  const length = pieces.reduce((sum, piece) => sum + knownLength(piece), 0);
  if (length > maximumTextLength || !call.context.budget.spend(pieces.length + length / 100))
    return unknownResult(call, args, 'the text is too long');
  return textOf(pieces, call.origin);
}

export const stringFunctions: readonly TemplateFunction[] = [partial('concat', 1, Infinity, concat)];
