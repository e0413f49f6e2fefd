import type { Span } from '../../text.js';
import type { Expression, Identifier, StringExpression } from './expressionSyntax.js';
import type { Decorator } from './statementSyntax.js';

/** Anything that says which values are allowed. */
export type TypeExpression =
  | ArrayType
  | LiteralType
  | MissingType
  | NamedType
  | NonNullableType
  | NullableType
  | ObjectType
  | ParenthesizedType
  | TupleType
  | TypeIndexAccess
  | TypePropertyAccess
  | UnionType;

/** Where a type was expected and none could be read. */
export interface MissingType extends Span {
  readonly kind: 'MissingType';
}

/**
 * A type by its name, of Bicep or the user's own: `string`, `ruleType`; with arguments:
 * `resourceInput<'Microsoft.Network/networkSecurityGroups@2024-05-01'>`. The resource type of a parameter without
 * angle brackets, `resource '…'`, is the name `resource` with one argument.
 */
export interface NamedType extends Span {
  readonly kind: 'NamedType';
  readonly name: Identifier;
  readonly arguments: readonly TypeExpression[];
}

/** A value that stands for itself as a type: `'Allow'`, `443`, `-1`, `true`, `null`. */
export interface LiteralType extends Span {
  readonly kind: 'LiteralType';
  readonly value: Expression;
}

/** `item[]`. */
export interface ArrayType extends Span {
  readonly kind: 'ArrayType';
  readonly item: TypeExpression;
}

/**
 * `base.name`, of a namespace (`sys.string`), an import (`shared.ruleType`) or an object type; `base.*` for the
 * properties that an object type does not name.
 */
export interface TypePropertyAccess extends Span {
  readonly kind: 'TypePropertyAccess';
  readonly base: TypeExpression;
  /** Undefined for `*`. */
  readonly property: Identifier | undefined;
  readonly arguments: readonly TypeExpression[];
}

/** `base[0]` of a tuple type; `base[*]` for the items of an array type. */
export interface TypeIndexAccess extends Span {
  readonly kind: 'TypeIndexAccess';
  readonly base: TypeExpression;
  /** Undefined for `*`. */
  readonly index: Expression | undefined;
}

/** `type?`. */
export interface NullableType extends Span {
  readonly kind: 'NullableType';
  readonly type: TypeExpression;
}

/** `type!`. */
export interface NonNullableType extends Span {
  readonly kind: 'NonNullableType';
  readonly type: TypeExpression;
}

export interface ParenthesizedType extends Span {
  readonly kind: 'ParenthesizedType';
  readonly type: TypeExpression;
}

/** `a | b`; a bar before the first is allowed. */
export interface UnionType extends Span {
  readonly kind: 'UnionType';
  readonly members: readonly TypeExpression[];
}

export interface ObjectType extends Span {
  readonly kind: 'ObjectType';
  readonly properties: readonly ObjectTypeProperty[];
}

export interface ObjectTypeProperty extends Span {
  readonly kind: 'ObjectTypeProperty';
  readonly decorators: readonly Decorator[];
  /** Undefined for `*`, which stands for all other properties. */
  readonly key: Identifier | StringExpression | undefined;
  readonly type: TypeExpression;
}

export interface TupleType extends Span {
  readonly kind: 'TupleType';
  readonly items: readonly TupleTypeItem[];
}

export interface TupleTypeItem extends Span {
  readonly kind: 'TupleTypeItem';
  readonly decorators: readonly Decorator[];
  readonly type: TypeExpression;
}
