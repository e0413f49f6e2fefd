import type { Unknown } from './unknown.js';
import type { IpBlock } from './ipRanges.js';
import { hostVirtualIp, isNonPublic, parseIpBlock, rangeContains, rangesOverlap } from './ipRanges.js';
import type { ServiceTag } from './serviceTags.js';
import { isPublic, parseServiceTag } from './serviceTags.js';

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

/** Reads an address prefix of a rule; `undefined` for what is no `*`, IP, CIDR or service tag that we know. */
export function parseAddressTerm(text: string): AddressTerm | undefined {
  if (text === '*') return anyAddress;
  const block = parseIpBlock(text);
  if (block) return { kind: 'ip', block, text };
  const tag = parseServiceTag(text);
  return tag && { kind: 'tag', tag, text };
}

export function tagTerm(name: string): AddressTerm {
  return { kind: 'tag', tag: { name, region: undefined }, text: name };
}

/**
 * How a term stands to the addresses of a service tag (domain: "What contains what"). `region` of `Tag.Region` in a
 * term makes it a part of the tag.
 */
export function relationToTag(term: AddressTerm, tag: string): Relation {
  switch (term.kind) {
    case 'any':
      return 'contains';
    case 'securityGroup':
      // Application security groups hold network interfaces of the virtual network.
      return tag === 'VirtualNetwork' ? 'overlaps' : 'disjoint';
    case 'ip':
      return ipToTag(term.block, tag);
    case 'tag':
      return tagToTag(term.tag, tag);
  }
}

function ipToTag(block: IpBlock, tag: string): Relation {
  if (block.range === undefined) return 'disjoint';
  if (block.whole) return 'contains';
  if (tag === 'AzureLoadBalancer') return rangeContains(block.range, hostVirtualIp) ? 'contains' : 'disjoint';
  if (tag === 'VirtualNetwork') return 'unknown';
  if (isNonPublic(block.range)) return 'disjoint';
  return tag === 'Internet' ? 'overlaps' : 'unknown';
}

function tagToTag(term: ServiceTag, tag: string): Relation {
  if (term.name === tag) return term.region === undefined ? 'contains' : 'overlaps';
  if (tag === 'AzureLoadBalancer') return term.name === 'VirtualNetwork' ? 'unknown' : 'disjoint';
  if (tag === 'VirtualNetwork') return term.name === 'AzureLoadBalancer' ? 'overlaps' : 'disjoint';
  if (!isPublic(term.name)) return 'disjoint';
  if (term.name === 'Internet') return 'contains';
  if (tag === 'Internet') return 'overlaps';
  if (term.name === 'AzureCloud') return term.region === undefined ? 'contains' : 'overlaps';
  return tag === 'AzureCloud' ? 'overlaps' : 'disjoint';
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
