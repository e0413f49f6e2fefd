import type { Assessment } from '../azure/assess.js';
import { formatPorts } from '../azure/ports.js';
import type { Finding } from '../checks/findings.js';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import { fixesFor } from '../fixes/index.js';
import { displayText } from '../languages/interpret.js';
import type { Language, LoadedFiles } from '../languages/language.js';
import type { Origin } from '../languages/text.js';
import type { Placement } from '../workspace/linking.js';
import type { Analyzer } from './analyzer.js';
import { severityOf, severityUnder } from './diagnostics.js';
import { effectiveRules } from './effectiveRules.js';
import { fixEdits } from './fixEdits.js';
import type {
  CheckedGroup,
  CheckedRequirement,
  EffectiveRule,
  LinkStep,
  ReportedFinding,
} from './languageService.js';
import { rangeOf } from './positions.js';

/**
 * An NSG in the words of the JSON report; `undefined` when its file is gone. Its rules are put into words when they are
 * asked for, as most reports don't show them.
 * @param deployment the unit that makes it
 */
export function reportGroup(
  judged: JudgedGroup,
  deployment: string,
  files: LoadedFiles,
): CheckedGroup | undefined {
  const { group } = judged;
  const file = files.read(group.origin.uri);
  if (!file) return undefined;
  const { placements } = judged.linked;
  const service = placements[0]?.service;
  let rules: readonly EffectiveRule[] | undefined;
  return {
    uri: file.uri,
    range: rangeOf(file, group.origin),
    name: displayText(group.name),
    symbol: group.symbol,
    deployment,
    checked: judged.checked,
    service: service && displayText(service.name),
    links: linksTo(judged, files),
    profile: judged.profile?.id,
    vnetType: judged.vnetType ?? 'unknown',
    requirements: judged.assessments.map(reportAssessment),
    get rules() {
      return (rules ??= judged.checked === 'no' ? [] : effectiveRules(judged, files));
    },
  };
}

/** For each service in a subnet that an NSG is on, the way from it to the NSG. */
export function linksTo(judged: JudgedGroup, files: LoadedFiles): readonly (readonly LinkStep[])[] {
  return judged.linked.placements.map((placement) => linkOf(judged, placement, files));
}

/** The way from a service to an NSG, without what stands in no file. */
function linkOf(
  { group, linked }: JudgedGroup,
  { service, subnet }: Placement,
  files: LoadedFiles,
): readonly LinkStep[] {
  const step = (kind: LinkStep['kind'], name: string, origin: Origin): LinkStep[] => {
    const file = files.read(origin.uri);
    return file ? [{ kind, name, uri: file.uri, range: rangeOf(file, origin) }] : [];
  };
  const association = linked.associations.get(subnet);
  return [
    ...step(service.kind, displayText(service.name), service.nameOrigin),
    ...step('subnet', displayText(subnet.name), subnet.nameOrigin),
    ...(association ? step('association', '', association.origin) : []),
    ...step('networkSecurityGroup', displayText(group.name), group.nameOrigin),
  ];
}

function reportAssessment({ requirement, status, rules, blockedBy, ports }: Assessment): CheckedRequirement {
  return {
    id: requirement.id,
    status,
    rules: rules.map((rule) => rule.name),
    blockedBy: blockedBy.map((rule) => rule.name),
    ports: {
      allowed: formatPorts(ports.allowed),
      default: formatPorts(ports.default),
      dropped: formatPorts(ports.dropped),
      unknown: formatPorts(ports.unknown),
    },
  };
}

/**
 * A finding in the words of the reports; `undefined` when it is switched off or its file is gone.
 * @param languageOf the language that deploys an NSG; `undefined` for none of these
 */
export function reportFinding(
  finding: Finding,
  files: LoadedFiles,
  languageOf: (group: JudgedGroup) => Language | undefined,
): ReportedFinding | undefined {
  const severity = severityOf(finding);
  const file = files.read(finding.origin.uri);
  if (severity === undefined || !file) return undefined;
  return {
    uri: file.uri,
    range: rangeOf(file, finding.origin),
    severity,
    code: finding.code,
    message: finding.message,
    networkSecurityGroup: finding.group && displayText(finding.group.group.name),
    requirement: finding.requirement,
    fixable: isFixable(finding, files, languageOf),
    related: finding.related.flatMap(({ origin, message }) => {
      const other = files.read(origin.uri);
      return other ? [{ uri: other.uri, range: rangeOf(other, origin), message }] : [];
    }),
  };
}

/** Whether there is a fix that may be made unasked, and that can be written where the rules of the NSG are. */
function isFixable(
  finding: Finding,
  files: LoadedFiles,
  languageOf: (group: JudgedGroup) => Language | undefined,
): boolean {
  const { group } = finding;
  if (!group) return false;
  const language = languageOf(group);
  if (!language) return false;
  return fixesFor(finding).some((fix) => fix.safe && fixEdits(fix, group, language, files) !== undefined);
}

/** What can't be read of files, as findings of their own: everything else in them is checked all the same. */
export function reportSyntaxProblems(
  uris: readonly string[],
  { project, configurations }: Analyzer,
): readonly ReportedFinding[] {
  return uris.flatMap((uri) => {
    const file = project.files.read(uri);
    const language = project.languageOf(uri);
    const severity = severityUnder(configurations.of(uri), 'syntax-error', 'error');
    if (!file || !language?.mayMatter(file.text) || severity === undefined) return [];
    return language.outline(file).problems.map((problem) => ({
      uri,
      range: rangeOf(file, problem),
      severity,
      code: 'syntax-error',
      message: problem.message,
      networkSecurityGroup: undefined,
      requirement: undefined,
      fixable: false,
      related: [],
    }));
  });
}
