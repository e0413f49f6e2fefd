import * as l10n from '../../../l10n.js';
import type { Expression } from './expressionSyntax.js';
import { parseExpression } from './parseExpression.js';
import type { Parser } from './parser.js';
import type { Decorator } from './statementSyntax.js';
import { skipRest } from './skipRest.js';
import { Token } from './tokens.js';

const none: readonly Decorator[] = [];

/** Reads the decorators that stand before a statement, a property or an item, each on a line of its own. */
export function parseDecorators(parser: Parser): readonly Decorator[] {
  if (!parser.at(Token.At)) return none;
  const decorators: Decorator[] = [];
  while (parser.at(Token.At)) {
    decorators.push(parseDecorator(parser));
    if (!parser.skip(Token.NewLine) && !parser.at(Token.EndOfFile)) {
      parser.problem(l10n.key('a line end after the decorator'));
      if (!parser.at(Token.Identifier)) skipRest(parser);
      parser.skip(Token.NewLine);
    }
  }
  return decorators;
}

function parseDecorator(parser: Parser): Decorator {
  const { start } = parser;
  parser.next();
  const expression: Expression = parser.at(Token.Identifier)
    ? parseExpression(parser)
    : parser.missing(l10n.key("the name of a decorator after '@'"));
  return { kind: 'Decorator', start, end: parser.previousEnd, expression };
}
