import * as l10n from '../../l10n.js';
import type { Value } from '../values.js';
import { identityOf, unknownValue } from '../values.js';
import { describe } from './access.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { partial } from '../functions/define.js';
import { joinPieces } from './strings.js';
import type { Piece } from '../functions/texts.js';
import { pieceOf } from '../functions/texts.js';

/** Composite formatting as .NET's String.Format does it: `{0}`, `{0,8}`, `{0:D3}`, with `{{` and `}}` for braces. */

interface Hole {
  readonly index: number;
  /** Columns to fill: right-aligned, or left-aligned where negative. */
  readonly width: number;
  readonly specifier: string;
}

function format(args: readonly Value[], call: Call): Value {
  const [pattern, ...values] = args;
  if (pattern?.kind === 'unknown') return unknownResult(call, args, pattern.reason);
  if (pattern?.kind !== 'string') return wrongCall(call, args, l10n.t('its first argument must be a string'));
  const read = readPattern(pattern.value);
  if (!read) return wrongCall(call, args, l10n.t('a brace in the format string is not closed or not opened'));
  const pieces: Piece[] = [];
  for (const part of read) {
    if (typeof part === 'string') {
      pieces.push(part);
      continue;
    }
    const value = values[part.index];
    if (!value) return wrongCall(call, args, l10n.t('it has no argument {0}', part.index));
    const piece = fill(value, part);
    if (piece === undefined)
      return unknownResult(call, args, l10n.t('how Azure formats {0} is not documented', describe(value)));
    pieces.push(piece);
  }
  return joinPieces(pieces, args, call);
}

/** The text and the holes of a format string, in order; undefined where a brace stands alone. */
function readPattern(pattern: string): readonly (string | Hole)[] | undefined {
  const parts: (string | Hole)[] = [];
  let position = 0;
  while (position < pattern.length) {
    const brace = nextBrace(pattern, position);
    if (brace > position) parts.push(pattern.slice(position, brace));
    if (brace === pattern.length) break;
    const character = pattern.charAt(brace);
    const isDoubled = pattern.charAt(brace + 1) === character;
    const close = isDoubled ? brace + 1 : pattern.indexOf('}', brace);
    const part = isDoubled
      ? character
      : character === '{'
        ? readHole(pattern.slice(brace + 1, close))
        : undefined;
    if (part === undefined || close < 0) return undefined;
    parts.push(part);
    position = close + 1;
  }
  return parts;
}

function nextBrace(pattern: string, from: number): number {
  for (let index = from; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    if (character === '{' || character === '}') return index;
  }
  return pattern.length;
}

/** `index[,width][:specifier]` */
function readHole(text: string): Hole | undefined {
  const colon = text.indexOf(':');
  const [index = '', width = '0', ...more] = (colon < 0 ? text : text.slice(0, colon)).split(',');
  const hole = {
    index: index.trim() === '' ? NaN : Number(index),
    width: Number(width),
    specifier: colon < 0 ? '' : text.slice(colon + 1),
  };
  const isWhole = Number.isInteger(hole.index) && hole.index >= 0 && Number.isInteger(hole.width);
  return isWhole && more.length === 0 && Math.abs(hole.width) <= 10_000 ? hole : undefined;
}

function fill(value: Value, hole: Hole): Piece | undefined {
  const { width, specifier } = hole;
  const piece = pieceOf(value);
  if (piece === undefined) return undefined;
  if (width === 0 && specifier === '') return piece;
  if (value.kind === 'unknown') {
    const written = `{0${width === 0 ? '' : `,${width}`}${specifier === '' ? '' : `:${specifier}`}}`;
    return unknownValue(
      value.reason,
      `format(${JSON.stringify(written)}, ${identityOf(value)})`,
      value.origin,
    );
  }
  const text = typeof piece === 'string' ? piece : piece.kind === 'string' ? piece.value : '';
  const formatted = value.kind === 'number' && specifier ? formatNumber(value.value, specifier) : text;
  return width < 0 ? formatted?.padEnd(-width) : formatted?.padStart(width);
}

/** Standard and simple custom formats of integers: D, N, F, X, G, and zeros. */
function formatNumber(value: number, specifier: string): string | undefined {
  const sign = value < 0 ? '-' : '';
  const absolute = Math.abs(value);
  if (/^0+$/.test(specifier)) return sign + String(absolute).padStart(specifier.length, '0');
  if (!/^[a-z]\d{0,2}$/i.test(specifier) || !Number.isInteger(value)) return undefined;
  const given = specifier.length > 1 ? Number(specifier.slice(1)) : undefined;
  switch (specifier.charAt(0).toUpperCase()) {
    case 'G':
      return given === undefined ? String(value) : undefined;
    case 'D':
      return sign + String(absolute).padStart(given ?? 0, '0');
    case 'X':
      return sign === '' ? hexadecimal(absolute, given ?? 0, specifier.startsWith('X')) : undefined;
    case 'F':
      return sign + String(absolute) + decimals(given ?? 2);
    case 'N':
      return sign + grouped(String(absolute)) + decimals(given ?? 2);
    default:
      return undefined;
  }
}

function hexadecimal(value: number, digits: number, isUpper: boolean): string {
  const text = value.toString(16).padStart(digits, '0');
  return isUpper ? text.toUpperCase() : text;
}

function decimals(count: number): string {
  return count === 0 ? '' : `.${'0'.repeat(count)}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

export const formatFunctions: readonly TemplateFunction[] = [partial('format', 1, Infinity, format)];
