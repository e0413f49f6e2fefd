import * as l10n from '../../../l10n.js';
import { alternativesOf } from '../../functions/alternatives.js';
import { byCases, strict } from '../../functions/define.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import type { ListItem, StringValue, UnknownValue, Value } from '../../values.js';
import { isUnknown, itemOf, stringValue } from '../../values.js';
import { numberText } from '../types/primitives.js';
import type { Call, TerraformFunction } from './call.js';
import { charactersOf, primitiveOf } from './define.js';
import { jsonText } from './encoding.js';
import { putTogether } from './texts.js';

/** `format` and `formatlist`. Source: Terraform language, "format Function". */

const verb = /%(%|([-+0 ]*)(\d+)?(?:\.(\d+))?([a-zA-Z]))/g;

function format(args: readonly Value[], call: Call): Value {
  return byCases(args, call, (cases) => formatOne(cases, call), alternativesOf);
}

function formatOne(args: readonly Value[], call: Call): Value {
  const [template, ...values] = args;
  if (template && isUnknown(template)) return unknownResult(call, args, template.reason);
  if (template?.kind !== 'string') return wrongCall(call, args, l10n.t('its format is no text'));
  const pieces: (string | StringValue | UnknownValue)[] = [];
  let position = 0;
  let next = 0;
  if (template.value.replace(verb, '').includes('%'))
    return unknownResult(call, args, l10n.t('a part of its format is not looked into'));
  for (const match of template.value.matchAll(verb)) {
    pieces.push(template.value.slice(position, match.index));
    position = match.index + match[0].length;
    if (match[1] === '%') pieces.push('%');
    else {
      const piece = formatted(match, values[next]);
      next += 1;
      if (piece === undefined)
        return unknownResult(call, args, l10n.t("how '{0}' is written is not looked into", match[0]));
      pieces.push(piece);
    }
  }
  if (next !== values.length)
    return wrongCall(call, args, l10n.t('its arguments are not those that its format asks for'));
  return putTogether([...pieces, template.value.slice(position)], call.context, call.origin);
}

/** One value as its verb has it; undefined for what isn't looked into. */
function formatted(
  match: RegExpMatchArray,
  value: Value | undefined,
): StringValue | UnknownValue | undefined {
  const [, , flags = '', width, precision, letter] = match;
  if (!value || precision !== undefined) return undefined;
  const isPlain = flags === '' && width === undefined;
  if (isUnknown(value)) return isPlain && (letter === 's' || letter === 'v') ? value : undefined;
  const text = textFor(letter ?? '', value);
  if (text === undefined || /[+ ]/.test(flags)) return undefined;
  return stringValue(padded(text, flags, Number(width ?? 0)));
}

function textFor(letter: string, value: Value): string | undefined {
  if (letter === 'd') {
    const number = primitiveOf(value, 'number');
    return number?.kind === 'number' && Number.isInteger(number.value) ? numberText(number.value) : undefined;
  }
  if (letter === 'x' && value.kind === 'number' && Number.isInteger(value.value))
    return value.value.toString(16);
  const text = letter === 's' || letter === 'q' || letter === 'v' ? primitiveOf(value, 'string') : undefined;
  if (text?.kind !== 'string') return undefined;
  return letter === 'q' ? jsonText(text.value) : text.value;
}

const mostPadded = 1000;

function padded(text: string, flags: string, width: number): string {
  const missing = Math.max(0, Math.min(width, mostPadded) - charactersOf(text).length);
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + text;
  const zeros = '0'.repeat(missing);
  return text.startsWith('-') ? `-${zeros}${text.slice(1)}` : zeros + text;
}

/** The format for each element of the lists among its arguments, which are all of one length. */
function formatList(args: readonly Value[], call: Call): Value {
  const [template, ...values] = args;
  const lists = values.filter((value) => value.kind === 'list');
  const [first] = lists;
  const isCertain = lists.every(
    (list) => !list.open && list.items.every(({ presence }) => presence.length === 0),
  );
  if (!template || !isCertain || values.some((value) => isUnknown(value)))
    return unknownResult(call, args, l10n.t('which elements there are is not known'));
  const count = first?.items.length ?? 1;
  if (lists.some((list) => list.items.length !== count))
    return wrongCall(call, args, l10n.t('its lists are not of one length'));
  const items = Array.from({ length: count }, (_, index): ListItem => {
    const row = values.map((value) => (value.kind === 'list' ? (value.items[index]?.value ?? value) : value));
    return itemOf(format([template, ...row], call));
  });
  return { kind: 'list', collection: 'list', items, open: undefined, origin: call.origin };
}

export const formatFunctions: readonly TerraformFunction[] = [
  strict('format', 1, Infinity, format),
  strict('formatlist', 1, Infinity, formatList),
];
