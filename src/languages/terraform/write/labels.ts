import type { NewGroup } from '../../language.js';
import { speltAs } from '../../writing/naming.js';

/** The labels of new resources. */

/** A name that isn't taken yet: itself, else with the first number that makes it one. */
export function freeName(stem: string, taken: readonly string[]): string {
  let label = stem;
  for (let number = 2; taken.includes(label); number += 1) label = `${stem}_${number}`;
  return label;
}

/** `nsg_apim` for a group `nsg-apim`, with a number where that is taken. */
export function groupLabel({ name }: NewGroup, taken: readonly string[]): string {
  const words = speltAs('snake_case', name);
  return freeName(/^[a-z]/.test(words) ? words : 'apim', taken);
}
