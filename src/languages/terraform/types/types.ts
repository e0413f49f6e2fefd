import type { ListValue, ObjectValue, Value } from '../../values.js';
import { unify } from './unify.js';

/** A type of Terraform's. `any` also stands for the type of what is not known or null. */
export type Type =
  | { readonly kind: 'any' | 'bool' | 'number' | 'string' }
  | { readonly kind: 'list' | 'map' | 'set'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | ObjectType;

export interface ObjectType {
  readonly kind: 'object';
  readonly attributes: ReadonlyMap<string, AttributeType>;
}

export interface AttributeType {
  readonly type: Type;
  /** Set where a value of this type needn't have the attribute: what it then has. */
  readonly absent?: Value | undefined;
}

export const anyType: Type = { kind: 'any' };

const known = new WeakMap<Value, Type>();

/** The type of a value, as far as it is known. */
export function typeOf(value: Value): Type {
  switch (value.kind) {
    case 'string':
    case 'number':
      return { kind: value.kind };
    case 'boolean':
      return { kind: 'bool' };
    case 'list':
    case 'object': {
      let type = known.get(value);
      if (!type) known.set(value, (type = value.kind === 'list' ? typeOfList(value) : typeOfObject(value)));
      return type;
    }
    case 'null':
    case 'unknown':
      return anyType;
  }
}

function typeOfList({ items, collection, open }: ListValue): Type {
  const types = items.map((item) => typeOf(item.value));
  const isCertain = !open && items.every(({ presence }) => presence.length === 0);
  if (!collection && isCertain) return { kind: 'tuple', items: types };
  return { kind: collection ?? 'list', element: unify(types) ?? anyType };
}

function typeOfObject(object: ObjectValue): Type {
  if (object.identity !== undefined) return anyType;
  const properties = [...object.properties.values()];
  const types = properties.map((property) => typeOf(property.value));
  if (object.collection === 'map') return { kind: 'map', element: unify(types) ?? anyType };
  if (object.open) return anyType;
  return {
    kind: 'object',
    attributes: new Map(properties.map(({ name }, index) => [name, { type: types[index] ?? anyType }])),
  };
}
