import * as l10n from '../../../l10n.js';
import type {
  Expression,
  Interpolation,
  TemplateFor,
  TemplateIf,
  TemplatePart,
  TemplateText,
} from './expressionSyntax.js';
import type { Span } from '../../text.js';
import type { Loop } from './parseCollection.js';
import { parseLoop } from './parseCollection.js';
import { parseExpression } from './parseExpression.js';
import type { Parser } from './parser.js';
import { maximumDepth } from '../../syntax/tokenReader.js';

/** `%{ … }` by itself, before it is known what belongs to it. */
export type Directive = ForDirective | IfDirective | OtherDirective;

interface ForDirective extends Loop, Span {
  readonly kind: 'for';
}

interface IfDirective extends Span {
  readonly kind: 'if';
  readonly condition: Expression;
}

/** `unknown`: what can't be read, and is reported. */
interface OtherDirective extends Span {
  readonly kind: 'else' | 'endfor' | 'endif' | 'unknown';
}

export type TemplatePiece = Directive | Interpolation | TemplateText;

/** What a directive says, without the place where it stands. */
export type DirectiveContent =
  Omit<ForDirective, keyof Span> | Omit<IfDirective, keyof Span> | Omit<OtherDirective, keyof Span>;

/** Reads a directive from behind `%{`, up to what closes it. */
export function parseDirective(parser: Parser): DirectiveContent {
  const word = wordOf(parser);
  switch (word) {
    case 'if':
      parser.next();
      return { kind: word, condition: parseExpression(parser) };
    case 'for':
      return { kind: word, ...parseLoop(parser) };
    case 'else':
    case 'endif':
    case 'endfor':
      parser.next();
      return { kind: word };
    default:
      parser.problem(l10n.key("'if', 'else', 'endif', 'for' or 'endfor'"));
      return { kind: 'unknown' };
  }
}

function wordOf(parser: Parser): string | undefined {
  return (['if', 'else', 'endif', 'for', 'endfor'] as const).find((word) => parser.atWord(word));
}

/** A directive whose end is looked for. */
interface OpenDirective {
  readonly directive: ForDirective | IfDirective;
  parts: TemplatePart[];
  /** What stands before `else`, once that was found. */
  whenTrue: TemplatePart[] | undefined;
}

/** Puts what stands between directives into them. */
export function nestDirectives(parser: Parser, pieces: readonly TemplatePiece[]): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  const open: OpenDirective[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'TemplateText' || piece.kind === 'Interpolation') {
      (open[open.length - 1]?.parts ?? parts).push(piece);
    } else takeDirective(parser, piece, open, parts);
  }
  const end = pieces[pieces.length - 1]?.end ?? 0;
  while (open.length > 0) closeUnfinished(parser, open, parts, end);
  return parts;
}

function takeDirective(
  parser: Parser,
  directive: Directive,
  open: OpenDirective[],
  parts: TemplatePart[],
): void {
  switch (directive.kind) {
    case 'for':
    case 'if':
      if (open.length < maximumDepth) open.push({ directive, parts: [], whenTrue: undefined });
      else
        parser.report(
          directive.start,
          directive.end,
          l10n.t('Expected at most {0} levels of nesting.', maximumDepth),
        );
      return;
    case 'else':
      takeElse(parser, directive, open[open.length - 1]);
      return;
    case 'endif':
    case 'endfor':
      takeEnd(parser, directive, open, parts);
      return;
    case 'unknown':
      return;
  }
}

function takeElse(parser: Parser, { start, end }: Span, innermost: OpenDirective | undefined): void {
  if (innermost?.directive.kind === 'if' && !innermost.whenTrue) {
    innermost.whenTrue = innermost.parts;
    innermost.parts = [];
  } else parser.report(start, end, l10n.t("Expected one '%{ else }' at most, and only in '%{ if }'."));
}

function takeEnd(
  parser: Parser,
  { kind, start, end }: OtherDirective,
  open: OpenDirective[],
  parts: TemplatePart[],
): void {
  const opening = kind === 'endif' ? 'if' : 'for';
  if (!open.some(({ directive }) => directive.kind === opening)) {
    parser.report(start, end, l10n.t("Expected '%{ {0} }' before this '%{ {1} }'.", opening, kind));
    return;
  }
  while (open[open.length - 1]?.directive.kind !== opening) closeUnfinished(parser, open, parts, start);
  close(open, parts, end);
}

function closeUnfinished(parser: Parser, open: OpenDirective[], parts: TemplatePart[], end: number): void {
  const innermost = open[open.length - 1]?.directive;
  if (innermost) {
    const { kind } = innermost;
    parser.report(
      innermost.start,
      innermost.end,
      l10n.t("Expected '%{ end{0} }' to end this '%{ {0} }'.", kind),
    );
  }
  close(open, parts, end);
}

/** Makes the innermost directive a part of what is around it. */
function close(open: OpenDirective[], parts: TemplatePart[], end: number): void {
  const closed = open.pop();
  if (closed) (open[open.length - 1]?.parts ?? parts).push(nodeOf(closed, end));
}

function nodeOf({ directive, parts, whenTrue }: OpenDirective, end: number): TemplateFor | TemplateIf {
  const { start } = directive;
  if (directive.kind === 'if') {
    const { condition } = directive;
    return whenTrue
      ? { kind: 'TemplateIf', start, end, condition, whenTrue, whenFalse: parts }
      : { kind: 'TemplateIf', start, end, condition, whenTrue: parts, whenFalse: [] };
  }
  const { keyVariable, valueVariable, collection } = directive;
  return { kind: 'TemplateFor', start, end, keyVariable, valueVariable, collection, body: parts };
}
