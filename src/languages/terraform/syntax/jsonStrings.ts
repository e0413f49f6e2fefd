import * as l10n from '../../../l10n.js';
import { decodedOffsets } from '../../json/strings.js';
import type { Span, SyntaxProblem } from '../../text.js';
import type { JsonSource, StringReading } from './bodySyntax.js';
import type { Expression } from './expressionSyntax.js';
import { parseExpression } from './parseExpression.js';
import { parseBareTemplate } from './parseTemplate.js';
import { Parser } from './parser.js';
import { relocate } from './relocate.js';
import { skipToCloser } from './skipRest.js';

/** A string of JSON or the name of a property. The span has the quotes in it. */
export interface JsonText extends Span {
  /** With escapes resolved. */
  readonly text: string;
}

export interface ParsedText {
  readonly expression: Expression;
  readonly problems: readonly SyntaxProblem[];
}

/** The expression that a string stands for, with its places in the file. */
export function parseJsonText(json: JsonText, source: JsonSource, reading: StringReading): ParsedText {
  const { start, end, text } = json;
  if (reading === 'literal' || (reading === 'template' && !mayHaveSequences(text))) {
    return { expression: { kind: 'StringLiteral', start, end, text }, problems: [] };
  }
  const place = placesOf(json, source);
  const parser = new Parser(text);
  const expression = reading === 'template' ? parseBareTemplate(parser) : parseWhole(parser);
  const whole = reading === 'template' ? { start, end } : {};
  return {
    expression: { ...relocate(expression, place), ...whole },
    problems: parser.problems.map((problem) => relocate(problem, place)),
  };
}

function mayHaveSequences(text: string): boolean {
  return text.includes('${') || text.includes('%{');
}

/** Reads a text that is one expression. */
function parseWhole(parser: Parser): Expression {
  parser.ignoresLineEnds = true;
  parser.next();
  const expression = parseExpression(parser);
  skipToCloser(parser, l10n.key('the end of the expression'));
  return expression;
}

/** Tells where characters of a string's text stand in the file. */
function placesOf({ start, end, text }: JsonText, source: JsonSource): (offset: number) => number {
  const contentStart = start + 1;
  if (end - start - 2 === text.length) return (offset) => contentStart + offset;
  const offsets = decodedOffsets(source.text.slice(contentStart, end));
  return (offset) => Math.min(end, contentStart + (offsets?.[offset] ?? offset));
}
