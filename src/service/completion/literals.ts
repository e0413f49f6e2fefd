import type { Range } from 'vscode-languageserver-types';
import type { RuleDeclaration, RuleField, RuleProperty } from '../../languages/declarations.js';
import type { SourceFile } from '../../languages/language.js';
import type { Origin, Span } from '../../languages/text.js';
import { rangeOf } from '../positions.js';

/** A value of a rule that is being written: the text between its quotes, or the place where nothing is written yet. */
export interface WrittenLiteral {
  readonly field: RuleField;
  readonly range: Range;
  /** What has to stand around a value there; empty where quotes are written already. */
  readonly quote: string;
}

/** The text of a rule's value at an offset, where it is a literal of text or not there yet. */
export function literalAt(
  { properties }: RuleDeclaration,
  file: SourceFile,
  offset: number,
): WrittenLiteral | undefined {
  for (const property of properties.values()) {
    for (const place of placesOf(property)) {
      if (place.uri !== file.uri) continue;
      const inside = insideQuotes(file.text, place, offset);
      if (inside) return { field: property.field, range: rangeOf(file, inside), quote: '' };
    }
    const quote = quoteOf(properties, file);
    if (quote !== undefined && isUnwrittenAt(property, file, offset))
      return { field: property.field, range: rangeOf(file, { start: offset, end: offset }), quote };
  }
  return undefined;
}

/** Where the texts of a property are written: one, or those of a list. */
function placesOf({ value, site }: RuleProperty): readonly Origin[] {
  const texts = value.kind === 'list' ? value.items.map((item) => item.value) : [value];
  return texts.flatMap((text) => {
    if (text.kind !== 'string') return [];
    return [...(text.origin ? [text.origin] : []), ...(text === value ? [site] : [])];
  });
}

/** The stretch between the quotes of a literal, the last of which may be missing yet, where an offset is in it. */
function insideQuotes(text: string, { start, end }: Span, offset: number): Span | undefined {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return undefined;
  const isClosed = end - start > 1 && text[end - 1] === quote;
  const inside = { start: start + 1, end: isClosed ? end - 1 : end };
  return inside.start <= offset &&
    offset <= inside.end &&
    !text.slice(inside.start, inside.end).includes('\n')
    ? inside
    : undefined;
}

/** Whether a property has no value yet and an offset is where that belongs: behind it in its line are but blanks. */
function isUnwrittenAt({ value, site }: RuleProperty, { uri, text }: SourceFile, offset: number): boolean {
  if (value.kind !== 'unknown' || site.uri !== uri || site.start !== site.end || offset < site.start)
    return false;
  const lineEnd = text.indexOf('\n', offset);
  return text.slice(site.start, lineEnd < 0 ? undefined : lineEnd).trim() === '';
}

/** The quotes that another value of the rule has. */
function quoteOf(properties: RuleDeclaration['properties'], file: SourceFile): string | undefined {
  for (const { value } of properties.values()) {
    if (value.kind !== 'string' || value.origin?.uri !== file.uri) continue;
    const quote = file.text[value.origin.start];
    if (quote === '"' || quote === "'") return quote;
  }
  return undefined;
}
