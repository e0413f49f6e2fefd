import { keyOf } from '../../resourceManager/ids.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import type { Value } from '../../values.js';

/**
 * Rules and routes name what they belong to, and the resource group that it is in. They are joined by ids; where the
 * group is named in two ways of which one isn't known, the name of the owner alone has to tell.
 */

/**
 * The resources, each child with the id of its owner as the owner has it; where it can't be told whose it is, without
 * a parent: then it may belong to any.
 */
export function withOwners(resources: readonly DeployedResource[]): readonly DeployedResource[] {
  const owners = new Map<string, DeployedResource[]>();
  for (const resource of resources) append(owners, resource.type.toLowerCase(), resource);
  return resources.map((resource) => {
    const { parent, type } = resource;
    if (!parent) return resource;
    const parentType = type.slice(0, type.lastIndexOf('/')).toLowerCase();
    const owner = ownerOf(parent.id, owners.get(parentType) ?? []);
    if (owner === 'any') return { ...resource, parent: undefined };
    return owner === 'elsewhere' ? resource : { ...resource, parent: { ...parent, id: owner } };
  });
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function ownerOf(id: Value, owners: readonly DeployedResource[]): Value | 'any' | 'elsewhere' {
  const key = keyOf(id);
  if (owners.some((owner) => keyOf(owner.id) === key)) return id;
  const own = splitScope(key);
  const sameName = owners.filter((owner) => splitScope(keyOf(owner.id)).resource === own.resource);
  const candidates = sameName.filter((owner) => mayBeSame(splitScope(keyOf(owner.id)).scope, own.scope));
  const [only] = candidates;
  if (only && new Set(candidates.map((owner) => keyOf(owner.id))).size === 1) return only.id;
  if (candidates.length > 0) return 'any';
  return sameName.length === 0 && mayBeAny(id, owners) ? 'any' : 'elsewhere';
}

interface SplitKey {
  readonly scope: string;
  readonly resource: string;
}

function splitScope(key: string): SplitKey {
  const at = key.lastIndexOf('/providers/');
  return { scope: key.slice(0, Math.max(0, at)), resource: key.slice(at) };
}

/** Two groups are different ones where both are known. */
function mayBeSame(left: string, right: string): boolean {
  const group = (scope: string): string => scope.slice(scope.lastIndexOf('/resourcegroups/'));
  return left === right || group(left).includes('{') || group(right).includes('{');
}

/** A name given from outside may be that of any; what another resource or module tells is its own. */
function mayBeAny(id: Value, owners: readonly DeployedResource[]): boolean {
  const resource = splitScope(keyOf(id)).resource;
  const isGiven = (text: string): boolean => /\{(?:[^{}]*\.)?var\./.test(text) || !/[{}]/.test(text);
  if (!isGiven(resource)) return false;
  return (
    /[{}]/.test(resource) ||
    owners.some((owner) => /\{(?:[^{}]*\.)?var\./.test(splitScope(keyOf(owner.id)).resource))
  );
}
