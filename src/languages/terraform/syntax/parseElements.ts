import * as l10n from '../../../l10n.js';
import type { Parser } from './parser.js';
import { skipRest } from './skipRest.js';
import { Token } from './tokens.js';

/**
 * Reads what is between two brackets, up to the closing one. An element that can't be read costs itself: after it the
 * next is looked for behind the next comma or line end.
 *
 * @param separator `lines`: a comma or a line end stands between elements; `commas`: a comma, and line ends are ignored
 * @param parseElement reads one; undefined, with a problem reported, where none can be made out
 */
export function parseElements<T>(
  parser: Parser,
  separator: 'commas' | 'lines',
  parseElement: (parser: Parser) => T | undefined,
): T[] {
  const elements: T[] = [];
  let separated = true;
  while (!parser.elementsEnd()) {
    if (parser.skip(Token.NewLine)) {
      if (separator === 'lines') separated = true;
      continue;
    }
    if (!separated && parser.skip(Token.Comma)) {
      separated = true;
      continue;
    }
    if (!separated)
      parser.problem(separator === l10n.key('lines') ? l10n.key('a comma or a line end') : "','");
    const element = parseOne(parser, parseElement);
    if (element !== undefined) elements.push(element);
    separated = false;
  }
  return elements;
}

function parseOne<T>(parser: Parser, parseElement: (parser: Parser) => T | undefined): T | undefined {
  const { start } = parser;
  const problems = parser.problems.length;
  const element = parseElement(parser);
  const stuck = parser.start === start && !parser.at(Token.Comma);
  if (stuck || (parser.problems.length > problems && !parser.atLineEnd())) skipRest(parser);
  return element;
}
