import * as l10n from '../../l10n.js';
import type { ListItem, UnknownValue, Value } from '../values.js';
import { textOf } from '../values.js';
import { describe } from './access.js';
import { alternativesOf } from '../functions/alternatives.js';
import { maximumItems, maximumTextLength } from '../functions/budget.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { byCases, certain, partial } from '../functions/define.js';
import type { Piece } from '../functions/texts.js';
import { pieceOf, pieceSize } from '../functions/texts.js';

/** Functions that put text together. What is known of it is kept. */

/** `concat` of text, or of arrays; of what is wholly unknown it can't be told which. */
function concat(args: readonly Value[], call: Call): Value {
  if (args.some((arg) => arg.kind === 'list')) return concatLists(args, call);
  const [only] = args;
  if (only && args.length === 1 && only.kind !== 'object') return only;
  const isOpen = args.every((arg) => arg.kind === 'unknown' && !arg.parts);
  return isOpen ? unknownResult(call, args, reasonIn(args)) : concatText(args, call);
}

function reasonIn(args: readonly Value[]): string {
  return args.find((arg) => arg.kind === 'unknown')?.reason ?? l10n.t('it is not known before deployment');
}

function concatLists(args: readonly Value[], call: Call): Value {
  const items: ListItem[] = [];
  let open: UnknownValue | undefined;
  for (const arg of args) {
    if (arg.kind === 'list') {
      if (items.length + arg.items.length > maximumItems || !call.context.budget.spend(arg.items.length))
        return unknownResult(call, args, l10n.t('the array has too many items'));
      for (const item of arg.items) items.push(item);
      open ??= arg.open;
    } else if (arg.kind === 'unknown' && !arg.parts) open ??= arg;
    else return wrongCall(call, args, l10n.t('{0} is no array', describe(arg)));
  }
  return { kind: 'list', items, open, origin: call.origin };
}

function concatText(args: readonly Value[], call: Call): Value {
  const pieces: Piece[] = [];
  for (const arg of args) {
    const piece = arg.kind === 'null' ? undefined : pieceOf(arg);
    if (piece === undefined) return wrongCall(call, args, l10n.t('{0} is no text', describe(arg)));
    pieces.push(piece);
  }
  return joinPieces(pieces, args, call);
}

/** Text put together by a call, within bounds. */
export function joinPieces(pieces: readonly Piece[], args: readonly Value[], call: Call): Value {
  const size = pieces.reduce((sum, piece) => sum + pieceSize(piece), 0);
  if (size > maximumTextLength || !call.context.budget.spend(pieces.length + size / 100))
    return unknownResult(call, args, l10n.t('the text is too long'));
  return textOf(pieces, call.origin);
}

function join(args: readonly Value[], call: Call): Value {
  const [list, delimiter] = args;
  if (list?.kind !== 'list' || delimiter?.kind !== 'string')
    return wrongCall(call, args, l10n.t('it takes an array and a string'));
  const values = list.items.map(({ value }) => value);
  return byCases(values, call, (items) => joinItems(items, delimiter.value, call), alternativesOf);
}

function joinItems(items: readonly Value[], delimiter: string, call: Call): Value {
  const pieces: Piece[] = [];
  for (const item of items) {
    const piece = pieceOf(item);
    if (piece === undefined) return wrongCall(call, items, l10n.t('{0} is no text', describe(item)));
    if (pieces.length > 0) pieces.push(delimiter);
    pieces.push(piece);
  }
  return joinPieces(pieces, items, call);
}

export const stringFunctions: readonly TemplateFunction[] = [
  partial('concat', 1, Infinity, concat),
  certain('join', 2, 2, join),
];
