import type { RuleDeclaration, RuleProperty } from '../declarations.js';
import type { AddRule, FileEdit, RuleChange, SetField } from '../language.js';
import type { Origin } from '../text.js';
import { spanContains } from '../text.js';

/** An answer of a writer: the edits that make a change, or why it can't be made, as a sentence for a person. */
export type Written = readonly FileEdit[] | Refusal;

export interface Refusal {
  readonly refused: string;
}

export function refuse(reason: string): Refusal {
  return { refused: reason };
}

export function isRefusal(written: Written): written is Refusal {
  return 'refused' in written;
}

/** The adds of a list of changes, those that go to the same place together and in order. */
export function addsByPlace(changes: readonly RuleChange[]): readonly (readonly AddRule[])[] {
  const places = new Map<unknown, AddRule[]>();
  for (const change of changes) {
    if (change.kind !== 'add') continue;
    const place = change.after ?? change.group;
    const same = places.get(place);
    if (same) same.push(change);
    else places.set(place, [change]);
  }
  return [...places.values()];
}

/**
 * Where to write a property's new value: over the literal where that belongs to the rule alone, else over the
 * expression in the rule's own text; `undefined` where either is shared with other rules.
 */
export function placeToSet({ group, rule, property }: SetField): Origin | undefined {
  const { origin } = property.value;
  if (origin && isWithin(origin, rule.origin)) return origin;
  const shared = group.rules.some((other) => other !== rule && sharesText(other, property));
  return shared ? undefined : property.site;
}

function sharesText(other: RuleDeclaration, { site }: RuleProperty): boolean {
  return isWithin(site, other.body) && !isWithin(site, other.origin) ? true : isWithin(site, other.origin);
}

export function isWithin(inner: Origin, outer: Origin): boolean {
  return inner.uri === outer.uri && spanContains(outer, inner);
}

/** The values of a port or address list as a change gives them. */
export function listOfValue(value: SetField['value']): readonly string[] {
  return typeof value === 'object' ? value : [String(value)];
}
