import type { Span } from '../text.js';

/** The nodes that the trees of all languages have. */

/** A name as it stands in the text. */
export interface Identifier extends Span {
  readonly kind: 'Identifier';
  /** Empty where a name was expected and none stands. */
  readonly name: string;
}

/** Where an expression was expected and none could be read; reported as a problem, or part of one. */
export interface MissingExpression extends Span {
  readonly kind: 'MissingExpression';
}

export interface NullLiteral extends Span {
  readonly kind: 'NullLiteral';
}

export interface BooleanLiteral extends Span {
  readonly kind: 'BooleanLiteral';
  readonly value: boolean;
}
