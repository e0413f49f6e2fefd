import * as l10n from '../../../l10n.js';
import { isIdentifierStart } from './characters.js';
import type {
  Expression,
  ForExpression,
  Identifier,
  IfCondition,
  ObjectExpression,
  ObjectMember,
  ObjectProperty,
  Spread,
  StringExpression,
} from './expressionSyntax.js';
import { parseElements } from './parseElements.js';
import { parseExpression } from './parseExpression.js';
import { parseNestedResource } from './parseDeployment.js';
import { parseString } from './parseString.js';
import type { Parser } from './parser.js';
import { skipRest } from './skipRest.js';
import { Token } from './tokens.js';

/** Reads `{ … }`. */
export function parseObject(parser: Parser): ObjectExpression {
  return parseMembers(parser, parseMember);
}

/** Reads `{ … }` as the body of a resource, in which further resources may stand. */
export function parseResourceObject(parser: Parser): ObjectExpression {
  return parseMembers(parser, parseResourceMember);
}

function parseMembers(
  parser: Parser,
  parseElement: (parser: Parser) => ObjectMember | undefined,
): ObjectExpression {
  const { start } = parser;
  parser.openBracket(Token.RightBrace);
  const members = parseElements(parser, 'lines', parseElement);
  parser.closeBracket();
  return { kind: 'ObjectExpression', start, end: parser.previousEnd, members };
}

function parseResourceMember(parser: Parser): ObjectMember | undefined {
  const resource = parser.atWord('resource') && parser.nextIs(isIdentifierStart);
  return resource || parser.at(Token.At) ? parseNestedResource(parser) : parseMember(parser);
}

function parseMember(parser: Parser): ObjectProperty | Spread | undefined {
  if (parser.at(Token.Ellipsis)) return parseSpread(parser);
  const key = parseKey(parser);
  if (!key) {
    parser.problem(l10n.key('the name of a property'));
    return undefined;
  }
  const { start } = key;
  const colon = parser.expect(Token.Colon, l10n.key("':' after the name of the property"));
  const value = colon ? parseExpression(parser) : parser.missing(l10n.key('an expression'));
  return { kind: 'ObjectProperty', start, end: parser.previousEnd, key, name: nameOf(key), value };
}

/** Reads the name of a property, if one stands here. */
export function parseKey(parser: Parser): Identifier | StringExpression | undefined {
  switch (parser.token) {
    case Token.Identifier:
      return parser.identifier(l10n.key('a name'));
    case Token.StringEnd:
    case Token.StringPiece:
      return parseString(parser);
    default:
      return undefined;
  }
}

function nameOf(key: Identifier | StringExpression): string | undefined {
  switch (key.kind) {
    case 'Identifier':
      return key.name;
    case 'StringLiteral':
      return key.text;
    case 'InterpolatedString':
      return undefined;
  }
}

function parseSpread(parser: Parser): Spread {
  const { start } = parser;
  parser.next();
  const expression = parseExpression(parser);
  return { kind: 'Spread', start, end: parser.previousEnd, expression };
}

/** Reads `[ … ]`, be it an array or a loop. */
export function parseArray(parser: Parser): Expression {
  const { start } = parser;
  parser.openBracket(Token.RightSquare);
  if (parser.atWordAcrossLines('for')) return parseLoop(parser, start, parseExpression);
  const items = parseElements(parser, 'lines', parseItem);
  parser.closeBracket();
  return { kind: 'ArrayExpression', start, end: parser.previousEnd, items };
}

function parseItem(parser: Parser): Expression | Spread {
  return parser.at(Token.Ellipsis) ? parseSpread(parser) : parseExpression(parser);
}

/** Reads a loop as the body of a resource or module. */
export function parseBodyLoop(
  parser: Parser,
  parseBody: (parser: Parser) => Expression | IfCondition,
): ForExpression {
  const { start } = parser;
  parser.openBracket(Token.RightSquare);
  return parseLoop(parser, start, parseBody);
}

/** Reads a loop from after its opening bracket. */
function parseLoop(
  parser: Parser,
  start: number,
  parseBody: (parser: Parser) => Expression | IfCondition,
): ForExpression {
  const problems = parser.problems.length;
  if (parser.at(Token.NewLine) && parser.atWordAcrossLines('for')) parser.next();
  parser.expectWord('for');
  const [item, index] = parseLoopVariables(parser);
  parser.expectWord('in');
  const collection = parseExpression(parser);
  const colon = parser.expect(Token.Colon, l10n.key("':' and the body of the loop"));
  const body = colon ? parseBody(parser) : parser.missing(l10n.key('an expression'));
  if (parser.problems.length > problems && !parser.at(Token.RightSquare)) skipRest(parser);
  parser.skipLineEnd();
  parser.closeBracket();
  return { kind: 'ForExpression', start, end: parser.previousEnd, item, index, collection, body };
}

function parseLoopVariables(parser: Parser): readonly [Identifier, Identifier | undefined] {
  if (!parser.at(Token.LeftParen))
    return [parser.identifier(l10n.key("a variable, or '(item, index)'")), undefined];
  parser.openBracket(Token.RightParen);
  const item = parser.identifier(l10n.key('a variable for the item'));
  parser.expect(Token.Comma, l10n.key("',' and a variable for the index"));
  const index = parser.identifier(l10n.key('a variable for the index'));
  parser.closeBracket();
  return [item, index];
}
