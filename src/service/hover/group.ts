import type { Range } from 'vscode-languageserver-types';
import * as l10n from '../../l10n.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import { quoteGroup } from '../../checks/describe.js';
import type { LoadedFiles } from '../../languages/language.js';
import type { LinkStep } from '../languageService.js';
import { groupTitle } from '../groupSummary.js';
import { escapeMarkdown, markdownLink } from '../markdownText.js';
import type { IdentifiedGroup } from '../picture/pictureOf.js';
import { pictureOf } from '../picture/pictureOf.js';
import { locationOf } from '../picture/rules.js';
import { factsOf } from '../picture/words.js';
import { linksTo } from '../report.js';
import type { HoverPart, HoverPlace } from './hover.js';
import { headOf, isAt } from './places.js';

/** Longer lists of services are cut. */
const mostLinks = 5;

/** How an NSG is linked and what it is checked as, at its name or in the line where it is declared. */
export function describeGroup(
  group: IdentifiedGroup,
  { judged: { file }, offset, files }: HoverPlace,
): HoverPart | undefined {
  const { judged } = group;
  const { nameOrigin, origin } = judged.group;
  const place = [nameOrigin, headOf(origin, file)].find((each) => isAt(each, file, offset));
  const picture = pictureOf(group, files);
  if (!place || !picture) return undefined;
  const title = `**${escapeMarkdown(quoteGroup(judged))}** — ${groupTitle(judged)}`;
  const facts = factsOf(picture).map((fact) => `- ${escapeMarkdown(fact)}`);
  return {
    place,
    text: [title, facts.join('\n'), ...becauseTexts(judged, files), ...vnetTypeTexts(judged)].join('\n\n'),
  };
}

/** Why it is checked. */
function becauseTexts(judged: JudgedGroup, files: LoadedFiles): readonly string[] {
  switch (judged.checked) {
    case 'linked':
      return [
        linksTo(judged, files)
          .slice(0, mostLinks)
          .map((steps) => l10n.t('Linked: {0}', steps.map(stepText).join(' → ')))
          .join('\n\n'),
      ];
    case 'directive':
      return directiveTexts(judged, files);
    case 'evidence':
      return [
        l10n.t(
          'Checked because its rules or names speak of API Management. No service in these files is linked to it.',
        ),
      ];
    case 'no':
      return [];
  }
}

/** What says so, with a link to where it does. */
function directiveTexts({ directive, group }: JudgedGroup, files: LoadedFiles): readonly string[] {
  const place = locationOf(directive?.origin ?? group.origin, files);
  if (!directive || !place) return [];
  const uri = lineUri(place.uri, place.range);
  switch (directive.by) {
    case 'comment':
      return [l10n.t('Checked because [a comment]({0}) says so.', uri)];
    case 'metadata':
      return [l10n.t('Checked because [its metadata]({0}) says so.', uri)];
    case 'configuration':
      return [l10n.t('Checked because `groups` in the configuration names it.')];
  }
}

function lineUri(uri: string, { start }: Range): string {
  return `${uri}#L${start.line + 1}`;
}

function stepText({ kind, name, uri, range }: LinkStep): string {
  const word = stepWord(kind);
  const label = name === '' ? word : `${word} '${name}'`;
  return kind === 'networkSecurityGroup' ? word : markdownLink(label, lineUri(uri, range));
}

function stepWord(kind: LinkStep['kind']): string {
  switch (kind) {
    case 'service':
      return l10n.t('service');
    case 'workspaceGateway':
      return l10n.t('workspace gateway');
    case 'subnet':
      return l10n.t('subnet');
    case 'association':
      return l10n.t('association');
    case 'networkSecurityGroup':
      return l10n.t('this NSG');
  }
}

/** What to do where it isn't known which of the two classic types the service has. */
function vnetTypeTexts({ profile, vnetType }: JudgedGroup): readonly string[] {
  if (vnetType !== undefined || !profile?.id.startsWith('classic-')) return [];
  return [
    l10n.t(
      'Whether API Management is in External or Internal mode is not known here, so only what both need is checked. A comment `apim-nsg: external` or `apim-nsg: internal` above the NSG says it, or the setting `apimNsg.vnetType`.',
    ),
  ];
}
