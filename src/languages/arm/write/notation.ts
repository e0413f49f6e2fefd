import { jsonNotation, jsonSyntax } from '../../json/notation.js';
import type { Notation } from '../../writing/notation.js';
import { isExpressionText } from '../expressions/syntax.js';

/** How ARM templates, and JSON files beside them, write data. */
export const armNotation: Notation = {
  ...jsonNotation(isExpressionText),
  scalar: (value) => jsonSyntax.scalar(typeof value === 'string' ? escapeText(value) : value),
};

/** Text that would be taken for an expression has its bracket doubled. */
function escapeText(text: string): string {
  return isExpressionText(text) ? `[${text}` : text;
}
