import * as l10n from '../../l10n.js';
import type { KnownValue, Value } from '../values.js';
import { numberValue, stringValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { certain } from '../functions/define.js';

/** Dates as far as they follow from the arguments. */

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)Z$|^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Milliseconds since 1970 of a UTC time in one of the forms that utcNow gives; undefined for any other. */
function timeOf(text: string): number | undefined {
  const match = iso.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .filter((part) => typeof part === 'string')
    .map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal =
    new Date(time).getUTCDate() === day && month <= 12 && hour < 24 && minute < 60 && second < 60;
  return isReal && year >= 100 ? time : undefined;
}

/** A point in time of the years that have four digits, as ISO 8601 without fractions of a second. */
function isoText(time: number): string | undefined {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? `${date.toISOString().slice(0, 19)}Z` : undefined;
}

function dateTimeToEpoch(args: readonly KnownValue[], call: Call): Value {
  const [text] = args;
  const time = text?.kind === 'string' ? timeOf(text.value) : undefined;
  return time === undefined
    ? unknownResult(call, args, l10n.t('the form of its argument is not one that is read here'))
    : numberValue(time / 1000, call.origin);
}

function dateTimeFromEpoch(args: readonly KnownValue[], call: Call): Value {
  const [seconds] = args;
  const text = seconds?.kind === 'number' ? isoText(seconds.value * 1000) : undefined;
  return text === undefined
    ? wrongCall(call, args, l10n.t('it takes seconds since 1970'))
    : stringValue(text, call.origin);
}

const duration = /^(-?)P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;

/** Milliseconds of a duration without years and months, whose length depends on where they are counted from. */
function durationOf(text: string): number | undefined {
  const match = duration.exec(text);
  if (!match || text.endsWith('P') || text.endsWith('T')) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2)
    .map((part) => Number(part || 0));
  const inSeconds = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
  return (match[1] === '-' ? -inSeconds : inSeconds) * 1000;
}

/** Known only where a format says how the result is written. */
function dateTimeAdd(args: readonly KnownValue[], call: Call): Value {
  const [base, added, format] = args;
  const start = base?.kind === 'string' ? timeOf(base.value) : undefined;
  const length = added?.kind === 'string' ? durationOf(added.value) : undefined;
  const time = start === undefined || length === undefined ? undefined : isoText(start + length);
  const text = time !== undefined && format?.kind === 'string' ? written(time, format.value) : undefined;
  return text === undefined
    ? unknownResult(call, args, l10n.t('the form of its arguments is not one that is computed here'))
    : stringValue(text, call.origin);
}

const fields: ReadonlyMap<string, readonly [start: number, end: number]> = new Map([
  ['yyyy', [0, 4]],
  ['MM', [5, 7]],
  ['dd', [8, 10]],
  ['HH', [11, 13]],
  ['mm', [14, 16]],
  ['ss', [17, 19]],
]);

/** A custom format of these fields, and of characters that stand for themselves. */
function written(time: string, format: string): string | undefined {
  const parts = format.match(/([A-Za-z])\1*|[-: ]/g) ?? [];
  if (format.length < 2 || parts.join('') !== format) return undefined;
  const texts = parts.map((part) => {
    const field = fields.get(part);
    if (field) return time.slice(...field);
    return /^[-:TZ ]$/.test(part) ? part : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join('');
}

export const dateFunctions: readonly TemplateFunction[] = [
  certain('dateTimeToEpoch', 1, 1, dateTimeToEpoch),
  certain('dateTimeFromEpoch', 1, 1, dateTimeFromEpoch),
  certain('dateTimeAdd', 2, 3, dateTimeAdd),
];
