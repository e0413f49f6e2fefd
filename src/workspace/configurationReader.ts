import * as l10n from '../l10n.js';
import { parseJson } from '../languages/json/parse.js';
import type { JsonNode, JsonObject } from '../languages/json/tree.js';
import type { Span } from '../languages/text.js';
import type { Configuration, GroupOverride, Severity } from './configuration.js';
import type { Parsed, Report, ValueReader } from './configurationValues.js';
import {
  advice,
  contradict,
  integerReader,
  isGlob,
  isRuleKey,
  priorityBounds,
  readFeatures,
  readGlobs,
  readGroupVnetType,
  readProfile,
  readSeverity,
  readVnetType,
  ruleKeyAdvice,
  stepBounds,
} from './configurationValues.js';

/** What a configuration file says; what it leaves out stays as it was. */
export interface ConfigurationFile {
  readonly uri: string;
  readonly configuration: Partial<Configuration>;
  /** Its mistakes. What is mistaken doesn't count; all else does. */
  readonly problems: readonly ConfigurationProblem[];
}

/** A mistake in a configuration file, with the way out. */
export interface ConfigurationProblem extends Span {
  readonly message: string;
}

/** The keys of the file, and of each entry of `groups`. `$schema` is for editors. */
export const configurationKeys = [
  '$schema',
  'vnetType',
  'profile',
  'features',
  'rules',
  'groups',
  'priorityStart',
  'priorityStep',
  'exclude',
] as const;
export const groupKeys = ['vnetType', 'profile', 'features', 'rules'] as const;

/** Reads an `apim-nsg.json`: JSON with comments and trailing commas. Never fails. */
export function readConfiguration(uri: string, text: string): ConfigurationFile {
  const { root, problems: syntaxProblems } = parseJson(uri, text);
  const problems: ConfigurationProblem[] = [...syntaxProblems];
  const report: Report = ({ start, end }, message) => problems.push({ start, end, message });
  if (!root) return { uri, configuration: {}, problems };
  const object = objectOf(root, l10n.t('A configuration is an object: { "vnetType": "External" }.'), report);
  const configuration = object ? readRoot(object, report) : {};
  return { uri, configuration, problems: problems.sort((left, right) => left.start - right.start) };
}

function readRoot(object: JsonObject, report: Report): Partial<Configuration> {
  const read = propertyReader(object, configurationKeys, report);
  const configuration: Partial<Configuration> = {
    ...read('vnetType', readVnetType),
    ...read('profile', readProfile),
    ...read('features', readFeatures),
    ...read('rules', readRules),
    ...read('groups', readGroups),
    ...read('priorityStart', integerReader(priorityBounds.least, priorityBounds.most)),
    ...read('priorityStep', integerReader(stepBounds.least, stepBounds.most)),
    ...read('exclude', readGlobs),
  };
  reportContradiction(object, configuration, report);
  return configuration;
}

/** Each entry is a glob or the name of an NSG, and what holds for the NSGs that it means. */
const readGroups: ValueReader<readonly GroupOverride[]> = (node, report) => {
  const shape = l10n.t('This must be an object: { "nsg-apim": { "vnetType": "External" } }.');
  const object = objectOf(node, shape, report);
  if (!object) return undefined;
  const groups = object.properties.flatMap((property): GroupOverride[] => {
    if (!isGlob(property.name)) {
      report(property, l10n.t('This must be a glob of files or the name of an NSG.'));
      return [];
    }
    if (!property.value) return [];
    const overrides = objectOf(
      property.value,
      l10n.t('This must be an object: { "vnetType": "External" }.'),
      report,
    );
    return overrides ? [readGroup(property.name, overrides, report)] : [];
  });
  return { value: groups };
};

function readGroup(pattern: string, object: JsonObject, report: Report): GroupOverride {
  const read = propertyReader(object, groupKeys, report);
  const overrides = {
    ...read('vnetType', readGroupVnetType),
    ...read('profile', readProfile),
    ...read('features', readFeatures),
    ...read('rules', readRules),
  };
  reportContradiction(object, overrides, report);
  return { pattern, ...overrides };
}

/** Severities by code, or by code and requirement. */
const readRules: ValueReader<Configuration['rules']> = (node, report) => {
  const object = objectOf(node, l10n.t('This must be an object: { "implicit-rule": "off" }.'), report);
  if (!object) return undefined;
  const rules: Record<string, Severity | 'off'> = {};
  for (const property of object.properties) {
    const known = isRuleKey(property.name);
    if (!known) report(property, ruleKeyAdvice(property.name));
    const severity = property.value && readSeverity(property.value, report);
    if (known && severity) rules[property.name] = severity.value;
  }
  return { value: rules };
};

/** A property that was read, as an object to spread; empty where there is none or it makes no sense. */
type Read<K extends string> = <P extends K, T>(
  key: P,
  reader: ValueReader<T>,
) => Readonly<Partial<Record<P, T>>>;

/** Reads the properties of an object, once it has reported the keys that are unknown or given twice. */
function propertyReader<K extends string>(object: JsonObject, keys: readonly K[], report: Report): Read<K> {
  const last = new Map(object.properties.map((property) => [property.name, property]));
  for (const property of object.properties) {
    const { name } = property;
    if (!keys.some((key) => key === name))
      report(property, l10n.t("There is no key '{0}'. {1}", name, advice(name, keys)));
    else if (last.get(name) !== property)
      report(property, l10n.t("'{0}' is given again below, and that counts.", name));
  }
  return <P extends K, T>(key: P, reader: ValueReader<T>) => {
    const node = last.get(key)?.value;
    const parsed: Parsed<T> = node && reader(node, report);
    return (parsed ? { [key]: parsed.value } : {}) as Readonly<Partial<Record<P, T>>>;
  };
}

function reportContradiction(
  object: JsonObject,
  { profile, vnetType }: Omit<GroupOverride, 'pattern'>,
  report: Report,
): void {
  if (!contradict(profile, vnetType)) return;
  const place = object.properties.find(({ name }) => name === 'vnetType') ?? object;
  report(
    place,
    l10n.t("The profile '{0}' leaves no choice of the VNet type. Remove one of the two.", profile ?? ''),
  );
}

function objectOf(node: JsonNode, message: string, report: Report): JsonObject | undefined {
  if (node.kind === 'object') return node;
  report(node, message);
  return undefined;
}
