import type { TemplateExpression } from './expressionSyntax.js';
import { parseBareTemplate } from './parseTemplate.js';
import { Parser } from './parser.js';

/** The template that a text by itself is, as a file of `templatefile` is one; undefined where it has mistakes. */
export function parseTemplateText(text: string): TemplateExpression | undefined {
  if (!text.includes('${') && !text.includes('%{')) {
    return { kind: 'StringLiteral', start: 0, end: text.length, text };
  }
  const parser = new Parser(text);
  const expression = parseBareTemplate(parser);
  return parser.problems.length === 0 ? expression : undefined;
}
