import { KeyedList } from './keyedList.js';
import type { ObjectProperty } from './values.js';

/** Properties by their names; of those with the same name the last counts. */
export function byName(properties: readonly ObjectProperty[]): ReadonlyMap<string, ObjectProperty> {
  if (!hasSameNames(properties)) return new NamedProperties(properties);
  return new Map(properties.map((property) => [property.name, property]));
}

class NamedProperties extends KeyedList<string, ObjectProperty> {
  protected keyOf({ name }: ObjectProperty): string {
    return name;
  }
}

function hasSameNames(properties: readonly ObjectProperty[]): boolean {
  const count = properties.length;
  if (count > 30) return new Set(properties.map(({ name }) => name)).size < count;
  for (let right = 1; right < count; right += 1) {
    const name = properties[right]?.name;
    for (let left = 0; left < right; left += 1) if (properties[left]?.name === name) return true;
  }
  return false;
}
