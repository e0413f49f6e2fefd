import type { ProfileId } from '../azure/profiles.js';
import { findProfile } from '../azure/profiles.js';
import type { Configuration, GroupOverride, Severity } from '../workspace/configuration.js';
import { defaultConfiguration } from '../workspace/configuration.js';

/** The value of a setting, by its key without `apimNsg.`: whatever a person wrote in settings.json. */
export type ReadSetting = (key: string) => unknown;

/** What the settings say. A value that makes no sense counts as not set; the editor underlines it in settings.json. */
export function configurationFromSettings(read: ReadSetting): Configuration {
  return {
    vnetType: vnetTypeOf(read('vnetType')) ?? defaultConfiguration.vnetType,
    profile: profileOf(read('profile')),
    features: stringsOf(read('features')) ?? defaultConfiguration.features,
    rules: severitiesOf(read('rules')) ?? defaultConfiguration.rules,
    groups: groupsOf(read('groups')),
    priorityStart: integerOf(read('priorityStart'), 100, 4096) ?? defaultConfiguration.priorityStart,
    priorityStep: integerOf(read('priorityStep'), 1, 1000) ?? defaultConfiguration.priorityStep,
    exclude: stringsOf(read('exclude')) ?? defaultConfiguration.exclude,
  };
}

const vnetTypes = ['auto', 'External', 'Internal'] as const;
const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

function vnetTypeOf(value: unknown): Configuration['vnetType'] | undefined {
  return vnetTypes.find((type) => type === value);
}

function profileOf(value: unknown): ProfileId | undefined {
  return typeof value === 'string' ? findProfile(value)?.id : undefined;
}

function stringsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((item) => typeof item === 'string');
}

function integerOf(value: unknown, least: number, most: number): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  return value >= least && value <= most ? value : undefined;
}

function severitiesOf(value: unknown): Configuration['rules'] | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).flatMap(([code, severity]) => {
    const known = severities.find((each) => each === severity);
    return known === undefined ? [] : [[code, known] as const];
  });
  return Object.fromEntries(entries);
}

function groupsOf(value: unknown): readonly GroupOverride[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([pattern, overrides]) =>
    isObject(overrides) ? [groupOverride(pattern, overrides)] : [],
  );
}

function groupOverride(pattern: string, overrides: Readonly<Record<string, unknown>>): GroupOverride {
  const vnetType = overrides.vnetType === 'off' ? 'off' : vnetTypeOf(overrides.vnetType);
  const profile = profileOf(overrides.profile);
  const features = stringsOf(overrides.features);
  const rules = severitiesOf(overrides.rules);
  return {
    pattern,
    ...(vnetType === undefined ? {} : { vnetType }),
    ...(profile === undefined ? {} : { profile }),
    ...(features === undefined ? {} : { features }),
    ...(rules === undefined ? {} : { rules }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
