import type { Value } from '../languages/values.js';

/** A resource by what every deployment calls it: its names, and its resource group where that is known. */
export interface KnownResource {
  /** The id from the provider on, in lower case: `microsoft.network/virtualnetworks/v/subnets/s`. */
  readonly name: string;
  readonly resourceGroup: string | undefined;
}

const providers = '/providers/';

/** Stands for a part of a scope that isn't known. */
const hole = '\u0000';

/** What an id tells to other deployments; `undefined` where one of its names is not known. */
export function knownResource(id: Value | undefined): KnownResource | undefined {
  const parts = id?.kind === 'string' ? [id.value] : id?.kind === 'unknown' ? id.parts : undefined;
  const text = parts?.map((part) => (typeof part === 'string' ? part.toLowerCase() : hole)).join('');
  const at = text?.lastIndexOf(providers) ?? -1;
  if (text === undefined || at < 0) return undefined;
  const name = text.slice(at + providers.length);
  if (name.includes(hole)) return undefined;
  const group = /\/resourcegroups\/([^/]+)$/.exec(text.slice(0, at))?.[1];
  return { name, resourceGroup: group?.includes(hole) ? undefined : group };
}

/** Whether two resources of one name may be the same: they are not where their resource groups are known and differ. */
export function mayBeSame(left: KnownResource, right: KnownResource): boolean {
  if (left.name !== right.name) return false;
  const groups = [left.resourceGroup, right.resourceGroup];
  return groups.includes(undefined) || left.resourceGroup === right.resourceGroup;
}
