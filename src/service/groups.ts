import type { Finding, GroupFinding, PlaceFinding } from '../checks/findings.js';
import { checkGroup, checkSubnet } from '../checks/index.js';
import { checkMetadata } from '../checks/metadata.js';
import { checkGaps } from '../checks/unresolvedGaps.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import { judgeGroup } from '../checks/judgedGroup.js';
import type { NetworkSecurityGroup } from '../languages/declarations.js';
import { displayText } from '../languages/interpret.js';
import type { Language, LoadedFiles } from '../languages/language.js';
import type { Steps } from '../languages/steps.js';
import type { GivenDirective } from '../workspace/directives.js';
import { directiveOf } from '../workspace/directives.js';
import type { ForeignLinks } from '../workspace/foreignLinks.js';
import { linkNetwork } from '../workspace/linking.js';
import type { AnalyzedUnit } from '../workspace/project.js';
import type { GroupConfiguration } from '../workspace/resolveConfiguration.js';

/** The NSGs of a unit, judged, with what is said of each. */
export interface CheckedUnit {
  readonly unit: AnalyzedUnit;
  readonly groups: readonly { readonly judged: JudgedGroup; readonly findings: readonly GroupFinding[] }[];
  /** What is said of the subnets of services, and of directives in metadata. */
  readonly placeFindings: readonly PlaceFinding[];
}

/** All that is said of a unit. */
export function allFindings({ groups, placeFindings }: CheckedUnit): readonly Finding[] {
  return [...groups.flatMap(({ findings }) => findings), ...placeFindings];
}

/**
 * Judges the NSGs of a unit, one in a step, and says what is to be said. Files are read in the first step only.
 * @param configurationOf what holds for an NSG in a file
 * @param languageOf the language of a file; by itself that of the unit
 * @param foreign what other units add to the network of this one
 * @param before what was said of the unit at an earlier time: of groups whose rules are as they were it is said again
 */
export function* checkUnit(
  unit: AnalyzedUnit,
  files: LoadedFiles,
  configurationOf: (uri: string, groupName: string) => GroupConfiguration,
  languageOf: (uri: string) => Language | undefined = () => unit.language,
  foreign?: ForeignLinks,
  before?: CheckedUnit,
): Steps<CheckedUnit> {
  const network = linkNetwork(unit.analysis.declarations, foreign);
  const inComments = network.groups.map(({ group }) => commentDirective(group, files, languageOf));
  const groups: CheckedUnit['groups'][number][] = [];
  for (const [index, linked] of network.groups.entries()) {
    yield;
    const { origin, name } = linked.group;
    const { configuration, directive } = configurationOf(origin.uri, displayText(name));
    const { judgement } = before?.groups[index]?.judged ?? {};
    const judged = judgeGroup(linked, inComments[index] ?? directive, configuration, judgement);
    groups.push({ judged, findings: checkGroup(judged) });
  }
  yield;
  const subnetFindings = network.subnets.flatMap((linked) => {
    const { configuration } = configurationOf(linked.subnet.nameOrigin.uri, '');
    return checkSubnet({ linked, configuration, hasGaps: unit.analysis.gaps.length > 0 });
  });
  const metadataFindings = groups.flatMap(({ judged }) => checkMetadata(judged));
  const gapFindings = checkGaps({
    analysis: unit.analysis,
    network,
    groups: groups.map(({ judged }) => judged),
    configurationOf: (uri) => configurationOf(uri, '').configuration,
  });
  return { unit, groups, placeFindings: [...subnetFindings, ...metadataFindings, ...gapFindings] };
}

/** The directive in the comments of an NSG's own file, which may be of another language than what deploys it. */
function commentDirective(
  { origin }: NetworkSecurityGroup,
  files: LoadedFiles,
  languageOf: (uri: string) => Language | undefined,
): GivenDirective | undefined {
  const file = files.read(origin.uri);
  const language = languageOf(origin.uri);
  return file && language && directiveOf(file.text, language.outline(file).comments, origin);
}
