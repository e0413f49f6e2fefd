import type { Presence } from '../../azure/unknown.js';
import type { RuleDeclaration, RuleField, RuleForm, RuleProperty } from '../declarations.js';
import type { Origin } from '../text.js';
import type { ObjectValue, UnknownValue, Value } from '../values.js';
import { propertyOf, unknownValue } from '../values.js';
import type { Case } from './lookup.js';
import { findObjectProperty, itemsOf, lookup, openCases, ownOrigin } from './lookup.js';
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

/** By the name in lower case; `name` isn't among them, as it stands outside of a rule's `properties`. */
const fields: ReadonlyMap<string, RuleField> = new Map(
  fieldNames.map((field) => [field.toLowerCase(), field]),
);

/** What every rule has, each by one of these properties. */
const requiredFields: readonly (readonly RuleField[])[] = [
  ['priority'],
  ['direction'],
  ['access'],
  ['protocol'],
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationPortRange', 'destinationPortRanges'],
  ['sourceAddressPrefix', 'sourceAddressPrefixes', 'sourceApplicationSecurityGroups'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes', 'destinationApplicationSecurityGroups'],
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
  const { items, lists, ...rest } = itemsOf(value, presence);
  let { open } = rest;
  const rules: RuleDeclaration[] = [];
  for (const [index, item] of items.entries()) {
    if (item.value.kind !== 'object') continue;
    const isShared = [items[index - 1], items[index + 1]].some((other) => isSameText(item, other));
    const read = readRuleItem(item.value, item.presence, site, isShared ? 'generated' : 'inline');
    rules.push(...read.rules);
    open ??= read.open;
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

function readRuleItem(item: ObjectValue, presence: Presence, site: Origin, form: RuleForm): ReadRules {
  const body = item.origin ?? site;
  const origin = ownOrigin(item) ?? site;
  const name = findObjectProperty(item, 'name');
  const nameValue = name?.value ?? lookup(item, 'name');
  const head: RuleHead = {
    name: nameValue && { field: 'name', value: nameValue, site: name?.site ?? nameValue.origin ?? body },
    origin,
    body,
    form: item.generated ? 'generated' : form,
  };
  const properties = propertyOf(item, 'properties') ?? item.open;
  return readRuleBody(head, properties, presence);
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
  return readRuleBody(head, resource.property('properties')?.value, presence);
}

/** What is known of a rule without its `properties`. */
interface RuleHead {
  readonly name: RuleProperty | undefined;
  readonly origin: Origin;
  readonly body: Origin;
  readonly form: RuleForm;
}

/** One rule for each object that `properties` may be: without any of them known, it may be any rule. */
function readRuleBody(head: RuleHead, properties: Value | undefined, presence: Presence): ReadRules {
  if (!properties) return { rules: [ruleOf(head, undefined, presence)], open: undefined };
  const { known, open } = openCases(properties, presence);
  const rules = known.map((one) => ruleOf(head, one.value, one.presence));
  return { rules, open };
}

function ruleOf(head: RuleHead, properties: Value | undefined, presence: Presence): RuleDeclaration {
  const { name, origin, body, form } = head;
  const read = new Map<RuleField, RuleProperty>();
  if (name) read.set('name', name);
  if (properties?.kind === 'object') readFields(properties, body, read);
  return { properties: read, origin, body, presence, form };
}

function readFields(object: ObjectValue, body: Origin, read: Map<RuleField, RuleProperty>): void {
  for (const { name, value, site } of object.properties.values()) {
    const field = fields.get(name.toLowerCase());
    if (field) read.set(field, { field, value, site: site ?? value.origin ?? body });
  }
  if (object.open) addUnknownFields(object.open, object.origin ?? body, read);
}

/** What a rule must have and isn't seen is among what isn't known of it. */
function addUnknownFields(open: UnknownValue, site: Origin, read: Map<RuleField, RuleProperty>): void {
  for (const required of requiredFields) {
    const [field] = required;
    if (!field || required.some((one) => read.has(one))) continue;
    const value = unknownValue(open.reason, `${open.identity}.${field}`, open.origin);
    read.set(field, { field, value, site });
  }
}
