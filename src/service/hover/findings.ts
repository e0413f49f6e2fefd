import * as l10n from '../../l10n.js';
import type { Requirement } from '../../azure/requirements.js';
import { requirementOf } from '../../azure/requirements.js';
import { describeTraffic } from '../../checks/describe.js';
import type { Finding } from '../../checks/findings.js';
import { findingsIn } from '../analyzer.js';
import { documentationOf, severityOf } from '../diagnostics.js';
import { markdownLink } from '../markdownText.js';
import type { HoverPart, HoverPlace } from './hover.js';
import { isAt } from './places.js';

/**
 * Why Microsoft asks for what findings at a place miss, and what breaks without it. The editor shows the findings
 * themselves; of one that no requirement is behind there is no more to say than it says.
 */
export function explainFindings({ judged, offset }: HoverPlace): readonly HoverPart[] {
  const here = findingsIn(judged).filter(
    (finding) => severityOf(finding) !== undefined && isAt(finding.origin, judged.file, offset),
  );
  const behind = here.map((finding) => ({ finding, requirements: requirementsOf(finding) }));
  const explained = behind.filter(({ requirements }) => requirements.length > 0);
  const [first] = explained;
  if (!first) return [];
  const requirements = [...new Set(explained.flatMap((each) => each.requirements))];
  const codes = [...new Set(explained.map(({ finding }) => finding.code))];
  const text = [
    `**${requirements.length === 1 ? l10n.t('Why this is needed') : l10n.t('Why these are needed')}**`,
    requirements.map(reasonOf).join('\n'),
    linksOf(requirements, codes),
  ].join('\n\n');
  return [{ place: first.finding.origin, text }];
}

function requirementsOf(finding: Finding): readonly Requirement[] {
  if (finding.requirement !== undefined) return [requirementOf(finding.requirement)];
  if (!finding.group || finding.subject.kind !== 'assessments') return [];
  return finding.subject.assessments.map(({ requirement }) => requirement);
}

/** `- outbound TCP 1433 to Sql: Access to Azure SQL endpoints. Without it, …` */
function reasonOf(requirement: Requirement): string {
  return `- ${l10n.t('{0}: {1}. Without it, {2}.', describeTraffic(requirement), l10n.t(requirement.purpose), l10n.t(requirement.consequence))}`;
}

function linksOf(requirements: readonly Requirement[], codes: readonly string[]): string {
  const sources = new Map(requirements.map(({ source }) => [source.url, source]));
  return [
    ...[...sources.values()].map(({ title, url, date }) =>
      markdownLink(l10n.t('Microsoft: {0} ({1})', title, date), url),
    ),
    ...codes.map((code) => markdownLink(l10n.t('What {0} means', code), documentationOf(code))),
  ].join(' · ');
}
