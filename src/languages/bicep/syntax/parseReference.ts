import * as l10n from '../../../l10n.js';
import type {
  Identifier,
  MissingExpression,
  ObjectExpression,
  StringExpression,
} from './expressionSyntax.js';
import { parseKey, parseObject } from './parseCollection.js';
import { parseElements } from './parseElements.js';
import { expectString } from './parseExpression.js';
import type { Parser } from './parser.js';
import type {
  Decorator,
  ExtendsStatement,
  ExtensionConfigStatement,
  ExtensionStatement,
  ImportList,
  ImportListItem,
  ImportStatement,
  UsingStatement,
  WildcardImport,
} from './statementSyntax.js';
import { Token } from './tokens.js';

/** Reads an import from its keyword; of a string, it is an extension as older files write it. */
export function parseImport(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): ExtensionStatement | ImportStatement {
  if (parser.nextIs((code) => code === 0x27)) return parseExtension(parser, start, decorators);
  parser.next();
  const imported = parseImported(parser);
  parser.expectWord('from');
  const path = expectString(parser, l10n.key('the path of the imported file in quotes'));
  return { kind: 'ImportStatement', start, end: parser.previousEnd, decorators, imported, path };
}

function parseImported(parser: Parser): ImportList | MissingExpression | WildcardImport {
  if (parser.at(Token.Asterisk)) return parseWildcard(parser);
  if (parser.at(Token.LeftBrace)) return parseImportList(parser);
  return parser.missing(l10n.key("'{' and the names to import, or '* as' and a name for all"));
}

function parseWildcard(parser: Parser): WildcardImport {
  const { start } = parser;
  parser.next();
  const alias = parser.expectWord('as')
    ? parser.identifier(l10n.key('a name for what is imported'))
    : parser.noIdentifier();
  return { kind: 'WildcardImport', start, end: parser.previousEnd, alias };
}

function parseImportList(parser: Parser): ImportList {
  const { start } = parser;
  parser.openBracket(Token.RightBrace);
  const items = parseElements(parser, 'lines', parseImportListItem);
  parser.closeBracket();
  return { kind: 'ImportList', start, end: parser.previousEnd, items };
}

function parseImportListItem(parser: Parser): ImportListItem | undefined {
  const name = parseKey(parser);
  if (!name) {
    parser.problem(l10n.key('a name to import'));
    return undefined;
  }
  const alias = parseAlias(parser);
  if (!alias && name.kind !== 'Identifier') parser.problem(l10n.key("'as' and a name"));
  return { kind: 'ImportListItem', start: name.start, end: parser.previousEnd, name, alias };
}

function parseAlias(parser: Parser): Identifier | undefined {
  return parser.skipWord('as') ? parser.identifier(l10n.key("a name after 'as'")) : undefined;
}

/** Reads an extension from its keyword, which may be `import` or `provider` too. */
export function parseExtension(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): ExtensionStatement {
  parser.next();
  const specification: Identifier | MissingExpression | StringExpression =
    parseKey(parser) ?? parser.missing(l10n.key('the name of an extension, or its reference in quotes'));
  const configuration = parser.atWord('with') ? parseConfiguration(parser) : undefined;
  const alias = parseAlias(parser);
  const end = parser.previousEnd;
  return { kind: 'ExtensionStatement', start, end, decorators, specification, configuration, alias };
}

function parseConfiguration(parser: Parser): MissingExpression | ObjectExpression {
  parser.expectWord('with');
  return parser.at(Token.LeftBrace) ? parseObject(parser) : parser.missing(l10n.key("'{' after 'with'"));
}

/** Reads the configuration of an extension in a parameter file, from its keyword. */
export function parseExtensionConfig(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): ExtensionConfigStatement {
  parser.next();
  const alias = parser.identifier(l10n.key('the name of an extension'));
  const configuration = parseConfiguration(parser);
  const end = parser.previousEnd;
  return { kind: 'ExtensionConfigStatement', start, end, decorators, alias, configuration };
}

/** Reads which template a parameter file is for, from its keyword. */
export function parseUsing(parser: Parser, start: number, decorators: readonly Decorator[]): UsingStatement {
  parser.next();
  const path = parser.skipWord('none')
    ? undefined
    : expectString(parser, l10n.key("the path of a template in quotes, or 'none'"));
  const configuration = parser.atWord('with') ? parseConfiguration(parser) : undefined;
  return { kind: 'UsingStatement', start, end: parser.previousEnd, decorators, path, configuration };
}

/** Reads which parameter file another goes on from, from its keyword. */
export function parseExtends(
  parser: Parser,
  start: number,
  decorators: readonly Decorator[],
): ExtendsStatement {
  parser.next();
  const path = expectString(parser, l10n.key('the path of a parameter file in quotes'));
  return { kind: 'ExtendsStatement', start, end: parser.previousEnd, decorators, path };
}
