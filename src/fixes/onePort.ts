import type { PortSet } from '../azure/ports.js';
import type { JudgedGroup, JudgedRule } from '../checks/judgedGroup.js';
import { entriesOf } from '../languages/interpret.js';

/** Whether a loop makes the rule from data that have a word for one port only, so that several take several rules. */
export function takesOnePort({ declaration: { form, properties } }: JudgedRule): boolean {
  return (
    form === 'generated' &&
    !properties.has('destinationPortRanges') &&
    entriesOf(properties.get('destinationPortRange')?.value).length > 0
  );
}

/** Ports as the rules of a group can open them: all in one rule, or where each takes one port, one in each. */
export function portsOfEach({ rules }: JudgedGroup, ports: PortSet): readonly PortSet[] {
  return rules.length > 0 && rules.every(takesOnePort) ? ports.map((range) => [range]) : [ports];
}
