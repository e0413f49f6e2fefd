import * as l10n from '../../../l10n.js';
import type { Parser } from './parser.js';
import { skipRest } from './skipRest.js';
import { Token } from './tokens.js';

export type Separator = 'lines' | 'commas' | 'loose commas';

/**
 * Reads what is between two brackets, up to the closing one. An element that can't be read costs itself: after it the
 * next is looked for behind the next line end or comma.
 *
 * @param separator `lines`: elements stand on lines of their own, or with commas between; `commas`: commas stand
 *   between all, whatever their lines; `loose commas`: and behind the last one may stand another
 * @param parseElement reads one; undefined, with a problem reported, where none can be made out
 */
export function parseElements<T>(
  parser: Parser,
  separator: Separator,
  parseElement: (parser: Parser) => T | undefined,
): T[] {
  const elements: T[] = [];
  /** The token that stands before: an element, or what separates it from the next. */
  let previous: 'element' | 'comma' | undefined;
  while (!parser.elementsEnd()) {
    if (parser.at(Token.NewLine)) {
      parser.next();
      if (separator === 'lines') previous = undefined;
      continue;
    }
    if (previous === 'element' && parser.at(Token.Comma)) {
      previous = 'comma';
      skipComma(parser, separator);
      continue;
    }
    if (previous === 'element')
      parser.problem(separator === l10n.key('lines') ? l10n.key('a comma or a line end') : "','");
    const element = parseOne(parser, parseElement);
    if (element !== undefined) elements.push(element);
    previous = 'element';
  }
  if (previous === 'comma' && separator === 'commas')
    parser.problem(l10n.key('an expression after the comma'));
  return elements;
}

function skipComma(parser: Parser, separator: Separator): void {
  const { start, end } = parser;
  parser.next();
  if (separator === 'lines' && parser.at(Token.NewLine)) {
    parser.report(start, end, l10n.t('Expected no comma here: a line end separates as well.'));
  }
}

function parseOne<T>(parser: Parser, parseElement: (parser: Parser) => T | undefined): T | undefined {
  const { start } = parser;
  const problems = parser.problems.length;
  const element = parseElement(parser);
  const stuck = parser.start === start && !parser.at(Token.Comma);
  if (stuck || (parser.problems.length > problems && !parser.atLineEnd())) skipRest(parser);
  return element;
}
