import type { AttributeType, ObjectType, Type } from './types.js';

/**
 * The one type that values of all these types can be converted to, as branches of a condition and elements of a list
 * are; undefined where there is none. What isn't known agrees with everything.
 */
export function unify(types: readonly Type[]): Type | undefined {
  const known = types.filter(({ kind }) => kind !== 'any');
  const [first] = known;
  if (!first) return { kind: 'any' };
  if (known.every((type) => isPrimitive(type))) return unifyPrimitives(known);
  if (known.every((type) => type.kind === 'object')) return unifyObjects(known);
  if (known.every((type) => type.kind === 'object' || type.kind === 'map')) {
    return collectionOf('map', known.flatMap(elementTypes));
  }
  if (known.every((type) => type.kind === 'tuple')) {
    const sameLength = known.every(({ items }) => items.length === known[0]?.items.length);
    if (sameLength) return unifyTuples(known.map(({ items }) => items));
    return collectionOf('list', known.flatMap(elementTypes));
  }
  if (known.every((type) => type.kind === 'set')) return collectionOf('set', known.flatMap(elementTypes));
  if (known.every((type) => ['list', 'set', 'tuple'].includes(type.kind))) {
    return collectionOf('list', known.flatMap(elementTypes));
  }
  return undefined;
}

function isPrimitive({ kind }: Type): boolean {
  return kind === 'string' || kind === 'number' || kind === 'bool';
}

function unifyPrimitives(types: readonly Type[]): Type | undefined {
  const kinds = new Set(types.map(({ kind }) => kind));
  if (kinds.size === 1) return types[0];
  return kinds.has('string') ? { kind: 'string' } : undefined;
}

function elementTypes(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'list':
    case 'map':
    case 'set':
      return [type.element];
    case 'tuple':
      return type.items;
    case 'object':
      return [...type.attributes.values()].map((attribute) => attribute.type);
    default:
      return [];
  }
}

function collectionOf(kind: 'list' | 'map' | 'set', elements: readonly Type[]): Type | undefined {
  const element = unify(elements);
  return element && { kind, element };
}

function unifyTuples(tuples: readonly (readonly Type[])[]): Type | undefined {
  const items: Type[] = [];
  for (const index of tuples[0]?.keys() ?? []) {
    const item = unify(tuples.flatMap((tuple) => tuple[index] ?? []));
    if (!item) return undefined;
    items.push(item);
  }
  return { kind: 'tuple', items };
}

function unifyObjects(objects: readonly ObjectType[]): Type | undefined {
  const [first] = objects;
  const names = [...(first?.attributes.keys() ?? [])];
  const sameNames = objects.every(
    ({ attributes }) => attributes.size === names.length && names.every((name) => attributes.has(name)),
  );
  if (!sameNames) return collectionOf('map', objects.flatMap(elementTypes));
  const attributes = new Map<string, AttributeType>();
  for (const name of names) {
    const type = unify(objects.flatMap((object) => object.attributes.get(name)?.type ?? []));
    if (!type) return undefined;
    attributes.set(name, { type });
  }
  return { kind: 'object', attributes };
}
