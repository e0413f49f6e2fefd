import type { BooleanLiteral, Identifier, MissingExpression, NullLiteral } from '../../syntax/nodes.js';
import type { Span } from '../../text.js';

export type { BooleanLiteral, Identifier, MissingExpression, NullLiteral };

/** Anything that has a value. Spans reach from the first to the last token, without blanks and comments around. */
export type Expression =
  | AttributeAccess
  | Binary
  | BooleanLiteral
  | Conditional
  | ForObject
  | ForTuple
  | FunctionCall
  | IndexAccess
  | MissingExpression
  | NullLiteral
  | NumberLiteral
  | ObjectExpression
  | Parenthesized
  | Splat
  | SplatItem
  | TemplateExpression
  | TupleExpression
  | Unary
  | VariableAccess;

/** A number without a sign. Where its digits say more than a double can hold, the value is the nearest one. */
export interface NumberLiteral extends Span {
  readonly kind: 'NumberLiteral';
  readonly value: number;
}

/**
 * A string in quotes, a heredoc, or a string of JSON. The span has the quotes in it; that of a heredoc reaches from
 * `<<` to the end of the closing marker.
 */
export type TemplateExpression = StringLiteral | Template | TemplateWrap;

/** A template that is text only. */
export interface StringLiteral extends Span {
  readonly kind: 'StringLiteral';
  /** The text it stands for: escapes resolved, and the indentation of an indented heredoc removed. */
  readonly text: string;
}

/** A template whose parts are put together to one text. */
export interface Template extends Span {
  readonly kind: 'Template';
  readonly parts: readonly TemplatePart[];
}

/** `"${expression}"`: a template that is one interpolation and stands for its value, of whatever type. */
export interface TemplateWrap extends Span {
  readonly kind: 'TemplateWrap';
  readonly expression: Expression;
}

export type TemplatePart = Interpolation | TemplateFor | TemplateIf | TemplateText;

export interface TemplateText extends Span {
  readonly kind: 'TemplateText';
  /** What is left of it when escapes are resolved, and indentation and stripped blanks removed; may be empty. */
  readonly text: string;
}

/** `${expression}`, or with strip markers `${~ expression ~}`. The span has the braces in it. */
export interface Interpolation extends Span {
  readonly kind: 'Interpolation';
  readonly expression: Expression;
}

/** `%{ if condition }…%{ else }…%{ endif }`. */
export interface TemplateIf extends Span {
  readonly kind: 'TemplateIf';
  readonly condition: Expression;
  readonly whenTrue: readonly TemplatePart[];
  /** Empty without `else`. */
  readonly whenFalse: readonly TemplatePart[];
}

/** `%{ for key, value in collection }…%{ endfor }`. */
export interface TemplateFor extends Span {
  readonly kind: 'TemplateFor';
  readonly keyVariable: Identifier | undefined;
  readonly valueVariable: Identifier;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}

export interface TupleExpression extends Span {
  readonly kind: 'TupleExpression';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Span {
  readonly kind: 'ObjectExpression';
  readonly members: readonly ObjectMember[];
}

/** `key = value` or `key: value`. */
export interface ObjectMember extends Span {
  readonly kind: 'ObjectMember';
  /** A bare name stands for itself; for a variable's value it has to be in parentheses. */
  readonly key: Identifier | Expression;
  /** Where the `=` or `:` stands; undefined where it is missing. */
  readonly equals: number | undefined;
  readonly value: Expression;
}

/** `[for key, value in collection : result if condition]`. */
export interface ForTuple extends Span {
  readonly kind: 'ForTuple';
  readonly keyVariable: Identifier | undefined;
  readonly valueVariable: Identifier;
  readonly collection: Expression;
  readonly result: Expression;
  readonly condition: Expression | undefined;
}

/** `{for key, value in collection : resultKey => result... if condition}`. */
export interface ForObject extends Span {
  readonly kind: 'ForObject';
  readonly keyVariable: Identifier | undefined;
  readonly valueVariable: Identifier;
  readonly collection: Expression;
  readonly resultKey: Expression;
  readonly result: Expression;
  /** Whether results of one key are collected in a tuple (`...`). */
  readonly grouped: boolean;
  readonly condition: Expression | undefined;
}

/** The root of a reference, by its name: `var`, `local`, `each`, a resource type, the variable of a `for`. */
export interface VariableAccess extends Span {
  readonly kind: 'VariableAccess';
  readonly name: string;
}

/** `base.name`. */
export interface AttributeAccess extends Span {
  readonly kind: 'AttributeAccess';
  readonly base: Expression;
  readonly attribute: Identifier;
}

/** `base[index]`, or in the legacy syntax `base.0`. */
export interface IndexAccess extends Span {
  readonly kind: 'IndexAccess';
  readonly base: Expression;
  readonly index: Expression;
  readonly legacy: boolean;
}

/**
 * `base[*].a[0]` (full) or `base.*.a` (attributes only): a tuple with the value of `each` for every element. What of
 * the accesses behind the operator belongs to `each` and what to the tuple is settled.
 */
export interface Splat extends Span {
  readonly kind: 'Splat';
  readonly base: Expression;
  /** Accesses upon a `SplatItem`, or just that. */
  readonly each: Expression;
  readonly full: boolean;
}

/** Stands in a splat's `each` for the element. Its span is that of `[*]` or `.*`. */
export interface SplatItem extends Span {
  readonly kind: 'SplatItem';
}

export interface FunctionCall extends Span {
  readonly kind: 'FunctionCall';
  /** With its namespaces, if any, as in `provider::azurerm::parse_resource_id`. */
  readonly name: Identifier;
  readonly arguments: readonly Expression[];
  /** Whether the last argument is a list of arguments (`...`). */
  readonly expandsLast: boolean;
}

export interface Parenthesized extends Span {
  readonly kind: 'Parenthesized';
  readonly expression: Expression;
}

export type UnaryOperator = '!' | '-';

export interface Unary extends Span {
  readonly kind: 'Unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type BinaryOperator =
  '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Span {
  readonly kind: 'Binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `condition ? whenTrue : whenFalse`. */
export interface Conditional extends Span {
  readonly kind: 'Conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}
