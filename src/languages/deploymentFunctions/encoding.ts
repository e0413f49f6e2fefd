import * as l10n from '../../l10n.js';
import type { KnownValue, Value } from '../values.js';
import { stringValue } from '../values.js';
import { maximumTextLength } from '../functions/budget.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { certain } from '../functions/define.js';

/** Text to base64, to parts of a URI, to data URIs, and back. */

/** A function from known strings to a string; it fails where the computation gives none. */
function ofStrings(
  name: string,
  count: number,
  compute: (...texts: readonly string[]) => string | undefined,
): TemplateFunction {
  return certain(name, count, count, (args, call) => {
    const texts = args.flatMap((arg) => (arg.kind === 'string' ? [arg.value] : []));
    if (texts.length < count) return wrongCall(call, args, l10n.t('its arguments must be strings'));
    return computed(args, call, texts, compute);
  });
}

function computed(
  args: readonly KnownValue[],
  call: Call,
  texts: readonly string[],
  compute: (...texts: readonly string[]) => string | undefined,
): Value {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > maximumTextLength / 4 || !call.context.budget.spend(length / 10))
    return unknownResult(call, args, l10n.t('the text is too long'));
  const result = compute(...texts);
  return result === undefined
    ? wrongCall(call, args, l10n.t('its argument is not encoded so'))
    : stringValue(result, call.origin);
}

/** What a decoder of the platform gives; undefined for text that it refuses. */
function decode(decoder: () => string): string | undefined {
  try {
    return decoder();
  } catch {
    // The text isn't encoded so: the one way these decoders have to say it.
    return undefined;
  }
}

function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The text that a base64 text encodes as UTF-8; undefined where it encodes none. */
export function fromBase64(text: string): string | undefined {
  return decode(() => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  });
}

/** Everything but letters, digits and `-_.~`, as .NET's Uri.EscapeDataString has it. */
function encodeComponent(text: string): string | undefined {
  return decode(() =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  );
}

function fromDataUri(text: string): string | undefined {
  const comma = text.indexOf(',');
  if (!text.toLowerCase().startsWith('data:') || comma < 0) return undefined;
  const data = text.slice(comma + 1);
  const isBase64 = text.slice(0, comma).toLowerCase().endsWith(';base64');
  return isBase64 ? fromBase64(data) : decode(() => decodeURIComponent(data));
}

/**
 * A URI and one relative to it (reference of string functions, `uri`): what stands behind the last slash of the base
 * gives way, but for the slashes of `https://`, and slashes where both meet become one.
 */
function combineUris(base: string, relative: string): string | undefined {
  const scheme = base.indexOf('://');
  const isPlain = scheme >= 0 && !relative.includes('..') && !relative.includes('://');
  if (!isPlain) return decode(() => new URL(relative, base).href);
  const lastSlash = base.lastIndexOf('/');
  const directory = lastSlash > scheme + 2 ? base.slice(0, lastSlash) : base;
  return `${directory}/${relative.replace(/^\/+/, '')}`;
}

export const encodingFunctions: readonly TemplateFunction[] = [
  ofStrings('base64', 1, (text = '') => toBase64(text)),
  ofStrings('base64ToString', 1, (text = '') => fromBase64(text)),
  ofStrings('uriComponent', 1, (text = '') => encodeComponent(text)),
  ofStrings('uriComponentToString', 1, (text = '') => decode(() => decodeURIComponent(text))),
  ofStrings('dataUri', 1, (text = '') => `data:text/plain;charset=utf8;base64,${toBase64(text)}`),
  ofStrings('dataUriToString', 1, (text = '') => fromDataUri(text)),
  ofStrings('uri', 2, (base = '', relative = '') => combineUris(base, relative)),
];
