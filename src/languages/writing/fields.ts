import type { RuleField } from '../declarations.js';
import { entriesOf } from '../interpret.js';
import type { NewRule } from '../language.js';
import type { Value } from '../values.js';

/** What a property is given. */
export type FieldValue = string | number | readonly string[];

/** The properties of which a rule has one: the singular one first, then the plural one. */
export type Slot = readonly RuleField[];

/** In the order of Azure's documents. */
export const slots: readonly Slot[] = [
  ['name'],
  ['description'],
  ['protocol'],
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationPortRange', 'destinationPortRanges'],
  ['sourceAddressPrefix', 'sourceAddressPrefixes', 'sourceApplicationSecurityGroups'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes', 'destinationApplicationSecurityGroups'],
  ['access'],
  ['priority'],
  ['direction'],
];

export function slotOf(field: RuleField): Slot {
  return slots.find((slot) => slot.includes(field)) ?? [field];
}

/** Whether a property is a list. */
export function isPlural(field: RuleField): boolean {
  return slotOf(field).indexOf(field) > 0;
}

/** A property of a rule and what it is to say. */
export interface Wanted {
  readonly field: RuleField;
  readonly value: FieldValue;
}

/** What a rule says, in the order of Azure's documents: several ports in the plural property, one in the singular. */
export function wantedOf(rule: NewRule): readonly Wanted[] {
  const [port, ...morePorts] = rule.destinationPortRanges;
  const ports: Wanted =
    port !== undefined && morePorts.length === 0
      ? { field: 'destinationPortRange', value: port }
      : { field: 'destinationPortRanges', value: rule.destinationPortRanges };
  return [
    { field: 'name', value: rule.name },
    ...(rule.description === undefined
      ? []
      : [{ field: 'description', value: rule.description } satisfies Wanted]),
    { field: 'protocol', value: rule.protocol },
    { field: 'sourcePortRange', value: rule.sourcePortRange },
    ports,
    { field: 'sourceAddressPrefix', value: rule.sourceAddressPrefix },
    { field: 'destinationAddressPrefix', value: rule.destinationAddressPrefix },
    { field: 'access', value: rule.access },
    { field: 'priority', value: rule.priority },
    { field: 'direction', value: rule.direction },
  ];
}

/** A port as a list of one. */
export function asList({ field, value }: Wanted): Wanted | undefined {
  const [, plural] = slotOf(field);
  return field === 'destinationPortRange' && plural ? { field: plural, value: [String(value)] } : undefined;
}

/** Whether a value is known to say this: words without regard to case, lists without regard to order. */
export function says(value: Value, wanted: FieldValue): boolean {
  const entries = entriesOf(value).map(textOf);
  const texts = (typeof wanted === 'object' ? wanted : [wanted]).map((one) => String(one).toLowerCase());
  return (
    entries.length === texts.length &&
    entries.every((entry) => entry !== undefined && texts.includes(entry.toLowerCase()))
  );
}

/** Whether a value is known to be none: absent, null, empty text or an empty list. */
export function isEmpty(value: Value | undefined): boolean {
  return entriesOf(value).length === 0;
}

function textOf(value: Value): string | undefined {
  return value.kind === 'string' || value.kind === 'number' ? String(value.value) : undefined;
}
