import type { RuleField } from '../../declarations.js';
import type { NewRule } from '../../language.js';
import type { DataObject } from '../../writing/dataTree.js';
import type { FieldValue } from '../../writing/fields.js';
import { isPlural, slotOf, wantedOf } from '../../writing/fields.js';
import { speltAs } from '../../writing/naming.js';
import type { RuleList } from '../../writing/notation.js';

/** Rules as azurerm has them, whichever syntax they are written in. */

const argumentNames: ReadonlyMap<RuleField, string> = new Map([
  ['sourceApplicationSecurityGroups', 'source_application_security_group_ids'],
  ['destinationApplicationSecurityGroups', 'destination_application_security_group_ids'],
]);

/** The name of a property in azurerm; beside names of Azure Resource Manager's, as azapi takes them, the one there. */
export function argumentOf(field: RuleField, object?: DataObject): string {
  if (object && isResourceManagers(object)) return field;
  return argumentNames.get(field) ?? speltAs('snake_case', field);
}

function isResourceManagers({ entries }: DataObject): boolean {
  return entries.some(({ name }) => name !== undefined && /^[a-z]+[A-Z]/.test(name));
}

/** Whether rules are put into a list of azapi's, with `properties` of their own. */
export function isListOfAzapi({ container, name }: RuleList): boolean {
  if (container.kind !== 'list') return false;
  const [first] = container.items;
  if (first?.kind !== 'object') return name === 'securityRules';
  return first.entries.some((entry) => entry.name === 'properties');
}

/** An argument of a rule; null: it says nothing. */
type Argument = readonly [name: string, value: FieldValue | null];

/** In the order of azurerm's documentation. */
const order: readonly RuleField[] = [
  'name',
  'description',
  'priority',
  'direction',
  'access',
  'protocol',
  'sourcePortRange',
  'destinationPortRange',
  'sourceAddressPrefix',
  'destinationAddressPrefix',
];

/** The arguments of a rule in a block or a resource. */
export function ruleArguments(rule: NewRule): readonly Argument[] {
  const wanted = wantedOf(rule);
  return order.flatMap((first) =>
    wanted
      .filter(({ field }) => slotOf(first).includes(field))
      .map(({ field, value }): Argument => [argumentOf(field), value]),
  );
}

/** The same for an object in a list, each of which must have all attributes. */
export function listedArguments(rule: NewRule): readonly Argument[] {
  const said = new Map(ruleArguments(rule));
  return order.flatMap(slotOf).map((field): Argument => {
    const name = argumentOf(field);
    return [name, said.get(name) ?? (isPlural(field) ? [] : null)];
  });
}

/** What an attribute that must be there has, in an object of a list, where it says nothing. */
export function nothingFor(field: RuleField): string {
  return isPlural(field) ? '[]' : 'null';
}
