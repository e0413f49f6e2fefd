import type { BooleanLiteral, Identifier, MissingExpression, NullLiteral } from '../../syntax/nodes.js';
import type { Span } from '../../text.js';
import type { ResourceStatement } from './statementSyntax.js';

export type { BooleanLiteral, Identifier, MissingExpression, NullLiteral };

/** Anything that has a value. Spans reach from the first to the last token, without blanks and comments around. */
export type Expression =
  | ArrayAccess
  | ArrayExpression
  | Binary
  | BooleanLiteral
  | ForExpression
  | FunctionCall
  | Lambda
  | MethodCall
  | MissingExpression
  | NonNull
  | NullLiteral
  | NumberLiteral
  | ObjectExpression
  | Parenthesized
  | PropertyAccess
  | ResourceAccess
  | StringExpression
  | Ternary
  | Unary
  | VariableAccess;

/** A whole number without a sign. Beyond 2⁵³ the value is the nearest number that can be represented. */
export interface NumberLiteral extends Span {
  readonly kind: 'NumberLiteral';
  readonly value: number;
}

export type StringExpression = InterpolatedString | StringLiteral;

/** A string without holes, on one line or several. The span includes its quotes. */
export interface StringLiteral extends Span {
  readonly kind: 'StringLiteral';
  /** The text it stands for: escapes resolved, the first line end after `'''` left out. */
  readonly text: string;
}

/** A string with holes: segments[0] expressions[0] segments[1] … segments[n]. */
export interface InterpolatedString extends Span {
  readonly kind: 'InterpolatedString';
  /** One more than `expressions`. */
  readonly segments: readonly StringSegment[];
  readonly expressions: readonly Expression[];
}

/** The literal text between the holes of a string. The span has neither quotes nor the marks of a hole. */
export interface StringSegment extends Span {
  readonly kind: 'StringSegment';
  readonly text: string;
}

export interface ArrayExpression extends Span {
  readonly kind: 'ArrayExpression';
  readonly items: readonly (Expression | Spread)[];
}

export interface ObjectExpression extends Span {
  readonly kind: 'ObjectExpression';
  readonly members: readonly ObjectMember[];
}

/** Nested resources stand only in the body of a resource. */
export type ObjectMember = ObjectProperty | ResourceStatement | Spread;

export interface ObjectProperty extends Span {
  readonly kind: 'ObjectProperty';
  readonly key: Identifier | StringExpression;
  /** The key's text; undefined when it has holes. */
  readonly name: string | undefined;
  readonly value: Expression;
}

/** `...expression` in an array or object. */
export interface Spread extends Span {
  readonly kind: 'Spread';
  readonly expression: Expression;
}

/**
 * `[for item in collection: body]` or `[for (item, index) in collection: body]`. As the body of a resource or module
 * it may be filtered by a condition.
 */
export interface ForExpression extends Span {
  readonly kind: 'ForExpression';
  readonly item: Identifier;
  readonly index: Identifier | undefined;
  readonly collection: Expression;
  readonly body: Expression | IfCondition;
}

/** `if (condition) { … }` as the body of a resource or module, or of the loop that makes them. */
export interface IfCondition extends Span {
  readonly kind: 'IfCondition';
  readonly condition: Expression;
  readonly body: ObjectExpression | MissingExpression;
}

/** A variable, parameter, resource, module, namespace or lambda argument, by its name. */
export interface VariableAccess extends Span {
  readonly kind: 'VariableAccess';
  readonly name: string;
}

/** `base.name` or `base.?name`. */
export interface PropertyAccess extends Span {
  readonly kind: 'PropertyAccess';
  readonly base: Expression;
  readonly property: Identifier;
  /** Whether it is null, and no error, where there is no such property. */
  readonly safe: boolean;
}

/** `base[index]`, `base[?index]`, `base[^index]`. */
export interface ArrayAccess extends Span {
  readonly kind: 'ArrayAccess';
  readonly base: Expression;
  readonly index: Expression;
  readonly safe: boolean;
  /** Whether it counts from the end, the last item being 1. */
  readonly fromEnd: boolean;
}

/** A nested resource by the resource that it stands in: `base::name`. */
export interface ResourceAccess extends Span {
  readonly kind: 'ResourceAccess';
  readonly base: Expression;
  readonly resource: Identifier;
}

export interface FunctionCall extends Span {
  readonly kind: 'FunctionCall';
  readonly name: Identifier;
  readonly arguments: readonly Expression[];
}

/** `base.name(…)`: a function of a namespace, an import or a resource. */
export interface MethodCall extends Span {
  readonly kind: 'MethodCall';
  readonly base: Expression;
  readonly name: Identifier;
  readonly arguments: readonly Expression[];
}

/** `operand!`. */
export interface NonNull extends Span {
  readonly kind: 'NonNull';
  readonly operand: Expression;
}

export interface Parenthesized extends Span {
  readonly kind: 'Parenthesized';
  readonly expression: Expression;
}

/** `(a, b) => body`, or `a => body`. */
export interface Lambda extends Span {
  readonly kind: 'Lambda';
  readonly parameters: readonly Identifier[];
  readonly body: Expression;
}

export type UnaryOperator = '!' | '-';

export interface Unary extends Span {
  readonly kind: 'Unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type BinaryOperator =
  '??' | '||' | '&&' | '==' | '!=' | '=~' | '!~' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Span {
  readonly kind: 'Binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `condition ? whenTrue : whenFalse`. */
export interface Ternary extends Span {
  readonly kind: 'Ternary';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}
