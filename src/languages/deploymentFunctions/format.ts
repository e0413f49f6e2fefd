import type { Value } from '../values.js';
import { describe } from './access.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from './call.js';
import { partial } from './define.js';
import { joinPieces } from './strings.js';
import type { Piece } from './texts.js';
import { pieceOf } from './texts.js';

/** Composite formatting as .NET does it: `{0}`, `{0,8}`, `{0:D3}`, with `{{` and `}}` for braces. */
const hole = /\{\{|\}\}|\{(\d+)(?:,\s*(-?\d+))?(?::([^{}]*))?\}/g;

function format(args: readonly Value[], call: Call): Value {
  const [pattern, ...values] = args;
  if (pattern?.kind === 'unknown') return unknownResult(call, args, pattern.reason);
  if (pattern?.kind !== 'string') return wrongCall(call, args, 'its first argument must be a string');
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of pattern.value.matchAll(hole)) {
    pieces.push(pattern.value.slice(end, match.index));
    end = match.index + match[0].length;
    const piece =
      match[1] === undefined ? match[0].slice(1) : fill(values[Number(match[1])], match[2], match[3]);
    if (piece === undefined) return wrongCall(call, args, problemOf(values[Number(match[1])], match[0]));
    pieces.push(piece);
  }
  pieces.push(pattern.value.slice(end));
  return joinPieces(pieces, args, call);
}

function problemOf(value: Value | undefined, written: string): string {
  return value
    ? `${describe(value)} can't be formatted as ${written}`
    : `there is no argument for ${written}`;
}

function fill(
  value: Value | undefined,
  width: string | undefined,
  specifier: string | undefined,
): Piece | undefined {
  const piece = value && pieceOf(value);
  if (piece === undefined || (typeof piece !== 'string' && piece.kind === 'unknown')) return piece;
  const text = typeof piece === 'string' ? piece : piece.value;
  const formatted = value?.kind === 'number' && specifier ? formatNumber(value.value, specifier) : text;
  if (formatted === undefined) return undefined;
  const columns = Number(width ?? 0);
  return columns < 0 ? formatted.padEnd(-columns) : formatted.padStart(columns);
}

/** Standard and simple custom numeric formats: D, N, F, X, and zeros. */
function formatNumber(value: number, specifier: string): string | undefined {
  const digits = Number(specifier.slice(1) || '0');
  const sign = value < 0 ? '-' : '';
  const absolute = Math.abs(value);
  if (/^0+$/.test(specifier)) return sign + String(absolute).padStart(specifier.length, '0');
  if (!/^[a-z]\d*$/i.test(specifier)) return undefined;
  switch (specifier.charAt(0).toUpperCase()) {
    case 'D':
      return sign + String(absolute).padStart(digits, '0');
    case 'X': {
      const hexadecimal = absolute.toString(16).padStart(digits, '0');
      return specifier.startsWith('X') ? hexadecimal.toUpperCase() : hexadecimal;
    }
    case 'F':
      return value.toFixed(specifier.length > 1 ? digits : 2);
    case 'N': {
      const [whole = '', fraction] = absolute.toFixed(specifier.length > 1 ? digits : 2).split('.');
      return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
    }
    default:
      return undefined;
  }
}

export const formatFunctions: readonly TemplateFunction[] = [partial('format', 1, Infinity, format)];
