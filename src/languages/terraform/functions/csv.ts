import * as l10n from '../../../l10n.js';
import { maximumItems, maximumTextLength } from '../../functions/budget.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import { certain } from '../../functions/define.js';
import type { KnownValue, Value } from '../../values.js';
import { listValue, objectValue, stringValue } from '../../values.js';
import type { Call } from './call.js';

/** `csvdecode`: an object for each record, by the names in the first one. Source: its documentation, and RFC 4180. */
export const csvdecode = certain('csvdecode', 1, 1, csvDecode);

function csvDecode(args: readonly KnownValue[], call: Call): Value {
  const [text] = args;
  if (text?.kind !== 'string') return wrongCall(call, args, l10n.t('it takes a text'));
  const { length } = text.value;
  if (length > maximumTextLength || !call.context.budget.spend(length / 100))
    return unknownResult(call, args, l10n.t('the text is too long'));
  const [names, ...records] = recordsOf(text.value) ?? [];
  const isTable = names && records.every((record) => record.length === names.length);
  if (!isTable || new Set(names).size < names.length)
    return wrongCall(call, args, l10n.t('the text is no table of comma-separated values'));
  if (records.length * names.length > maximumItems)
    return unknownResult(call, args, l10n.t('the list has too many elements'));
  const objects = records.map((record) => objectOf(names, record, call));
  return { ...listValue(objects, call.origin), collection: 'list' };
}

function objectOf(names: readonly string[], record: readonly string[], { origin }: Call): Value {
  const properties = names.map((name, index) => ({
    name,
    nameOrigin: undefined,
    value: stringValue(record[index] ?? '', origin),
  }));
  return objectValue(properties, origin);
}

/** The records of a text, blank lines left out; undefined where quotes stand in wrong places. */
function recordsOf(text: string): readonly (readonly string[])[] | undefined {
  const records: string[][] = [];
  let at = skipBlankLines(text, 0);
  while (at < text.length) {
    const record = recordAt(text, at);
    if (!record) return undefined;
    records.push(record.fields);
    at = skipBlankLines(text, record.end);
  }
  return records;
}

function skipBlankLines(text: string, at: number): number {
  blankLines.lastIndex = at;
  blankLines.test(text);
  return blankLines.lastIndex;
}

const blankLines = /(?:\r?\n)*(?:\r$)?/y;

function recordAt(
  text: string,
  start: number,
): { readonly fields: string[]; readonly end: number } | undefined {
  const fields: string[] = [];
  for (let at = start; ; at = field.lastIndex) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) return undefined;
    const [, quoted, plain = '', behind] = match;
    fields.push(quoted?.replaceAll('""', '"').replaceAll('\r\n', '\n') ?? plain);
    if (behind !== ',') return { fields, end: field.lastIndex };
  }
}

/** A field in quotes, in which they are doubled, or one without any; and what comes behind it. */
const field = /(?:"([^"]*(?:""[^"]*)*)"|([^"\n,]*?))(,|\r?\n|\r?$)/y;
