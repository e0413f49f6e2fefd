import * as l10n from '../../../l10n.js';
import * as Char from '../../characterCodes.js';
import type { Expression } from './expressionSyntax.js';
import { parseKey } from './parseCollection.js';
import { parseDecorators } from './parseDecorators.js';
import { parseElements } from './parseElements.js';
import { parseExpression, parseNumber } from './parseExpression.js';
import { parseString } from './parseString.js';
import type { Parser } from './parser.js';
import { Token } from './tokens.js';
import type {
  LiteralType,
  MissingType,
  ObjectTypeProperty,
  TupleTypeItem,
  TypeExpression,
} from './typeSyntax.js';

/** Reads a type. Where none stands, reports that and gives a missing one, without reading a token. */
export function parseType(parser: Parser): TypeExpression {
  const { start } = parser;
  const height = parser.enter();
  if (height < 0) return { kind: 'MissingType', start, end: Math.max(start, parser.previousEnd) };
  const bar = skipBar(parser);
  const first = parseUnionMember(parser);
  const isUnion = bar !== undefined || atBar(parser);
  const type = isUnion ? parseUnion(parser, bar ?? first.start, first) : first;
  parser.leave(height);
  return type;
}

function atBar(parser: Parser): boolean {
  return parser.atAcrossLines(Token.Pipe, Char.Bar);
}

/** Reads the bar between the members of a union, and gives its place, if there is one. */
function skipBar(parser: Parser): number | undefined {
  if (!atBar(parser)) return undefined;
  if (parser.at(Token.NewLine)) parser.next();
  const { start } = parser;
  parser.next();
  return start;
}

function parseUnion(parser: Parser, start: number, first: TypeExpression): TypeExpression {
  const members = [first];
  while (skipBar(parser) !== undefined) members.push(parseUnionMember(parser));
  return { kind: 'UnionType', start, end: parser.previousEnd, members };
}

function parseUnionMember(parser: Parser): TypeExpression {
  let type = parsePrimaryType(parser);
  while (isTypePostfix(parser.token) && parser.lengthenChain()) type = parseTypePostfix(parser, type);
  return type;
}

function isTypePostfix(token: Token): boolean {
  return (
    token === Token.LeftSquare ||
    token === Token.Dot ||
    token === Token.Question ||
    token === Token.Exclamation
  );
}

function parseTypePostfix(parser: Parser, type: TypeExpression): TypeExpression {
  const { start } = type;
  switch (parser.token) {
    case Token.Question:
      parser.next();
      return { kind: 'NullableType', start, end: parser.previousEnd, type };
    case Token.Exclamation:
      parser.next();
      return { kind: 'NonNullableType', start, end: parser.previousEnd, type };
    case Token.Dot:
      return parseTypeProperty(parser, type);
    default:
      return parseTypeIndex(parser, type);
  }
}

function parseTypeProperty(parser: Parser, base: TypeExpression): TypeExpression {
  parser.next();
  const property = parser.skip(Token.Asterisk)
    ? undefined
    : parser.identifier(l10n.key("the name of a property or type after '.'"));
  const args = parser.at(Token.Less) ? parseTypeArguments(parser) : [];
  const end = parser.previousEnd;
  return { kind: 'TypePropertyAccess', start: base.start, end, base, property, arguments: args };
}

function parseTypeIndex(parser: Parser, base: TypeExpression): TypeExpression {
  const { start } = base;
  parser.openBracket(Token.RightSquare);
  const empty = parser.at(Token.RightSquare);
  const index = empty || parser.skip(Token.Asterisk) ? undefined : parseExpression(parser);
  parser.closeBracket();
  const end = parser.previousEnd;
  if (empty) return { kind: 'ArrayType', start, end, item: base };
  return { kind: 'TypeIndexAccess', start, end, base, index };
}

function parsePrimaryType(parser: Parser): TypeExpression {
  switch (parser.token) {
    case Token.Identifier:
      return parseNamedType(parser);
    case Token.StringEnd:
    case Token.StringPiece:
      return literal(parseString(parser));
    case Token.Number:
      return literal(parseNumber(parser));
    case Token.Minus:
    case Token.Exclamation:
      return parseSignedLiteral(parser);
    case Token.LeftBrace:
      return parseObjectType(parser);
    case Token.LeftSquare:
      return parseTupleType(parser);
    case Token.LeftParen:
      return parseParenthesizedType(parser);
    default:
      return missingType(parser);
  }
}

function missingType(parser: Parser): MissingType {
  const { start, end } = parser.missing(l10n.key('a type'));
  return { kind: 'MissingType', start, end };
}

function literal(value: Expression): LiteralType {
  return { kind: 'LiteralType', start: value.start, end: value.end, value };
}

/** Reads a number or a boolean with an operator before it. */
function parseSignedLiteral(parser: Parser): TypeExpression {
  const { start, token } = parser;
  parser.next();
  const atOperand = parser.at(Token.Number) || parser.at(Token.Identifier);
  const operand = atOperand ? parsePrimaryType(parser) : missingType(parser);
  if (operand.kind !== 'LiteralType') return operand;
  const operator = token === Token.Minus ? '-' : '!';
  return literal({ kind: 'Unary', start, end: operand.end, operator, operand: operand.value });
}

function parseNamedType(parser: Parser): TypeExpression {
  const name = parser.identifier(l10n.key('a type'));
  const { start, end } = name;
  switch (name.name) {
    case 'true':
    case 'false':
      return literal({ kind: 'BooleanLiteral', start, end, value: name.name === 'true' });
    case 'null':
      return literal({ kind: 'NullLiteral', start, end });
    default: {
      const args = parser.at(Token.Less) ? parseTypeArguments(parser) : resourceTypeOf(parser, name.name);
      return { kind: 'NamedType', start, end: parser.previousEnd, name, arguments: args };
    }
  }
}

/** The type and version that may stand after the word `resource` in place of arguments. */
function resourceTypeOf(parser: Parser, name: string): readonly TypeExpression[] {
  const atString = parser.at(Token.StringEnd) || parser.at(Token.StringPiece);
  return name === 'resource' && atString ? [literal(parseString(parser))] : [];
}

function parseTypeArguments(parser: Parser): readonly TypeExpression[] {
  const indent = parser.indent();
  const args: TypeExpression[] = [];
  do {
    parser.next();
    skipLineEnd(parser, indent);
    args.push(parseType(parser));
    skipLineEnd(parser, indent);
  } while (parser.at(Token.Comma));
  parser.expect(Token.Greater, l10n.key("'>' after the argument of the type"));
  return args;
}

function skipLineEnd(parser: Parser, indent: number): void {
  if (parser.at(Token.NewLine) && !parser.nextLineEnds(indent)) parser.next();
}

function parseObjectType(parser: Parser): TypeExpression {
  const { start } = parser;
  parser.openBracket(Token.RightBrace);
  const properties = parseElements(parser, 'lines', parseTypeOfProperty);
  parser.closeBracket();
  return { kind: 'ObjectType', start, end: parser.previousEnd, properties };
}

function parseTypeOfProperty(parser: Parser): ObjectTypeProperty | undefined {
  const { start } = parser;
  const decorators = parseDecorators(parser);
  const any = parser.skip(Token.Asterisk);
  const key = any ? undefined : parseKey(parser);
  if (!any && !key) {
    parser.problem(l10n.key("the name of a property, or '*'"));
    return undefined;
  }
  const colon = parser.expect(Token.Colon, l10n.key("':' after the name of the property"));
  const type = colon ? parseType(parser) : missingType(parser);
  return { kind: 'ObjectTypeProperty', start, end: parser.previousEnd, decorators, key, type };
}

function parseTupleType(parser: Parser): TypeExpression {
  const { start } = parser;
  parser.openBracket(Token.RightSquare);
  const items = parseElements(parser, 'lines', parseTupleItem);
  parser.closeBracket();
  return { kind: 'TupleType', start, end: parser.previousEnd, items };
}

function parseTupleItem(parser: Parser): TupleTypeItem {
  const { start } = parser;
  const decorators = parseDecorators(parser);
  const type = parseType(parser);
  const from = decorators.length > 0 ? start : type.start;
  return { kind: 'TupleTypeItem', start: from, end: parser.previousEnd, decorators, type };
}

function parseParenthesizedType(parser: Parser): TypeExpression {
  const { start } = parser;
  parser.openBracket(Token.RightParen);
  const type = parseType(parser);
  parser.closeBracket();
  return { kind: 'ParenthesizedType', start, end: parser.previousEnd, type };
}
