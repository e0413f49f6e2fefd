import type { Span } from '../../text.js';

/**
 * Template expressions, the text between `[` and `]` of a JSON string. Spans count characters of the decoded string, so
 * that equal texts share one tree; `ExpressionText` maps them to the document.
 */
export type Expression =
  StringExpression | NumberExpression | CallExpression | PropertyExpression | IndexExpression;

export interface StringExpression extends Span {
  readonly kind: 'string';
  readonly value: string;
}

export interface NumberExpression extends Span {
  readonly kind: 'number';
  readonly value: number;
}

/** `name(…)`, or `namespace.name(…)` for a function of the template's own. */
export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly namespace: string | undefined;
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `target.name` */
export interface PropertyExpression extends Span {
  readonly kind: 'property';
  readonly target: Expression;
  readonly name: string;
}

/** `target[index]` */
export interface IndexExpression extends Span {
  readonly kind: 'index';
  readonly target: Expression;
  readonly index: Expression;
}

/** Whether Azure Resource Manager takes a string for an expression. */
export function isExpressionText(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** A string that is no expression, as Azure Resource Manager takes it: `[[…]` is the way to write `[…]`. */
export function literalText(text: string): string {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text;
}

const printed = new WeakMap<Expression, string>();

/** A canonical text of an expression, equal for expressions that differ only in blanks and the case of names. */
export function printExpression(expression: Expression): string {
  let text = printed.get(expression);
  if (text === undefined) printed.set(expression, (text = print(expression)));
  return text;
}

function print(expression: Expression): string {
  switch (expression.kind) {
    case 'string':
      return JSON.stringify(expression.value);
    case 'number':
      return String(expression.value);
    case 'call': {
      const { namespace, name, args } = expression;
      const prefix = namespace === undefined ? '' : `${namespace}.`;
      return `${prefix}${name}(${args.map(printExpression).join(', ')})`.toLowerCase();
    }
    case 'property':
      return `${printExpression(expression.target)}.${expression.name.toLowerCase()}`;
    case 'index':
      return `${printExpression(expression.target)}[${printExpression(expression.index)}]`;
  }
}
