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
  const owners = new Map<string, Owners>();
  const ownersOf = (type: string): Owners => {
    let found = owners.get(type);
    if (!found) owners.set(type, (found = ownersAmong(resources, type)));
    return found;
  };
  return resources.map((resource) => {
    const { parent, type } = resource;
    if (!parent) return resource;
    const owner = ownerOf(parent.id, ownersOf(type.slice(0, type.lastIndexOf('/')).toLowerCase()));
    if (owner === 'any') return { ...resource, parent: undefined };
    return owner === 'elsewhere' ? resource : { ...resource, parent: { ...parent, id: owner } };
  });
}

/** The ids of resources of one type. */
interface Owners {
  readonly keys: ReadonlySet<string>;
  /** By what names the resource itself, each id once. */
  readonly byResource: ReadonlyMap<string, ReadonlyMap<string, Value>>;
}

function ownersAmong(resources: readonly DeployedResource[], type: string): Owners {
  const keys = new Set<string>();
  const byResource = new Map<string, Map<string, Value>>();
  for (const { id } of resources.filter((resource) => resource.type.toLowerCase() === type)) {
    const key = keyOf(id);
    if (keys.has(key)) continue;
    keys.add(key);
    const { resource } = splitScope(key);
    const same = byResource.get(resource) ?? new Map<string, Value>();
    byResource.set(resource, same.set(key, id));
  }
  return { keys, byResource };
}

function ownerOf(id: Value, { keys, byResource }: Owners): Value | 'any' | 'elsewhere' {
  const key = keyOf(id);
  if (keys.has(key)) return id;
  const own = splitScope(key);
  const sameName = [...(byResource.get(own.resource) ?? [])];
  const candidates = sameName.filter(([other]) => mayBeSame(splitScope(other).scope, own.scope));
  const [only] = candidates;
  if (only && candidates.length === 1) return only[1];
  if (candidates.length > 0) return 'any';
  return sameName.length === 0 && mayBeAny(own.resource, [...byResource.keys()]) ? 'any' : 'elsewhere';
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
function mayBeAny(resource: string, owners: readonly string[]): boolean {
  const isGiven = givenName.test(resource);
  if (!isGiven && /[{}]/.test(resource)) return false;
  return isGiven || owners.some((owner) => givenName.test(owner));
}

/** A part that is a variable's value, of the module itself or of one that it calls. */
const givenName = /\{(?:[^{}]*\.)?var\./;
