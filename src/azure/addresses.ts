import type { Unknown } from './unknown.js';
import type { IpBlock, Ipv4Range } from './ipRanges.js';
import { hostVirtualIp, isNonPublic, parseIpBlock, rangeContains, rangesOverlap } from './ipRanges.js';
import type { ServiceTag } from './serviceTags.js';
import { areDifferentRegions } from './regions.js';
import { isPublic, parseServiceTag, serviceTagNames, unknownRegion } from './serviceTags.js';

/**
 * How a set stands to another. `contains`: all of the other is in it; `disjoint`: nothing of it; `overlaps`: a part
 * and not all; `unknown`: what we know of both doesn't tell.
 */
export type Relation = 'contains' | 'disjoint' | 'overlaps' | 'unknown';

/** One thing that the source or destination of a rule names. */
export type AddressTerm =
  | { readonly kind: 'any' }
  | { readonly kind: 'ip'; readonly block: IpBlock; readonly text: string }
  | { readonly kind: 'tag'; readonly tag: ServiceTag; readonly text: string }
  | { readonly kind: 'securityGroup'; readonly text: string };

/** The source or destination of a rule: the terms that are known, and whether there may be more. */
export interface AddressSet {
  readonly terms: readonly AddressTerm[];
  /** Set when there may be terms that are not known. */
  readonly open: Unknown | undefined;
}

export const anyAddress: AddressTerm = { kind: 'any' };

/** What most rules name: tags as they are spelled in the documents. */
const spelledTags: ReadonlyMap<string, AddressTerm> = new Map(
  serviceTagNames.map((name) => [name, tagTerm(name)]),
);

/** Reads an address prefix of a rule; `undefined` for what is no `*`, IP, CIDR or service tag that we know. */
export function parseAddressTerm(text: string): AddressTerm | undefined {
  const known = text === '*' ? anyAddress : spelledTags.get(text);
  if (known) return known;
  const block = parseIpBlock(text);
  if (block) return { kind: 'ip', block, text };
  const tag = parseServiceTag(text);
  return tag && { kind: 'tag', tag, text };
}

export function tagTerm(name: string): AddressTerm {
  return { kind: 'tag', tag: { name, region: undefined }, text: name };
}

/**
 * How the addresses of one term stand to those of another (domain: "What contains what"). Tags narrowed to a region
 * are parts of the tag; two different leaves of Azure's public space are taken as disjoint.
 */
export function relate(term: AddressTerm, target: AddressTerm): Relation {
  if (term.kind === 'any') return 'contains';
  switch (target.kind) {
    case 'any':
      return isWholeSpace(term) ? 'contains' : 'overlaps';
    case 'tag':
      return relateToTag(term, target.tag);
    case 'ip':
      return relateToIp(term, target.block);
    case 'securityGroup':
      return relateToSecurityGroup(term, target.text);
  }
}

function isWholeSpace(term: AddressTerm): boolean {
  return term.kind === 'ip' && term.block.version === 4 && term.block.whole;
}

function relateToTag(term: Exclude<AddressTerm, { kind: 'any' }>, target: ServiceTag): Relation {
  switch (term.kind) {
    case 'securityGroup':
      // Application security groups hold network interfaces of the virtual network.
      return target.name === 'VirtualNetwork' ? 'overlaps' : 'disjoint';
    case 'ip':
      return relateIpToTag(term.block, target.name);
    case 'tag':
      return relateTags(term.tag, target);
  }
}

function relateIpToTag({ range, whole }: IpBlock, tag: string): Relation {
  if (range === undefined) return 'disjoint';
  if (whole) return 'contains';
  if (tag === 'AzureLoadBalancer') return rangeContains(range, hostVirtualIp) ? 'contains' : 'disjoint';
  if (tag === 'VirtualNetwork') return 'unknown';
  if (isNonPublic(range)) return 'disjoint';
  return tag === 'Internet' ? 'overlaps' : 'unknown';
}

function relateTags(term: ServiceTag, target: ServiceTag): Relation {
  if (term.name === target.name) return relateRegions(term.region, target.region);
  if (target.name === 'AzureLoadBalancer') return term.name === 'VirtualNetwork' ? 'unknown' : 'disjoint';
  if (target.name === 'VirtualNetwork') return term.name === 'AzureLoadBalancer' ? 'overlaps' : 'disjoint';
  if (!isPublic(term.name) || !isPublic(target.name)) return 'disjoint';
  if (term.name === 'Internet') return 'contains';
  if (target.name === 'Internet') return 'overlaps';
  if (term.name === 'AzureCloud') return relateRegions(term.region, target.region);
  return target.name === 'AzureCloud' ? 'overlaps' : 'disjoint';
}

function relateRegions(term: string | undefined, target: string | undefined): Relation {
  if (term === undefined) return 'contains';
  if (target === undefined) return 'overlaps';
  if (term === unknownRegion || target === unknownRegion) return 'unknown';
  if (term === target) return 'contains';
  return areDifferentRegions(term, target) ? 'disjoint' : 'unknown';
}

function relateToIp(term: Exclude<AddressTerm, { kind: 'any' }>, { range, whole }: IpBlock): Relation {
  if (range === undefined) return 'unknown';
  switch (term.kind) {
    case 'securityGroup':
      return 'unknown';
    case 'ip':
      return relateRanges(term.block.range, range);
    case 'tag':
      return whole ? 'overlaps' : relateTagToRange(term.tag, range);
  }
}

/** A public address is one of Internet, not of the virtual network, whose spaces are taken to be private. */
function relateTagToRange({ name }: ServiceTag, range: Ipv4Range): Relation {
  if (name === 'Internet') return isNonPublic(range) ? 'disjoint' : 'contains';
  if (name === 'AzureLoadBalancer') return relateRanges(hostVirtualIp, range);
  if (name === 'VirtualNetwork') return isNonPublic(range) ? 'unknown' : 'disjoint';
  return isPublic(name) && isNonPublic(range) ? 'disjoint' : 'unknown';
}

function relateRanges(term: Ipv4Range | undefined, target: Ipv4Range): Relation {
  if (term === undefined || !rangesOverlap(term, target)) return 'disjoint';
  return rangeContains(term, target) ? 'contains' : 'overlaps';
}

function relateToSecurityGroup(term: Exclude<AddressTerm, { kind: 'any' }>, group: string): Relation {
  switch (term.kind) {
    case 'securityGroup':
      return term.text === group ? 'contains' : 'unknown';
    case 'ip':
      return term.block.whole ? 'contains' : 'unknown';
    case 'tag':
      return term.tag.name === 'VirtualNetwork' ? 'contains' : 'disjoint';
  }
}

/** What is known of the API Management subnet's own addresses; undefined when its prefixes can't be told. */
export type SubnetPrefixes = readonly IpBlock[] | undefined;

/** How a term stands to the subnet itself: the near side of a rule. */
export function relationToSubnet(term: AddressTerm, prefixes: SubnetPrefixes): Relation {
  switch (term.kind) {
    case 'any':
      return 'contains';
    case 'tag':
      return term.tag.name === 'VirtualNetwork' ? 'contains' : 'disjoint';
    case 'securityGroup':
      return 'unknown';
    case 'ip':
      return ipToSubnet(term.block, prefixes);
  }
}

function ipToSubnet(block: IpBlock, prefixes: SubnetPrefixes): Relation {
  const range = block.range;
  if (range === undefined) return 'disjoint';
  if (block.whole) return 'contains';
  const known = prefixes?.flatMap((prefix) => prefix.range ?? []) ?? [];
  if (known.length === 0) return 'unknown';
  if (known.every((prefix) => rangeContains(range, prefix))) return 'contains';
  return known.some((prefix) => rangesOverlap(range, prefix)) ? 'overlaps' : 'disjoint';
}
