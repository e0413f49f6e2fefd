import { keyOf } from './ids.js';
import type { DeployedResource } from './resource.js';

/** Child resources joined to the resources that they belong to. */
export interface Families {
  /** The resources that are declared here, each with its children. */
  readonly declared: readonly Family<DeployedResource>[];
  /** Children of a resource that isn't declared here, with a mere reference to it where there is one. */
  readonly undeclared: readonly Family<DeployedResource | undefined>[];
  /** Children of which can't be told whose they are. */
  readonly orphans: readonly DeployedResource[];
}

export interface Family<Owner> {
  readonly owner: Owner;
  readonly children: readonly DeployedResource[];
}

/** Joins children to their owners by id, which are compared as texts of known and unknown parts. */
export function joinFamilies(
  owners: readonly DeployedResource[],
  children: readonly DeployedResource[],
): Families {
  const byParent = new Map<string, DeployedResource[]>();
  const orphans: DeployedResource[] = [];
  for (const child of children) {
    if (child.existing) continue;
    if (!child.parent) orphans.push(child);
    else append(byParent, keyOf(child.parent.id), child);
  }
  const declared = owners
    .filter(({ existing }) => !existing)
    .map((owner) => ({ owner, children: byParent.get(keyOf(owner.id)) ?? [] }));
  for (const { owner } of declared) byParent.delete(keyOf(owner.id));
  const references = byParent.size === 0 ? [] : owners.filter(({ existing }) => existing);
  const undeclared = [...byParent].map(([key, own]) => ({
    owner: references.find(({ id }) => keyOf(id) === key),
    children: own,
  }));
  return { declared, undeclared, orphans };
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
