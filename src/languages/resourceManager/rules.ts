import type { Presence } from '../../azure/unknown.js';
import type { RuleDeclaration, RuleField, RuleForm, RuleProperty } from '../declarations.js';
import { KeyedList } from '../keyedList.js';
import type { Origin } from '../text.js';
import type { ObjectValue, UnknownValue, Value } from '../values.js';
import { isUnknown, propertyOf, unknownValue } from '../values.js';
import type { Case } from './lookup.js';
import { findObjectProperty, itemsOf, lookup, openCases, otherThanStandIns, ownOrigin } from './lookup.js';
import type { DeployedResource } from './resource.js';

/** Security rules, as items of their group's list and as resources of their own. */

/** Rules that were read, and whether there may be more. */
export interface ReadRules {
  readonly rules: readonly RuleDeclaration[];
  readonly open: UnknownValue | undefined;
}

const fieldNames = [
  'description',
  'priority',
  'direction',
  'access',
  'protocol',
  'sourcePortRange',
  'sourcePortRanges',
  'destinationPortRange',
  'destinationPortRanges',
  'sourceAddressPrefix',
  'sourceAddressPrefixes',
  'destinationAddressPrefix',
  'destinationAddressPrefixes',
  'sourceApplicationSecurityGroups',
  'destinationApplicationSecurityGroups',
] as const satisfies readonly RuleField[];

/** As they are spelled and in lower case; `name` isn't among them, as it stands outside of a rule's `properties`. */
const fields: ReadonlyMap<string, RuleField> = new Map(
  fieldNames.flatMap((field): [string, RuleField][] => [
    [field, field],
    [field.toLowerCase(), field],
  ]),
);

/** What every rule has beside its name, each by one of these properties; Azure refuses one without. */
export const requiredFields: readonly (readonly RuleField[])[] = [
  ['priority'],
  ['direction'],
  ['access'],
  ['protocol'],
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationPortRange', 'destinationPortRanges'],
  ['sourceAddressPrefix', 'sourceAddressPrefixes', 'sourceApplicationSecurityGroups'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes', 'destinationApplicationSecurityGroups'],
];

/** The properties that hold addresses; those of application security groups hold ids. */
export const addressFields: readonly RuleField[] = [
  'sourceAddressPrefix',
  'sourceAddressPrefixes',
  'destinationAddressPrefix',
  'destinationAddressPrefixes',
];

/**
 * The rules in a group's list.
 * @param value the value of `securityRules`
 * @param site where that property is written: for rules that stand nowhere
 * @returns the lists the rules are from as well
 */
export function readRuleList(
  value: Value | undefined,
  site: Origin,
  presence: Presence,
): ReadRules & { readonly lists: readonly Origin[] } {
  const { items, lists, ...rest } = itemsOf(value, presence, otherThanStandIns);
  let { open } = rest;
  const rules: RuleDeclaration[] = [];
  for (const [index, item] of items.entries()) {
    if (item.value.kind !== 'object') continue;
    const isShared = isSameText(item, items[index - 1]) || isSameText(item, items[index + 1]);
    const form = isShared ? 'generated' : 'inline';
    const unknownRules = readRuleItem(item.value, item.presence, site, form, rules);
    open ??= unknownRules;
  }
  return { rules, open, lists };
}

/** Whether two items are written by the same text, which is then a loop's body. */
function isSameText(item: Case, other: Case | undefined): boolean {
  const left = item.value.origin;
  const right = other?.value.origin;
  return (
    left !== undefined && left.start === right?.start && left.end === right.end && left.uri === right.uri
  );
}

/** Reads one item into `rules`; gives what isn't known of it when there may be other rules. */
function readRuleItem(
  item: ObjectValue,
  presence: Presence,
  site: Origin,
  form: RuleForm,
  rules: RuleDeclaration[],
): UnknownValue | undefined {
  const body = item.origin ?? site;
  const name = findObjectProperty(item, 'name');
  const nameValue = name?.value ?? lookup(item, 'name');
  const head: RuleHead = {
    name: nameValue && { field: 'name', value: nameValue, site: name?.site ?? nameValue.origin ?? body },
    origin: ownOrigin(item) ?? site,
    body,
    form: item.generated ? 'generated' : form,
  };
  return readRuleBody(head, propertyOf(item, 'properties') ?? item.open, presence, rules);
}

/** A rule that is a resource of its own. */
export function readRuleResource(resource: DeployedResource): ReadRules {
  const { name, nameOrigin, origin, body, generated, presence } = resource;
  const head: RuleHead = {
    name: { field: 'name', value: name, site: nameOrigin },
    origin,
    body,
    form: generated ? 'generated' : 'resource',
  };
  const rules: RuleDeclaration[] = [];
  const open = readRuleBody(head, resource.property('properties')?.value, presence, rules);
  return { rules, open };
}

/** What is known of a rule without its `properties`. */
interface RuleHead {
  readonly name: RuleProperty | undefined;
  readonly origin: Origin;
  readonly body: Origin;
  readonly form: RuleForm;
}

/** One rule for each object that `properties` may be: without any of them known, it may be any rule. */
function readRuleBody(
  head: RuleHead,
  properties: Value | undefined,
  presence: Presence,
  rules: RuleDeclaration[],
): UnknownValue | undefined {
  if (!properties || !isUnknown(properties)) {
    rules.push(ruleOf(head, properties, presence));
    return undefined;
  }
  const { known, open } = openCases(properties, presence);
  for (const one of known) rules.push(ruleOf(head, one.value, one.presence));
  return open;
}

function ruleOf(head: RuleHead, properties: Value | undefined, presence: Presence): RuleDeclaration {
  const { name, origin, body, form } = head;
  const read: RuleProperty[] = name ? [name] : [];
  if (properties?.kind === 'object') readFields(properties, body, read);
  return { properties: new RuleProperties(read), origin, body, presence, form };
}

class RuleProperties extends KeyedList<RuleField, RuleProperty> {
  protected keyOf({ field }: RuleProperty): RuleField {
    return field;
  }
}

function readFields(object: ObjectValue, body: Origin, read: RuleProperty[]): void {
  for (const { name, value, site } of object.properties.values()) {
    const field = fields.get(name) ?? fields.get(name.toLowerCase());
    if (field) read.push({ field, value, site: site ?? value.origin ?? body });
  }
  if (object.open) addUnknownFields(object.open, object.origin ?? body, read);
}

/** What a rule must have and isn't seen is among what isn't known of it. */
function addUnknownFields(open: UnknownValue, site: Origin, read: RuleProperty[]): void {
  for (const required of requiredFields) {
    const [field] = required;
    if (!field || read.some((one) => required.includes(one.field))) continue;
    const value = unknownValue(open.reason, `${open.identity}.${field}`, open.origin);
    read.push({ field, value, site });
  }
}
