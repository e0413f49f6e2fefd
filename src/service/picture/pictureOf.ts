import type { Direction } from '../../azure/securityRules.js';
import { directions } from '../../azure/securityRules.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import * as l10n from '../../l10n.js';
import type { Subnet } from '../../languages/declarations.js';
import { displayText } from '../../languages/interpret.js';
import type { LoadedFiles } from '../../languages/language.js';
import type { JudgedFile } from '../analyzer.js';
import { picturedFlow } from './flows.js';
import { locationOf, picturedRules, ruleIdsOf } from './rules.js';
import type { PicturedLane, PicturedSubnet, RulesPicture, RulesPictures } from './rulesPicture.js';

/** An NSG of a document, by the id that its picture has. */
export interface IdentifiedGroup {
  readonly id: string;
  readonly judged: JudgedGroup;
}

/** The pictures of the NSGs that are written in a file, or have rules there. */
export function picturesOf(judged: JudgedFile, files: LoadedFiles): RulesPictures {
  return {
    uri: judged.file.uri,
    broken: judged.language.outline(judged.file).problems.length > 0,
    groups: groupsOf(judged).flatMap((group) => pictureOf(group, files) ?? []),
  };
}

/** A module that is called from several files is judged in the context of each of them. */
export function groupsOf({ file, units }: JudgedFile): readonly IdentifiedGroup[] {
  const taken = new Map<string, number>();
  return units.flatMap(({ unit, groups }) =>
    groups
      .filter(({ judged }) => isIn(judged, file.uri))
      .map(({ judged }) => {
        const key = `${unit.unit} ${judged.group.symbol ?? displayText(judged.group.name)}`;
        const count = taken.get(key) ?? 0;
        taken.set(key, count + 1);
        return { id: `${key} ${count}`, judged };
      }),
  );
}

/** Those of them that are checked. */
export function checkedGroupsOf(judged: JudgedFile): readonly IdentifiedGroup[] {
  return groupsOf(judged).filter(({ judged: { checked } }) => checked !== 'no');
}

function isIn({ group }: JudgedGroup, uri: string): boolean {
  return (
    group.origin.uri === uri || group.rules.some(({ origin, body }) => origin.uri === uri || body.uri === uri)
  );
}

/** `undefined` when its file is gone. */
export function pictureOf({ id, judged }: IdentifiedGroup, files: LoadedFiles): RulesPicture | undefined {
  const { group, linked, checked, profile, vnetType } = judged;
  const location = locationOf(group.origin, files);
  if (!location) return undefined;
  const services = linked.placements.map(
    ({ service }) => displayText(service.name) || (service.symbol ?? ''),
  );
  return {
    id,
    name: displayText(group.name) || (group.symbol ?? ''),
    location,
    checked,
    services: [...new Set(services.filter((name) => name !== ''))],
    subnets: linked.subnets.map(picturedSubnet),
    deployment: profile && l10n.t(profile.title),
    vnetType: profile && profile.vnetType === undefined ? 'none' : vnetType,
    openRules: group.openRules?.reason,
    lanes: directions.map((direction) => laneOf(judged, direction, files)),
  };
}

function picturedSubnet({ name, addressPrefixes }: Subnet): PicturedSubnet {
  const prefixes = addressPrefixes.map(displayText).filter((prefix) => prefix !== '');
  return { name: displayText(name), prefixes: prefixes.join(', ') };
}

function laneOf(judged: JudgedGroup, direction: Direction, files: LoadedFiles): PicturedLane {
  const ids = ruleIdsOf(judged);
  return {
    direction,
    flows: judged.assessments
      .filter(({ requirement }) => requirement.direction === direction)
      .map((assessment) => picturedFlow(judged, assessment, ids)),
    rules: picturedRules(judged, direction, ids, files),
  };
}
