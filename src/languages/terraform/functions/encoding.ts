import * as l10n from '../../../l10n.js';
import { certain, partial } from '../../functions/define.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import { yamlValue } from '../../functions/yaml.js';
import { jsonValue } from '../../deploymentFunctions/index.js';
import type { KnownValue, NumberValue, UnknownValue, Value } from '../../values.js';
import { isUnknown, unknownValue, withOrigin } from '../../values.js';
import { isTooLarge } from '../types/size.js';
import { sortedProperties } from '../types/convert.js';
import { textOfNumber } from '../types/primitives.js';
import type { Call, TerraformFunction } from './call.js';
import { csvdecode } from './csv.js';
import { ofTexts } from './define.js';
import { putTogether } from './texts.js';

/** Values as text and back. Source: Terraform language, "Built-in Functions", encoding functions. */

type Piece = string | UnknownValue;

const deepest = 100;

/** `jsonencode`: what isn't known in it stays a piece of the text that isn't known. */
function jsonEncode(args: readonly Value[], call: Call): Value {
  const [value] = args;
  const pieces: Piece[] = [];
  if (!value || isTooLarge(value) || !encodeInto(value, pieces, 0))
    return unknownResult(call, args, l10n.t('not all of the value is known'));
  return putTogether(pieces, call.context, call.origin);
}

function encodeInto(value: Value, pieces: Piece[], depth: number): boolean {
  if (depth > deepest) return false;
  switch (value.kind) {
    case 'null':
      pieces.push('null');
      return true;
    case 'string':
      pieces.push(jsonText(value.value));
      return true;
    case 'number':
      return encodeNumber(value, pieces);
    case 'boolean':
      pieces.push(String(value.value));
      return true;
    case 'unknown':
      pieces.push(unknownValue(value.reason, `jsonencode(${value.identity})`, value.origin));
      return true;
    case 'list':
      if (value.open || value.items.some(({ presence }) => presence.length > 0)) return false;
      return encodeAll(
        '[',
        value.items.map((item) => ['', item.value]),
        ']',
        pieces,
        depth,
      );
    case 'object':
      if (value.open) return false;
      return encodeAll(
        '{',
        sortedProperties(value).map((property) => [`${jsonText(property.name)}:`, property.value]),
        '}',
        pieces,
        depth,
      );
  }
}

function encodeNumber({ value, origin }: NumberValue, pieces: Piece[]): boolean {
  const text = textOfNumber(value, origin);
  if (text.kind === 'string') pieces.push(text.value);
  return text.kind === 'string';
}

function encodeAll(
  begin: string,
  entries: readonly (readonly [string, Value])[],
  end: string,
  pieces: Piece[],
  depth: number,
): boolean {
  pieces.push(begin);
  for (const [index, [before, value]] of entries.entries()) {
    pieces.push(`${index > 0 ? ',' : ''}${before}`);
    if (!encodeInto(value, pieces, depth + 1)) return false;
  }
  pieces.push(end);
  return true;
}

/** A text as JSON has it. Go writes some characters as escapes that are safe in HTML. */
export function jsonText(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function jsonDecode(args: readonly KnownValue[], call: Call): Value {
  const [text] = args;
  if (text?.kind !== 'string') return wrongCall(call, args, l10n.t('it takes a text'));
  if (loneSurrogates.test(text.value))
    return unknownResult(call, args, l10n.t('halves of characters are not looked into'));
  const value = isStrictJson(text.value) ? jsonValue(text.value, call.origin) : undefined;
  return value ? withOrigin(value, call.origin) : wrongCall(call, args, l10n.t('the text is no JSON'));
}

const loneSurrogates = /\\u[dD][89a-fA-F]/;

/** Whether a text is JSON, without the comments and commas that editors' JSON may have. */
function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // The parser's one way to say it.
    return false;
  }
}

/** Text to base64 by the bytes of UTF-8. */
function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string): string | undefined {
  try {
    const digits = text.replace(/[\r\n]/g, '');
    if (digits.length % 4 !== 0 || /\s/.test(digits)) return undefined;
    const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not base64, or not text: the one way these decoders have to say it.
    return undefined;
  }
}

/**
 * `yamldecode`. What other YAML parsers take differently is not looked into: words and numbers of YAML 1.1, tags,
 * timestamps, several documents.
 */
function yamlDecode(args: readonly KnownValue[], call: Call): Value {
  const [text] = args;
  if (text?.kind !== 'string') return wrongCall(call, args, l10n.t('it takes a text'));
  const isPlain = text.value.trim() !== '' && !ambiguousYaml.test(text.value);
  const value = isPlain ? yamlValue(text.value, call.origin, { merges: true }) : undefined;
  return value ?? unknownResult(call, args, l10n.t('such YAML is not looked into'));
}

const ambiguousYaml = new RegExp(
  [
    // Words for booleans, and numbers with bases, underscores, colons, exponents or signs.
    /(?<![\w.-])(?:[yn]|yes|no|on|off|[-+]?\.(?:inf|nan)|0\w+|[\d_]*\d_[\d_]*|\d+(?::\d+)+)(?![\w.-])/,
    /(?<![\w.-])(?:\d{4}-\d\d?-\d|\+[\d.]|-0|[-+]?[\d.]+e[-+]?\d)/,
    // Tags, directives and the bounds of documents.
    /(?:^|\s)[!%]|^(?:---|\.\.\.)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'im',
);

/** Of a few functions only that they can't be told. */
function untold(name: string, minimum: number, maximum: number): TerraformFunction {
  return partial(name, minimum, maximum, (args, call) => {
    const unknown = args.find(isUnknown);
    return unknownResult(call, args, unknown?.reason ?? l10n.t('what {0}() gives is not looked into', name));
  });
}

export const encodingFunctions: readonly TerraformFunction[] = [
  partial('jsonencode', 1, 1, jsonEncode),
  certain('jsondecode', 1, 1, jsonDecode),
  ofTexts('base64encode', 1, (text = '') => toBase64(text)),
  ofTexts('base64decode', 1, (text = '') => fromBase64(text)),
  certain('yamldecode', 1, 1, yamlDecode),
  csvdecode,
  untold('yamlencode', 1, 1),
];
