import { parseAddressTerm } from '../../src/azure/addresses.js';
import { parsePortRange, portSet } from '../../src/azure/ports.js';
import type { Access, Direction, Protocol, SecurityRule } from '../../src/azure/securityRules.js';
import { always } from '../../src/azure/unknown.js';

/**
 * A rule from one line, as a person would say it: `100 in allow tcp Internet -> VirtualNetwork 443,80`, optionally
 * followed by `from 1024-65535` for source ports. Lists have commas and no spaces.
 */
export function rule(line: string, extra: Partial<SecurityRule> = {}): SecurityRule {
  const match =
    /^(\d+) (in|out) (allow|deny) (\S+) (\S+) -> (\S+) (\S+)(?: from (\S+))?$/.exec(line) ?? undefined;
  if (!match) throw new Error(`not a rule: ${line}`);
  const [, priority = '', direction, access, protocol = '', source = '', destination = '', ports = '', from] =
    match;
  return {
    name: line,
    description: '',
    direction: (direction === 'in' ? 'Inbound' : 'Outbound') satisfies Direction,
    access: (access === 'allow' ? 'Allow' : 'Deny') satisfies Access,
    protocol: protocols[protocol] ?? '*',
    priority: Number(priority),
    sourcePorts: portsOf(from ?? '*'),
    destinationPorts: portsOf(ports),
    source: addressesOf(source),
    destination: addressesOf(destination),
    presence: always,
    ...extra,
  };
}

const protocols: Readonly<Record<string, Protocol>> = { tcp: 'Tcp', udp: 'Udp', icmp: 'Icmp' };

function portsOf(text: string): SecurityRule['sourcePorts'] {
  const ranges = text.split(',').map((range) => {
    const parsed = parsePortRange(range);
    if (!parsed) throw new Error(`not a port range: ${range}`);
    return parsed;
  });
  return { ports: portSet(ranges), open: undefined };
}

function addressesOf(text: string): SecurityRule['source'] {
  const terms = text.split(',').map((prefix) => {
    const term = parseAddressTerm(prefix);
    if (!term) throw new Error(`not an address: ${prefix}`);
    return term;
  });
  return { terms, open: undefined };
}
