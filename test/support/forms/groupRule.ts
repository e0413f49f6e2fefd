/** A rule of a group that is written in many forms. */
export interface GroupRule {
  readonly name: string;
  readonly priority: number;
  readonly direction: string;
  readonly access: string;
  readonly protocol: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly destination: string;
  readonly ports: readonly [string, ...string[]];
}

/** The name of the group in every form. */
export const groupName = 'nsg-apim';

/** A rule as Azure Resource Manager has it. */
export interface AzureRule {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export function azureRule(rule: GroupRule): AzureRule {
  const [port, ...others] = rule.ports;
  return {
    name: rule.name,
    properties: {
      priority: rule.priority,
      direction: rule.direction,
      access: rule.access,
      protocol: rule.protocol,
      sourceAddressPrefix: rule.source,
      sourcePortRange: rule.sourcePort,
      destinationAddressPrefix: rule.destination,
      ...(others.length > 0 ? { destinationPortRanges: rule.ports } : { destinationPortRange: port }),
    },
  };
}

/** The properties of a rule that a loop makes of flat data, where all rules have a list of ports: `item('priority')`. */
export function loopedProperties(
  item: (name: keyof GroupRule) => unknown,
): Readonly<Record<string, unknown>> {
  return {
    priority: item('priority'),
    direction: item('direction'),
    access: item('access'),
    protocol: item('protocol'),
    sourceAddressPrefix: item('source'),
    sourcePortRange: item('sourcePort'),
    destinationAddressPrefix: item('destination'),
    destinationPortRanges: item('ports'),
  };
}
