import * as l10n from '../../l10n.js';
import type { KnownValue, Value } from '../values.js';
import { isUnknown, nullValue, numberValue, stringValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { certain, partial } from '../functions/define.js';
import { fromBase64 } from './encoding.js';
import { jsonPieces, jsonValue } from './jsonText.js';
import { joinPieces } from './strings.js';

/** Values to text and to numbers, and back. */

/** `string`: text as it is, `True` and `False`, and JSON for arrays and objects. */
function toText(args: readonly Value[], call: Call): Value {
  const [value = nullValue()] = args;
  if (value.kind === 'string' || (isUnknown(value) && value.parts)) return value;
  if (isUnknown(value)) return unknownResult(call, args, value.reason);
  if (value.kind === 'null')
    return unknownResult(call, args, l10n.t('how Azure writes null is not documented'));
  if (value.kind === 'boolean') return stringValue(value.value ? 'True' : 'False', call.origin);
  const pieces = jsonPieces(value);
  return pieces
    ? joinPieces(pieces, args, call)
    : unknownResult(call, args, l10n.t('a part of the value is not known before deployment'));
}

function fromJson(args: readonly KnownValue[], call: Call): Value {
  const [text] = args;
  if (text?.kind !== 'string') return wrongCall(call, args, l10n.t('its argument must be a string'));
  return parse(text.value, args, call);
}

function fromBase64Json(args: readonly KnownValue[], call: Call): Value {
  const [text] = args;
  const decoded = text?.kind === 'string' ? fromBase64(text.value) : undefined;
  if (decoded === undefined) return wrongCall(call, args, l10n.t('its argument is no base64'));
  return parse(decoded, args, call);
}

function parse(text: string, args: readonly Value[], call: Call): Value {
  if (!call.context.budget.spend(text.length / 10))
    return unknownResult(call, args, l10n.t('the text is too long'));
  return jsonValue(text, call.origin) ?? wrongCall(call, args, l10n.t('its argument is no JSON'));
}

function toInteger(args: readonly KnownValue[], call: Call): Value {
  const [value] = args;
  if (value?.kind === 'number' && Number.isInteger(value.value)) return value;
  if (value?.kind !== 'string' || !/^\s*[-+]?\d+\s*$/.test(value.value))
    return wrongCall(call, args, l10n.t('its argument is no integer'));
  const number = Number(value.value);
  return Number.isSafeInteger(number)
    ? numberValue(number, call.origin)
    : unknownResult(call, args, l10n.t('the integer is too large'));
}

function toFloat(args: readonly KnownValue[], call: Call): Value {
  const [value] = args;
  if (value?.kind === 'number') return value;
  const isNumber = value?.kind === 'string' && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value.value);
  return isNumber
    ? numberValue(Number(value.value), call.origin)
    : wrongCall(call, args, l10n.t('its argument is no number'));
}

export const conversionFunctions: readonly TemplateFunction[] = [
  partial('string', 1, 1, toText),
  certain('int', 1, 1, toInteger),
  certain('float', 1, 1, toFloat),
  certain('json', 1, 1, fromJson),
  certain('base64ToJson', 1, 1, fromBase64Json),
  partial('any', 1, 1, ([value = nullValue()]) => value),
];
