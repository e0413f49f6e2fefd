import ipaddr from 'ipaddr.js';

/** IPv4 addresses `first` to `last`, both included, as unsigned 32-bit numbers. */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

export const allIpv4: Ipv4Range = { first: 0, last: 0xffffffff };

/** An IP address or CIDR block. IPv6 has no range: API Management's traffic is IPv4. */
export interface IpBlock {
  readonly version: 4 | 6;
  readonly range: Ipv4Range | undefined;
  /** Whether it is the whole of its version's address space. */
  readonly whole: boolean;
}

/** Reads an IP address or CIDR block; `undefined` for anything else. */
export function parseIpBlock(text: string): IpBlock | undefined {
  if (!/^[\d.]+(\/\d+)?$/.test(text)) return text.includes(':') ? parseIpv6Block(text) : undefined;
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const length = slash < 0 ? 32 : Number(text.slice(slash + 1));
  if (length > 32 || !ipaddr.IPv4.isValidFourPartDecimal(address)) return undefined;
  const value = ipaddr.IPv4.parse(address).octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - length);
  const first = Math.floor(value / size) * size;
  return { version: 4, range: { first, last: first + size - 1 }, whole: length === 0 };
}

/**
 * The block that an IPv4 CIDR block with the address of a host means: `10.0.0.0/24` for `10.0.0.5/24`. `undefined` for a
 * block with the address of its network, and for anything else.
 */
export function blockOfHost(text: string): string | undefined {
  if (!text.includes('/') || !ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) return undefined;
  const [address, length] = ipaddr.IPv4.parseCIDR(text);
  const network = ipaddr.IPv4.networkAddressFromCIDR(text).toString();
  return address.toString() === network ? undefined : `${network}/${length}`;
}

function parseIpv6Block(text: string): IpBlock | undefined {
  if (ipaddr.IPv6.isValid(text)) return { version: 6, range: undefined, whole: false };
  if (!ipaddr.IPv6.isValidCIDR(text)) return undefined;
  return { version: 6, range: undefined, whole: ipaddr.IPv6.parseCIDR(text)[1] === 0 };
}

export function rangeContains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function rangesOverlap(left: Ipv4Range, right: Ipv4Range): boolean {
  return left.first <= right.last && right.first <= left.last;
}

function range(cidr: string): Ipv4Range {
  const block = parseIpBlock(cidr);
  if (block?.range === undefined) throw new RangeError(`not an IPv4 block: ${cidr}`);
  return block.range;
}

/** The virtual IP of the host, from which the load balancer's probes come ("Azure platform considerations"). */
export const hostVirtualIp = range('168.63.129.16');

/**
 * Space that the public internet does not reach: private (RFC 1918), shared (RFC 6598), loopback, link-local,
 * multicast and reserved (RFC 6890), and the host's virtual IP.
 */
export const nonPublicRanges: readonly Ipv4Range[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
].map(range);

export function isNonPublic(block: Ipv4Range): boolean {
  return nonPublicRanges.some((reserved) => rangeContains(reserved, block));
}

/** Whether these ranges together leave no public IPv4 address out. */
export function coverPublicIpv4(ranges: readonly Ipv4Range[]): boolean {
  let next = 0;
  for (const each of [...ranges, ...nonPublicRanges].sort((left, right) => left.first - right.first)) {
    if (each.first > next) return false;
    next = Math.max(next, each.last + 1);
  }
  return next > allIpv4.last;
}
