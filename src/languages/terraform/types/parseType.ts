import type { Value } from '../../values.js';
import { nullValue } from '../../values.js';
import type { Expression, ObjectMember } from '../syntax/expressionSyntax.js';
import type { AttributeType, Type } from './types.js';
import { anyType } from './types.js';

/**
 * The type that a type constraint names; what can't be read is `any`.
 * @param evaluate gives the value of an optional attribute's default
 */
export function parseType(expression: Expression, evaluate: (expression: Expression) => Value): Type {
  if (expression.kind === 'VariableAccess') return namedType(expression.name);
  if (expression.kind === 'StringLiteral') return namedType(expression.text);
  if (expression.kind !== 'FunctionCall') return anyType;
  const [argument] = expression.arguments;
  const { name } = expression.name;
  if (!argument) return anyType;
  if (name === 'list' || name === 'set' || name === 'map')
    return { kind: name, element: parseType(argument, evaluate) };
  if (name === 'tuple' && argument.kind === 'TupleExpression')
    return { kind: name, items: argument.items.map((item) => parseType(item, evaluate)) };
  if (name !== 'object' || argument.kind !== 'ObjectExpression') return anyType;
  const attributes = new Map<string, AttributeType>();
  for (const member of argument.members) {
    const key = nameOf(member);
    if (key !== undefined) attributes.set(key, attributeType(member.value, evaluate));
  }
  return { kind: name, attributes };
}

function namedType(name: string): Type {
  switch (name) {
    case 'string':
    case 'number':
    case 'bool':
      return { kind: name };
    case 'list':
    case 'set':
    case 'map':
      return { kind: name, element: anyType };
    default:
      return anyType;
  }
}

function nameOf({ key }: ObjectMember): string | undefined {
  if (key.kind === 'Identifier') return key.name;
  return key.kind === 'StringLiteral' ? key.text : undefined;
}

function attributeType(expression: Expression, evaluate: (expression: Expression) => Value): AttributeType {
  const isOptional = expression.kind === 'FunctionCall' && expression.name.name === 'optional';
  if (!isOptional) return { type: parseType(expression, evaluate) };
  const [type, absent] = expression.arguments;
  return {
    type: type ? parseType(type, evaluate) : anyType,
    absent: absent ? evaluate(absent) : nullValue(),
  };
}
