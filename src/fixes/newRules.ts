import type { PortSet } from '../azure/ports.js';
import { allPorts, formatPorts, parsePortRange, portSet, singlePorts } from '../azure/ports.js';
import type { Requirement } from '../azure/requirements.js';
import type { SecurityRule } from '../azure/securityRules.js';
import { parseAddressTerm } from '../azure/addresses.js';
import type { AddressTerm } from '../azure/addresses.js';
import { always } from '../azure/unknown.js';
import type { NewRule } from '../languages/language.js';

/**
 * The rule that meets a requirement, as it is written. With several protocols it is for any.
 * @param ports those of the requirement that the rule opens
 */
export function newRuleFor(
  requirement: Requirement,
  priority: number,
  existing: readonly SecurityRule[],
  ports: PortSet = singlePorts(requirement.ports),
): NewRule {
  const inbound = requirement.direction === 'Inbound';
  const [protocol, ...otherProtocols] = requirement.protocols;
  return {
    name: freeName(requirement.ruleName, existing),
    description: describes(existing) ? sentence(requirement.purpose) : undefined,
    priority,
    direction: requirement.direction,
    access: 'Allow',
    protocol: protocol && otherProtocols.length === 0 ? protocol : '*',
    sourcePortRange: '*',
    destinationPortRanges: ports.map((range) => formatPorts([range])),
    sourceAddressPrefix: inbound ? requirement.tag : 'VirtualNetwork',
    destinationAddressPrefix: inbound ? 'VirtualNetwork' : requirement.tag,
  };
}

function sentence(purpose: string): string {
  return purpose.slice(0, 140);
}

/** Whether the rules around have descriptions; the first rule of an NSG gets one. */
function describes(existing: readonly SecurityRule[]): boolean {
  const described = existing.filter(({ description }) => description !== '');
  return described.length * 2 >= existing.length;
}

/** A new rule as the engine judges it. */
export function judgedAs(rule: NewRule): SecurityRule {
  const ranges = rule.destinationPortRanges.flatMap((text) => parsePortRange(text) ?? []);
  const one = (text: string): AddressTerm[] => {
    const term = parseAddressTerm(text);
    return term ? [term] : [];
  };
  return {
    name: rule.name,
    description: rule.description ?? '',
    direction: rule.direction,
    access: rule.access,
    protocol: rule.protocol === 'Tcp' || rule.protocol === 'Udp' ? rule.protocol : '*',
    priority: rule.priority,
    sourcePorts: { ports: allPorts, open: undefined },
    destinationPorts: { ports: portSet(ranges), open: undefined },
    source: { terms: one(rule.sourceAddressPrefix), open: undefined },
    destination: { terms: one(rule.destinationAddressPrefix), open: undefined },
    presence: always,
  };
}

/** The name in the neighbours' spelling, made unique without regard to case. */
function freeName(name: string, existing: readonly SecurityRule[]): string {
  const names = existing.map((rule) => rule.name).filter((each) => each !== '');
  const styled = restyle(name, names);
  const taken = new Set(names.map((each) => each.toLowerCase()));
  if (!taken.has(styled.toLowerCase())) return styled;
  for (let number = 2; ; number++) {
    const candidate = `${styled}${separatorOf(names)}${number}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** `AllowSqlOutbound` as the neighbours would write it: `allow-sql-outbound`, `Allow_Sql_Outbound`, `allowSqlOutbound`. */
function restyle(name: string, names: readonly string[]): string {
  const words = name.split(/(?=[A-Z])/);
  const separator = separatorOf(names);
  const lower = most(names, (each) => /^[a-z]/.test(each));
  if (separator === '')
    return lower ? words.map((word, index) => (index === 0 ? word.toLowerCase() : word)).join('') : name;
  return words.map((word) => (lower ? word.toLowerCase() : word)).join(separator);
}

function separatorOf(names: readonly string[]): string {
  const separator = ['-', '_', '.'].find((each) => most(names, (name) => name.includes(each)));
  return separator ?? '';
}

function most(names: readonly string[], test: (name: string) => boolean): boolean {
  return names.length > 0 && names.filter(test).length * 2 > names.length;
}
