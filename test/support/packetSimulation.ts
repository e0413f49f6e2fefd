import fc from 'fast-check';
import type { Requirement } from '../../src/azure/requirements.js';
import type { SecurityRule } from '../../src/azure/securityRules.js';
import { rule } from './rules.js';

/**
 * The assessment against a simulation that knows nothing of sets: a small world in which every tag is a few addresses,
 * single packets, and first match by going down the list. In it, a requirement is met when each of its packets passes.
 */

/** Addresses of the world by the tags they belong to; the last one of a tag belongs to no narrower tag. */
const addresses: readonly (readonly string[])[] = [
  ['Storage', 'AzureCloud', 'Internet'],
  ['Sql', 'AzureCloud', 'Internet'],
  ['AzureKeyVault', 'AzureCloud', 'Internet'],
  ['AzureMonitor', 'AzureCloud', 'Internet'],
  ['ApiManagement', 'AzureCloud', 'Internet'],
  ['AzureTrafficManager', 'AzureCloud', 'Internet'],
  ['AzureCloud', 'Internet'],
  ['Internet'],
  ['AzureLoadBalancer'],
  ['VirtualNetwork'],
];

interface Packet {
  readonly inbound: boolean;
  readonly far: readonly string[];
  readonly port: number;
  readonly sourcePort: number;
  readonly udp: boolean;
}

/** A source port that clients take in this world, and that no rule singles out. */
const usualSourcePort = 50_000;

function matches(each: SecurityRule, packet: Packet): boolean {
  const [far, near] = packet.inbound ? [each.source, each.destination] : [each.destination, each.source];
  const names = (side: SecurityRule['source'], tags: readonly string[]): boolean =>
    side.terms.some((term) => term.kind === 'any' || (term.kind === 'tag' && tags.includes(term.tag.name)));
  const hasPort = ({ ports }: SecurityRule['sourcePorts'], port: number): boolean =>
    ports.some(({ first, last }) => first <= port && port <= last);
  return (
    each.direction === (packet.inbound ? 'Inbound' : 'Outbound') &&
    (each.protocol === '*' || each.protocol === (packet.udp ? 'Udp' : 'Tcp')) &&
    hasPort(each.sourcePorts, packet.sourcePort) &&
    hasPort(each.destinationPorts, packet.port) &&
    names(far, packet.far) &&
    names(near, ['VirtualNetwork'])
  );
}

/** What the platform does with a packet: the access of the first rule that matches, and whether it is a default one. */
function simulate(rules: readonly SecurityRule[], packet: Packet): 'allow' | 'default' | 'drop' {
  const ordered = [...rules].sort((left, right) => Number(left.priority) - Number(right.priority));
  const first = ordered.find((each) => matches(each, packet));
  if (first) return first.access === 'Allow' ? 'allow' : 'drop';
  const far = packet.far;
  if (far.includes('VirtualNetwork')) return 'default';
  return packet.inbound
    ? far.includes('AzureLoadBalancer')
      ? 'default'
      : 'drop'
    : far.includes('Internet')
      ? 'default'
      : 'drop';
}

/** The packet that stands for the bulk of a requirement's traffic: the address that belongs to its tag and no narrower one. */
function packetsOf(requirement: Requirement): readonly Packet[] {
  const far = addresses.find(([tag]) => tag === requirement.tag) ?? [];
  return requirement.ports.map((port) => ({
    inbound: requirement.direction === 'Inbound',
    far,
    port,
    sourcePort: usualSourcePort,
    udp: false,
  }));
}

/** The status of a requirement by going through its packets one by one. */
export function simulatedStatus(rules: readonly SecurityRule[], requirement: Requirement): string {
  const outcomes = packetsOf(requirement).map((packet) => {
    const outcome = simulate(rules, packet);
    if (outcome !== 'drop') return outcome === 'allow' ? 'allowed' : 'allowed-by-default';
    const isAllowedSomewhere = rules.some((each) => each.access === 'Allow' && matches(each, packet));
    return isAllowedSomewhere ? 'blocked' : 'missing';
  });
  const order = ['allowed', 'allowed-by-default', 'blocked', 'missing'];
  return order[Math.max(...outcomes.map((outcome) => order.indexOf(outcome)))] ?? '';
}

const tags = [
  '*',
  'Internet',
  'AzureCloud',
  'Storage',
  'Sql',
  'AzureKeyVault',
  'AzureMonitor',
  'ApiManagement',
  'AzureTrafficManager',
  'AzureLoadBalancer',
];
const portLists = [
  '*',
  '443',
  '80',
  '3443',
  '6390',
  '1433',
  '1886',
  '443,1886',
  '400-500',
  '0-1433',
  '1434-65535',
  '80,443,3443',
  '6000-7000',
];

const anyRule = fc
  .record({
    direction: fc.constantFrom('in', 'out'),
    access: fc.constantFrom('allow', 'deny'),
    protocol: fc.constantFrom('tcp', 'udp', '*'),
    far: fc.constantFrom(...tags),
    near: fc.constantFrom('*', 'VirtualNetwork'),
    ports: fc.constantFrom(...portLists),
    from: fc.oneof(
      { weight: 4, arbitrary: fc.constant('*') },
      { arbitrary: fc.constantFrom('443', '1000-2000'), weight: 1 },
    ),
  })
  .map(({ direction, access, protocol, far, near, ports, from }) => {
    const [source, destination] = direction === 'in' ? [far, near] : [near, far];
    return `${direction} ${access} ${protocol} ${source} -> ${destination} ${ports} from ${from}`;
  });

/** Up to so many random rules, each with a priority of its own. */
export const anyRules = (maxLength: number): fc.Arbitrary<readonly SecurityRule[]> =>
  fc.array(anyRule, { maxLength }).chain((lines) =>
    fc
      .uniqueArray(fc.integer({ min: 100, max: 4096 }), {
        minLength: lines.length,
        maxLength: lines.length,
      })
      .map((priorities) => lines.map((line, index) => rule(`${priorities[index] ?? 100} ${line}`))),
  );
