import type { Position } from 'vscode-languageserver-types';
import { classicProfile, requirementsOf } from '../azure/profiles.js';
import type { Requirement, RequirementId } from '../azure/requirements.js';
import type { SecurityRule } from '../azure/securityRules.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import { judgeGroup } from '../checks/judgedGroup.js';
import { unmetAssessments } from '../fixes/addRules.js';
import { Draft } from '../fixes/draft.js';
import { fixesFor } from '../fixes/index.js';
import { checkGroup } from '../checks/index.js';
import { judgedAs, newRuleFor } from '../fixes/newRules.js';
import * as l10n from '../l10n.js';
import type { Language, LoadedFiles, NewRule, SourceFile } from '../languages/language.js';
import { displayText } from '../languages/interpret.js';
import { spanContains } from '../languages/text.js';
import type { Configuration } from '../workspace/configuration.js';
import { addMissing } from './addMissingRules.js';
import type { JudgedFile } from './analyzer.js';
import { languageOf } from './analyzer.js';
import { toWorkspaceEdit } from './edits.js';
import type { InsertOptions, InsertOutcome } from './languageService.js';
import { documentOf } from './positions.js';

/** The name of an NSG that is written anew. */
export const newGroupName = 'nsg-apim';

/** What the insert command does: adds what is missing to the NSG at a position, elsewhere a whole NSG. */
export function insertRules(
  language: Language,
  file: SourceFile,
  position: Position,
  options: InsertOptions,
  judged: JudgedFile | undefined,
  files: LoadedFiles,
  configuration: Configuration,
): InsertOutcome {
  const offset = documentOf(file).offsetAt(position);
  const group = judged && groupAt(judged, file, offset);
  if (group) return completeGroup(languageOf(judged, group), group, options, files);
  return insertGroup(language, file, offset, options, configuration);
}

/** The innermost NSG whose declaration, or one of whose rules, is at an offset. */
function groupAt({ units }: JudgedFile, file: SourceFile, offset: number): JudgedGroup | undefined {
  const at = { start: offset, end: offset };
  const groups = units.flatMap((unit) => unit.groups.map(({ judged }) => judged));
  const around = groups.flatMap((judged) => {
    const places = [judged.group.origin, ...judged.rules.map(({ declaration }) => declaration.origin)];
    const sizes = places
      .filter((place) => place.uri === file.uri && spanContains(place, at))
      .map((place) => place.end - place.start);
    return sizes.length > 0 ? [{ judged, size: Math.min(...sizes) }] : [];
  });
  return around.sort((left, right) => left.size - right.size)[0]?.judged;
}

function completeGroup(
  language: Language,
  { configuration, linked, rules, group, profile }: JudgedGroup,
  { vnetType, features }: InsertOptions,
  files: LoadedFiles,
): InsertOutcome {
  const asked = { ...configuration, features: [...configuration.features, ...features] };
  // Which VNet type it is makes no difference to a v2 tier or a gateway of workspaces.
  const fixed = profile?.vnetType === undefined ? profile?.id : undefined;
  // What is answered counts as an entry of the configuration for this NSG would.
  const answered = { kind: 'check', vnetType, profile: fixed } as const;
  const judged = judgeGroup(linked, { directive: answered, by: 'configuration', origin: undefined }, asked);
  // In one draft: a rule that is corrected may take a number that a new one would have.
  const draft = new Draft(judged);
  correctRules(draft);
  addMissing(draft);
  const { changes } = draft;
  const name = displayText(group.name) || l10n.t('this NSG');
  if (changes.length === 0) {
    return { kind: 'nothing', reason: nothingToAdd(judged, name, rules.length) };
  }
  const { edits, refused } = language.write(changes, files);
  const [firstRefused] = refused;
  if (edits.length === 0)
    return { kind: 'nothing', reason: firstRefused?.reason ?? l10n.t('Nothing could be written here.') };
  return {
    kind: 'edit',
    edit: toWorkspaceEdit(edits, files),
    added: unmetAssessments(judged).map(({ requirement }) => requirement.id),
    corrected: judged.nearMisses.map(({ assessment }) => assessment.requirement.id),
  };
}

function nothingToAdd(judged: JudgedGroup, name: string, count: number): string {
  const unknown = judged.assessments.some(({ status }) => status === 'unknown');
  if (unknown)
    return l10n.t(
      "The rules of '{0}' are not all known before deployment, so what is missing can't be told.",
      name,
    );
  return l10n.t("'{0}' has a rule for all that API Management needs ({1} rules).", name, count);
}

/** Corrects each rule that misses what it is meant for, as the first of its quick fixes does. */
function correctRules(draft: Draft): void {
  for (const finding of checkGroup(draft.group)) {
    if (finding.code === 'wrong-rule') fixesFor(finding)[0]?.apply(draft);
  }
}

function insertGroup(
  language: Language,
  file: SourceFile,
  offset: number,
  { vnetType, features }: InsertOptions,
  configuration: Configuration,
): InsertOutcome {
  const requirements = requirementsOf(classicProfile(vnetType), [...configuration.features, ...features]);
  const edit = language.insertGroup(file, offset, {
    name: newGroupName,
    rules: freshRules(requirements, configuration),
  });
  if (!edit) return { kind: 'nothing', reason: l10n.t('An NSG can not be inserted here.') };
  const added: readonly RequirementId[] = requirements.map(({ id }) => id);
  return {
    kind: 'edit',
    edit: toWorkspaceEdit([edit], { read: () => file }),
    added,
    corrected: [],
  };
}

/** The rules of some requirements as a new NSG has them, numbered in each direction from the first priority on. */
export function freshRules(
  requirements: readonly Requirement[],
  { priorityStart, priorityStep }: Pick<Configuration, 'priorityStart' | 'priorityStep'>,
): readonly NewRule[] {
  const next = { Inbound: priorityStart, Outbound: priorityStart };
  const existing: SecurityRule[] = [];
  return requirements.map((requirement) => {
    const rule = newRuleFor(requirement, next[requirement.direction], existing);
    next[requirement.direction] += priorityStep;
    existing.push(judgedAs(rule));
    return rule;
  });
}
