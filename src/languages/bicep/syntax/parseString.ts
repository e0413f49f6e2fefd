import * as l10n from '../../../l10n.js';
import type { Expression, StringExpression, StringSegment } from './expressionSyntax.js';
import { parseExpression } from './parseExpression.js';
import type { Parser } from './parser.js';
import { resolveEscapes } from './scanString.js';
import { skipRest } from './skipRest.js';
import { Token } from './tokens.js';

/** Reads the string that the current token begins. */
export function parseString(parser: Parser): StringExpression {
  if (parser.at(Token.StringPiece)) return parseInterpolated(parser);
  const { start, end } = parser;
  const text = pieceText(parser);
  checkTerminated(parser);
  parser.next();
  return { kind: 'StringLiteral', start, end, text };
}

function pieceText(parser: Parser): string {
  const { text, contentStart, contentEnd } = parser;
  if (!parser.escaped) return text.slice(contentStart, contentEnd);
  return resolveEscapes(text, contentStart, contentEnd, (start, end) => {
    parser.report(
      start,
      end,
      l10n.t("Expected \\n, \\r, \\t, \\\\, \\', \\$ or \\u{…} after the backslash."),
    );
  });
}

function checkTerminated(parser: Parser): void {
  if (parser.terminated) return;
  const quotes = parser.dollars < 0 ? "'" : "'''";
  parser.report(parser.end, parser.end, l10n.t('Expected {0} to end the string.', quotes));
}

function parseInterpolated(parser: Parser): StringExpression {
  const { start, dollars } = parser;
  const segments: StringSegment[] = [];
  const expressions: Expression[] = [];
  while (parser.at(Token.StringPiece)) {
    segments.push(segment(parser));
    expressions.push(parseHole(parser, dollars));
  }
  if (parser.at(Token.StringEnd)) {
    segments.push(segment(parser));
    checkTerminated(parser);
    parser.next();
  } else {
    const { previousEnd } = parser;
    segments.push({ kind: 'StringSegment', start: previousEnd, end: previousEnd, text: '' });
  }
  return { kind: 'InterpolatedString', start, end: parser.previousEnd, segments, expressions };
}

function segment(parser: Parser): StringSegment {
  const { contentStart, contentEnd } = parser;
  return { kind: 'StringSegment', start: contentStart, end: contentEnd, text: pieceText(parser) };
}

/** Reads the expression of a hole, and the piece of the string behind it as far as there is one. */
function parseHole(parser: Parser, dollars: number): Expression {
  parser.openBracket(Token.RightBrace);
  const expression = parseExpression(parser);
  if (!parser.at(Token.RightBrace)) {
    parser.problem(l10n.key("'}' to end the expression in the string"));
    skipRest(parser);
    while (parser.at(Token.Comma)) {
      parser.next();
      skipRest(parser);
    }
  }
  parser.leaveBracket();
  if (parser.at(Token.RightBrace)) parser.continueString(parser.end, dollars);
  else if (dollars > 0 && parser.at(Token.NewLine)) parser.continueString(parser.start, dollars);
  return expression;
}
