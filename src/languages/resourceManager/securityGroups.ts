import type { Presence } from '../../azure/unknown.js';
import { always, bothPresent } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import type { NetworkSecurityGroup, RuleDeclaration } from '../declarations.js';
import { displayText } from '../interpret.js';
import type { Steps } from '../steps.js';
import type { Origin } from '../text.js';
import type { ObjectProperty, UnknownValue, Value } from '../values.js';
import { identityOf, unknownValue } from '../values.js';
import type { Family } from './children.js';
import { joinFamilies } from './children.js';
import { keyOf } from './ids.js';
import { findObjectProperty, givenThat, lookup, openCases } from './lookup.js';
import type { DeployedResource } from './resource.js';
import type { ReadRules } from './rules.js';
import { readRuleList, readRuleResource } from './rules.js';

/** Tells whether a list is written as a literal at a place, so that an item can be added to it there. */
export type IsListLiteral = (origin: Origin) => boolean;

/**
 * The network security groups that are declared with their rules, and those of which only rules are declared.
 * @param groups the resources of type networkSecurityGroups
 * @param ruleResources those of type networkSecurityGroups/securityRules
 */
export function* readSecurityGroups(
  groups: readonly DeployedResource[],
  ruleResources: readonly DeployedResource[],
  isListLiteral: IsListLiteral,
): Steps<readonly NetworkSecurityGroup[]> {
  const { declared, undeclared, orphans } = joinFamilies(groups, ruleResources);
  const mayHaveMore = orphans[0] && ruleOfUnknownGroup(orphans[0]);
  const read: NetworkSecurityGroup[] = [];
  for (const family of declared) {
    yield;
    read.push(readGroup(family, mayHaveMore, isListLiteral));
  }
  return [
    ...read,
    ...undeclared.flatMap((family) => readPartOfGroup(family)),
    ...orphans.flatMap((orphan) => readPartOfGroup({ owner: undefined, children: [orphan] })),
  ];
}

function ruleOfUnknownGroup({ name }: DeployedResource): UnknownValue {
  return unknownValue(
    l10n.t('the network security group of a rule is not known before deployment'),
    `rules like ${identityOf(name)}`,
  );
}

function readGroup(
  { owner, children }: Family<DeployedResource>,
  mayHaveMore: UnknownValue | undefined,
  isListLiteral: IsListLiteral,
): NetworkSecurityGroup {
  const inline = readInlineRules(owner.property('properties'), owner.body);
  const own = readChildren(children);
  const { name, symbol, id, origin, nameOrigin, presence, hints } = owner;
  return {
    kind: 'networkSecurityGroup',
    name,
    symbol,
    id,
    origin,
    nameOrigin,
    presence,
    rules: rulesGiven(owner, [...notOverwritten(inline.rules, own.rules), ...own.rules]),
    openRules: inline.open ?? own.open ?? mayHaveMore,
    ruleList: inline.lists.find(isListLiteral),
    ...directiveOf(owner),
    ...conflictOf(owner, inline.rules, own.rules),
    hints,
  };
}

function conflictOf(
  { ownsAllRules }: DeployedResource,
  inline: readonly RuleDeclaration[],
  resources: readonly RuleDeclaration[],
): Pick<NetworkSecurityGroup, 'conflictingRules'> {
  if (!ownsAllRules || inline.length === 0 || resources.length === 0) return {};
  return { conflictingRules: { inline, resources } };
}

/**
 * A rule that is a resource is deployed after its group, and takes the place of a rule of the same name in the group's
 * list. Templates that are exported by the portal have every rule in both places.
 */
function notOverwritten(
  inline: readonly RuleDeclaration[],
  resources: readonly RuleDeclaration[],
): readonly RuleDeclaration[] {
  if (inline.length === 0 || resources.length === 0) return inline;
  const byName = new Map(resources.map((rule) => [nameKey(rule), rule]));
  return inline.flatMap((rule) => {
    const key = nameKey(rule);
    const overwriting = key === undefined ? undefined : byName.get(key);
    const presence = overwriting ? unless(overwriting.presence, rule.presence) : rule.presence;
    return presence ? [{ ...rule, presence }] : [];
  });
}

function nameKey({ properties }: RuleDeclaration): string | undefined {
  const name = properties.get('name');
  return name && keyOf(name.value);
}

/** When something exists unless something else does; undefined: never. Of several conditions it can't be said. */
function unless(other: Presence, presence: Presence): Presence | undefined {
  const [condition, ...further] = other;
  if (!condition) return undefined;
  if (further.length > 0) return presence;
  return bothPresent(presence, [{ ...condition, holds: !condition.holds }]);
}

/** The rules as they are when their group exists. */
function rulesGiven(group: DeployedResource, rules: readonly RuleDeclaration[]): readonly RuleDeclaration[] {
  if (group.presence.length === 0) return rules;
  return rules.flatMap((rule) => {
    const presence = givenThat(group.presence, rule.presence);
    if (!presence) return [];
    return presence === rule.presence ? [rule] : [{ ...rule, presence }];
  });
}

interface InlineRules extends ReadRules {
  readonly lists: readonly Origin[];
}

function readInlineRules(properties: ObjectProperty | undefined, body: Origin): InlineRules {
  const none: InlineRules = { rules: [], open: undefined, lists: [] };
  if (!properties) return none;
  const cases = openCases(properties.value);
  const read = cases.known.map(({ value, presence }) => {
    if (value.kind !== 'object') return none;
    const list = findObjectProperty(value, 'securityRules');
    if (!list) return { ...none, open: value.open };
    return readRuleList(list.value, list.site ?? list.value.origin ?? body, presence);
  });
  return {
    rules: read.flatMap(({ rules }) => rules),
    open: cases.open ?? read.find(({ open }) => open)?.open,
    lists: read.flatMap(({ lists }) => lists),
  };
}

function readChildren(children: readonly DeployedResource[]): ReadRules {
  const read = children.map(readRuleResource);
  return {
    rules: read.flatMap(({ rules }) => rules),
    // Of any number of rules that may be alike, one tells what all of them do.
    open:
      read.find(({ open }) => open)?.open ??
      children.find(({ repeats, isStandIn }) => repeats && !isStandIn)?.repeats,
  };
}

function directiveOf(group: DeployedResource): Pick<NetworkSecurityGroup, 'directive' | 'directiveOrigin'> {
  const directive = lookup(group.property('metadata')?.value, 'apimNsg');
  if (directive?.kind !== 'string') return { directive: undefined };
  return { directive: directive.value, directiveOrigin: directive.origin };
}

/** A group that is declared elsewhere: nobody knows its other rules. */
function readPartOfGroup({
  owner,
  children,
}: Family<DeployedResource | undefined>): readonly NetworkSecurityGroup[] {
  const [first] = children;
  if (!first) return [];
  const name: Value =
    first.parent?.name ??
    unknownValue(
      l10n.t('which network security group a rule is for is not known'),
      `group of ${identityOf(first.name)}`,
    );
  const { origin, nameOrigin } = owner ?? first;
  return [
    {
      kind: 'networkSecurityGroup',
      name,
      symbol: owner?.symbol,
      id: first.parent?.id ?? name,
      origin,
      nameOrigin,
      presence: always,
      rules: readChildren(children).rules,
      openRules: unknownValue(
        l10n.t('the other rules of {0} are declared elsewhere', nameForPeople(name)),
        `rules of ${identityOf(name)}`,
      ),
      ruleList: undefined,
      directive: undefined,
      hints: (owner ?? first).hints,
    },
  ];
}

function nameForPeople(name: Value): string {
  const text = displayText(name);
  return text === '' ? l10n.t('the network security group') : l10n.t("network security group '{0}'", text);
}
