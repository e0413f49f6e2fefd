import type { ProfileId, VirtualNetworkType } from '../azure/profiles.js';
import { featureRequirements, features, findProfile, profiles } from '../azure/profiles.js';
import { nearestWord } from '../azure/spelling.js';
import type { Configuration, Severity } from '../workspace/configuration.js';
import { UsageError } from './commandLine.js';

export const checkFormats = ['text', 'json', 'sarif', 'github'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export const ruleFormats = ['table', 'json', 'arm', 'bicep', 'terraform'] as const;
export type RuleFormat = (typeof ruleFormats)[number];

export const thresholds = ['error', 'warning', 'information', 'hint', 'never'] as const;
/** The least severity of a finding that makes a run fail. */
export type Threshold = Severity | 'never';

export const vnetTypes = ['auto', 'external', 'internal'] as const;

export const profileIds: readonly ProfileId[] = profiles.map(({ id }) => id);

export const featureNames: readonly string[] = [...features.keys()];

/** How an API Management service is deployed, as options say it. */
export interface DeploymentOptions {
  readonly vnetType: VirtualNetworkType | 'auto' | undefined;
  readonly profile: ProfileId | undefined;
  readonly features: readonly string[];
}

/** What every command over files takes. */
export interface ProjectOptions extends DeploymentOptions {
  readonly paths: readonly string[];
  /** The configuration file in place of the nearest `apim-nsg.json`. */
  readonly config: string | undefined;
  readonly failOn: Threshold;
  readonly quiet: boolean;
}

export interface CheckOptions extends ProjectOptions {
  readonly format: CheckFormat;
}

export interface FixOptions extends ProjectOptions {
  readonly dryRun: boolean;
}

export interface RulesOptions extends DeploymentOptions {
  readonly format: RuleFormat;
}

/**
 * Reads one of a few words, without regard to case.
 * @throws UsageError with the words there are, and the one that may be meant
 */
export function parseChoice<T extends string>(what: string, choices: readonly T[], text: string): T {
  const choice = choices.find((each) => each === text.toLowerCase());
  if (choice !== undefined) return choice;
  throw new UsageError(`unknown ${what} '${text}'. ${suggestion(text, choices)}`);
}

function suggestion(text: string, words: readonly string[]): string {
  const nearest = nearestWord(text, words);
  return nearest === undefined ? `Use one of: ${words.join(', ')}.` : `Did you mean '${nearest}'?`;
}

export function parseVnetType(text: string): VirtualNetworkType | 'auto' {
  const choice = parseChoice('VNet type', vnetTypes, text);
  if (choice === 'auto') return 'auto';
  return choice === 'external' ? 'External' : 'Internal';
}

export function parseProfile(text: string): ProfileId {
  return parseChoice('profile', profileIds, text);
}

/** What the values of `--feature` come to. */
export interface ParsedFeatures {
  readonly features: readonly string[];
  /** Values that are no features but stand behind one: `--feature dns infra/` ends with a path. */
  readonly paths: readonly string[];
}

/**
 * Reads the values of `--feature`, each a name, a requirement's id, or a list of these with commas.
 * @throws UsageError for a value that is no feature, unless it can be a path
 */
export function parseFeatures(values: readonly string[]): ParsedFeatures {
  const found: string[] = [];
  const paths: string[] = [];
  for (const value of values) {
    const names = value.split(',').map((name) => name.trim().toLowerCase());
    const unknown = names.find((name) => featureRequirements(name).length === 0);
    if (unknown === undefined) found.push(...names);
    else if (found.length > 0 && looksLikePath(value)) paths.push(value);
    else throw new UsageError(`unknown feature '${unknown}'. ${suggestion(unknown, featureNames)}`);
  }
  return { features: [...new Set(found)], paths };
}

function looksLikePath(value: string): boolean {
  return /[./\\]/.test(value) || nearestWord(value, featureNames) === undefined;
}

/** @throws UsageError when a profile and a VNet type are given that can't both hold */
export function checkDeployment({ vnetType, profile }: DeploymentOptions): void {
  if (profile === undefined || vnetType === undefined || vnetType === 'auto') return;
  const ofProfile = findProfile(profile)?.vnetType;
  if (ofProfile === vnetType) return;
  const remedy = ofProfile === undefined ? 'is for the classic tiers only' : 'says otherwise';
  throw new UsageError(
    `'--profile ${profile}' and '--vnet-type ${vnetType.toLowerCase()}' contradict each other: ` +
      `the VNet type ${remedy}. Give one of them.`,
  );
}

/** The part of a configuration that options set; it wins over every file. */
export function overridesOf({ vnetType, profile, features }: DeploymentOptions): Partial<Configuration> {
  return {
    ...(vnetType === undefined ? {} : { vnetType }),
    ...(profile === undefined ? {} : { profile }),
    ...(features.length === 0 ? {} : { features }),
  };
}
