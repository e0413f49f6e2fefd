import { always } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { NetworkSecurityGroup } from '../../declarations.js';
import { readRuleList } from '../../resourceManager/rules.js';
import type { Origin } from '../../text.js';
import type { ListValue, ObjectProperty, ObjectValue, Value } from '../../values.js';
import { itemOf, stringValue, unknownValue } from '../../values.js';
import { ruleItem } from './azurerm.js';
import { mapItems } from './shapes.js';

/** Rules in variable files that come with no resource: what a configuration elsewhere makes of them isn't seen. */

const deepest = 20;

/** The nearest name around a list, and where it is written. */
export interface Nearest {
  readonly text: string;
  readonly origin: Origin;
}

/** The lists of rules in a value, each as a group that is called as its nearest name says. */
export function bareGroups(name: Nearest, value: Value, depth = 0): readonly NetworkSecurityGroup[] {
  if (depth > deepest) return [];
  const list = ruleListOf(value);
  if (list?.origin) return [groupOf(name, list, list.origin)];
  if (value.kind === 'object') {
    const own = value.properties.get('name')?.value;
    const around = own?.kind === 'string' && own.origin ? { text: own.value, origin: own.origin } : undefined;
    return [...value.properties.values()].flatMap((property) =>
      bareGroups(around ?? nameOf(property) ?? name, property.value, depth + 1),
    );
  }
  return value.kind === 'list' ? value.items.flatMap((item) => bareGroups(name, item.value, depth + 1)) : [];
}

/** A key as a name, unless it says what stands there and not whose it is. */
function nameOf({ name, nameOrigin }: ObjectProperty): Nearest | undefined {
  const isPlainWord = /^(?:nsg|(?:nsg_|security_)?rules?|inbound|outbound)$/.test(name);
  return isPlainWord || !nameOrigin ? undefined : { text: name, origin: nameOrigin };
}

/** The list, or the map as a list, where every element of it is a rule. */
function ruleListOf(value: Value): ListValue | undefined {
  const values =
    value.kind === 'list'
      ? value.items.map((item) => item.value)
      : value.kind === 'object'
        ? [...value.properties.values()].map((property) => property.value)
        : [];
  const rules = values.filter((one): one is ObjectValue => one.kind === 'object' && isRule(one));
  if (rules.length === 0 || rules.length < values.length) return undefined;
  return { kind: 'list', items: rules.map(itemOf), open: undefined, origin: value.origin };
}

function isRule({ properties }: ObjectValue): boolean {
  return ['priority', 'direction', 'access', 'protocol'].every((name) => properties.has(name));
}

function groupOf(name: Nearest, list: ListValue, origin: Origin): NetworkSecurityGroup {
  const { rules, open } = readRuleList(mapItems(list, ruleItem), origin, always);
  return {
    kind: 'networkSecurityGroup',
    name: stringValue(name.text),
    symbol: undefined,
    id: unknownValue(
      l10n.t('the network security group is declared elsewhere'),
      `rules at ${origin.uri} ${origin.start}`,
    ),
    origin,
    nameOrigin: name.origin,
    presence: always,
    rules,
    openRules: open,
    ruleList: origin,
    directive: undefined,
    hints: [],
  };
}
