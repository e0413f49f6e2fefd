import type { ProfileId } from '../azure/profiles.js';
import { features, findProfile, profiles } from '../azure/profiles.js';
import type { RequirementId } from '../azure/requirements.js';
import { findRequirement } from '../azure/requirements.js';
import { highestPriority, lowestPriority } from '../azure/securityRules.js';
import { nearestWord } from '../azure/spelling.js';
import * as l10n from '../l10n.js';
import type { JsonNode } from '../languages/json/tree.js';
import type { Span } from '../languages/text.js';
import type { Configuration, Severity } from './configuration.js';
import type { DiagnosticCode } from './diagnosticCodes.js';
import { diagnosticCodes } from './diagnosticCodes.js';
import { longestGlob } from './globs.js';

/** Notes a mistake; the message says the way out. */
export type Report = (place: Span, message: string) => void;

/** A value that was read, or `undefined` where it makes no sense, which has been reported then. */
export type Parsed<T> = { readonly value: T } | undefined;

/** Reads a value of the configuration file. */
export type ValueReader<T> = (node: JsonNode, report: Report) => Parsed<T>;

/** The words of a configuration, which media/apim-nsg.schema.json repeats. */
export const vnetTypeWords = ['auto', 'External', 'Internal'] as const;
export const groupVnetTypeWords = [...vnetTypeWords, 'off'] as const;
export const severityWords: readonly (Severity | 'off')[] = [
  'error',
  'warning',
  'information',
  'hint',
  'off',
];
export const profileWords: readonly ('auto' | ProfileId)[] = ['auto', ...profiles.map(({ id }) => id)];
export const featureWords: readonly string[] = [...features.keys(), ...[...features.values()].flat()];
export const codeWords: readonly DiagnosticCode[] = diagnosticCodes.map(({ code }) => code);

export const priorityBounds = { least: lowestPriority, most: highestPriority } as const;
export const stepBounds = { least: 1, most: 1000 } as const;

/** As the command line writes them. */
const vnetTypeSpellings = new Map([
  ['external', 'External'],
  ['internal', 'Internal'],
] as const);

export const readVnetType: ValueReader<Configuration['vnetType']> = wordReader(
  l10n.key('a VNet type'),
  vnetTypeWords,
  vnetTypeSpellings,
);
export const readGroupVnetType: ValueReader<Configuration['vnetType'] | 'off'> = wordReader(
  l10n.key('a VNet type'),
  groupVnetTypeWords,
  vnetTypeSpellings,
);

export const readSeverity: ValueReader<Severity | 'off'> = wordReader(l10n.key('a severity'), severityWords);

const readProfileWord = wordReader(l10n.key('a profile'), profileWords);

/** `auto` is the profile that the service has. */
export const readProfile: ValueReader<ProfileId | undefined> = (node, report) => {
  const word = readProfileWord(node, report);
  return word && { value: word.value === 'auto' ? undefined : word.value };
};

export const readFeatures: ValueReader<readonly string[]> = listReader(
  l10n.key('features, such as ["entra", "dns"]'),
  wordReader(l10n.key('a feature'), featureWords),
);

export const readGlobs: ValueReader<readonly string[]> = listReader(
  l10n.key('globs, such as ["samples/**"]'),
  (node, report) => {
    if (node.kind === 'string' && isGlob(node.value)) return { value: node.value };
    report(node, l10n.t('This must be a glob in quotes, such as "samples/**".'));
    return undefined;
  },
);

/** Whether a text can be a glob; there is nothing else that a glob can't have in it. */
export function isGlob(text: string): boolean {
  return text.trim() !== '' && text.length <= longestGlob;
}

/** Reads a whole number within bounds, both included. */
export function integerReader(least: number, most: number): ValueReader<number> {
  return (node, report) => {
    const isFit = node.kind === 'number' && Number.isInteger(node.value);
    if (isFit && node.value >= least && node.value <= most) return { value: node.value };
    report(node, l10n.t('This must be a whole number from {0} to {1}.', least, most));
    return undefined;
  };
}

/** A key of `rules`: a diagnostic code, or one with a requirement behind a slash. */
export function isRuleKey(key: string): boolean {
  const { code, requirement } = partsOfRuleKey(key);
  return isCode(code) && (requirement === undefined || findRequirement(requirement) !== undefined);
}

function partsOfRuleKey(key: string): { readonly code: string; readonly requirement: string | undefined } {
  const slash = key.indexOf('/');
  if (slash < 0) return { code: key, requirement: undefined };
  return { code: key.slice(0, slash), requirement: key.slice(slash + 1) };
}

function isCode(text: string): text is DiagnosticCode {
  return codeWords.some((code) => code === text);
}

/** What to write in place of a key of `rules` that is none. */
export function ruleKeyAdvice(key: string): string {
  const { code, requirement } = partsOfRuleKey(key);
  if (requirement !== undefined && isCode(code)) {
    return l10n.t("There is no requirement '{0}'; 'apim-nsg rules' lists them.", requirement);
  }
  return l10n.t("There is no diagnostic code '{0}'. {1}", code, advice(code, codeWords));
}

/** The severity that a configuration gives a finding: that for its requirement, else that for its code. */
export function configuredSeverity(
  rules: Configuration['rules'],
  code: DiagnosticCode,
  requirement: RequirementId | undefined,
): Severity | 'off' | undefined {
  const narrow = requirement === undefined ? undefined : rules[`${code}/${requirement}`];
  return narrow ?? rules[code];
}

/** Whether a profile and a VNet type can't both hold. */
export function contradict(
  profile: ProfileId | undefined,
  vnetType: Configuration['vnetType'] | 'off' | undefined,
): boolean {
  if (profile === undefined || (vnetType !== 'External' && vnetType !== 'Internal')) return false;
  return findProfile(profile)?.vnetType !== vnetType;
}

/** `Did you mean 'x'?`, or all the words where none is near. */
export function advice(text: string, words: readonly string[]): string {
  const nearest = nearestWord(text, words);
  return nearest === undefined
    ? l10n.t('Use one of: {0}.', words.join(', '))
    : l10n.t("Did you mean '{0}'?", nearest);
}

/** @param spellings other ways to write some of the words */
function wordReader<W extends string>(
  what: string,
  words: readonly W[],
  spellings: ReadonlyMap<string, W> = new Map(),
): ValueReader<W> {
  return (node, report) => {
    if (node.kind !== 'string') {
      report(node, l10n.t('This must be {0} in quotes, one of: {1}.', l10n.t(what), words.join(', ')));
      return undefined;
    }
    const word = words.find((each) => each === node.value) ?? spellings.get(node.value);
    if (word !== undefined) return { value: word };
    report(node, l10n.t("'{0}' is not {1}. {2}", node.value, l10n.t(what), advice(node.value, words)));
    return undefined;
  };
}

function listReader<T>(what: string, readItem: ValueReader<T>): ValueReader<readonly T[]> {
  return (node, report) => {
    if (node.kind !== 'array') {
      report(node, l10n.t('This must be a list of {0}.', l10n.t(what)));
      return undefined;
    }
    return { value: node.items.flatMap((item) => readItem(item, report)?.value ?? []) };
  };
}
