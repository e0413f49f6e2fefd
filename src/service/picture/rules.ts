import { coveringRules } from '../../azure/covering.js';
import type { Direction, SecurityRule } from '../../azure/securityRules.js';
import { defaultRules, rulesInOrder } from '../../azure/securityRules.js';
import { formatPorts } from '../../azure/ports.js';
import type { AddressSet } from '../../azure/addresses.js';
import type { Condition, Unknown } from '../../azure/unknown.js';
import { judgedRuleOf } from '../../checks/describe.js';
import type { JudgedGroup, JudgedRule } from '../../checks/judgedGroup.js';
import { areAllRecommended } from '../../checks/shadowedRule.js';
import type { RuleField } from '../../languages/declarations.js';
import type { LoadedFiles } from '../../languages/language.js';
import type { Origin } from '../../languages/text.js';
import { rangeOf } from '../positions.js';
import { ruleWords } from './ruleWords.js';
import type { PicturedRule, PicturedValue, PictureLocation } from './rulesPicture.js';
import { knownValue, valueOf } from './values.js';

/** Tells the rules of a picture apart. */
export type RuleIds = ReadonlyMap<SecurityRule, string>;

export function ruleIdsOf({ rules }: JudgedGroup): RuleIds {
  return new Map([
    ...rules.map(({ rule }, index): [SecurityRule, string] => [rule, `rule-${index}`]),
    ...defaultRules.map((rule, index): [SecurityRule, string] => [rule, `default-${index}`]),
  ]);
}

/** The rules of a direction in the order in which they are tried, with the default rules at the end. */
export function picturedRules(
  group: JudgedGroup,
  direction: Direction,
  ids: RuleIds,
  files: LoadedFiles,
): readonly PicturedRule[] {
  const inOrder = rulesInOrder(group.ruleSet.rules, direction);
  const certain = inOrder.filter((rule) => rule.direction === direction && typeof rule.priority === 'number');
  return [...inOrder, ...defaultRules.filter((rule) => rule.direction === direction)].map((rule) => {
    const covering = coveringRules(rule, certain);
    const shadowedBy = areAllRecommended([rule, ...covering]) ? [] : covering.map(({ name }) => name);
    const judged = judgedRuleOf(group, rule);
    const base = { id: ids.get(rule) ?? '', shadowedBy };
    const written = judged ? customRule(judged, files) : defaultRule(rule);
    return { ...base, ...written, words: ruleWords(written) };
  });
}

type RuleParts = Omit<PicturedRule, 'id' | 'shadowedBy' | 'words'>;

function customRule({ declaration, rule }: JudgedRule, files: LoadedFiles): RuleParts {
  const value = (...fields: readonly RuleField[]): PicturedRule['name'] =>
    valueOf(declaration, fields, files);
  const { origin, body } = declaration;
  const isShared = origin.uri !== body.uri || origin.start !== body.start || origin.end !== body.end;
  return {
    isDefault: false,
    name: value('name'),
    priority: value('priority'),
    access: typeof rule.access === 'string' ? rule.access : 'unknown',
    accessText: typeof rule.access === 'string' ? knownValue(rule.access) : value('access'),
    protocol: value('protocol'),
    source: value('sourceAddressPrefix', 'sourceAddressPrefixes', 'sourceApplicationSecurityGroups'),
    sourcePorts: value('sourcePortRange', 'sourcePortRanges'),
    destination: value(
      'destinationAddressPrefix',
      'destinationAddressPrefixes',
      'destinationApplicationSecurityGroups',
    ),
    destinationPorts: value('destinationPortRange', 'destinationPortRanges'),
    conditions: rule.presence.map(conditionText),
    location: locationOf(origin, files),
    shared: isShared ? locationOf(body, files) : undefined,
  };
}

function conditionText({ identity, holds }: Condition): string {
  return holds ? identity : `!(${identity})`;
}

function defaultRule(rule: SecurityRule): RuleParts {
  return {
    isDefault: true,
    name: knownValue(rule.name),
    priority: valueOrReason(rule.priority),
    access: typeof rule.access === 'string' ? rule.access : 'unknown',
    accessText: valueOrReason(rule.access),
    protocol: valueOrReason(rule.protocol),
    source: knownValue(addressesText(rule.source)),
    sourcePorts: knownValue(formatPorts(rule.sourcePorts.ports)),
    destination: knownValue(addressesText(rule.destination)),
    destinationPorts: knownValue(formatPorts(rule.destinationPorts.ports)),
    conditions: [],
    location: undefined,
    shared: undefined,
  };
}

function valueOrReason(value: string | number | Unknown): PicturedValue {
  return typeof value === 'object' ? { text: '', unknown: value.reason } : knownValue(String(value));
}

export function addressesText({ terms }: AddressSet): string {
  return terms.map((term) => (term.kind === 'any' ? '*' : term.text)).join(', ');
}

/** `undefined` when its file is gone. */
export function locationOf(origin: Origin, files: LoadedFiles): PictureLocation | undefined {
  const file = files.read(origin.uri);
  return file && { uri: origin.uri, range: rangeOf(file, origin) };
}
