import type { ServiceTag } from '../../azure/serviceTags.js';
import { isRegional, parseServiceTag, unknownRegion } from '../../azure/serviceTags.js';
import { needSentence } from '../needs.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import type { RuleDeclaration } from '../../languages/declarations.js';
import { entriesOf } from '../../languages/interpret.js';
import { addressFields } from '../../languages/resourceManager/rules.js';
import type { Origin } from '../../languages/text.js';
import { codeSpan, markdownLink } from '../markdownText.js';
import { serviceTagsPage, serviceTagText } from '../serviceTagTexts.js';
import * as l10n from '../../l10n.js';
import type { HoverPart, HoverPlace } from './hover.js';
import { isAt } from './places.js';

/** What the service tag at a place stands for, where it is an address of one of the NSG's rules. */
export function describeTag(group: JudgedGroup, { judged, offset }: HoverPlace): HoverPart | undefined {
  for (const { declaration } of group.rules) {
    const found = tagAt(declaration, (place) => isAt(place, judged.file, offset));
    if (found) return { place: found.place, text: textOf(group, found.tag) };
  }
  return undefined;
}

interface PlacedTag {
  readonly tag: ServiceTag;
  readonly place: Origin;
}

/** A tag is found by where it is written, and by the expression that stands for it in the rule. */
function tagAt(
  { properties }: RuleDeclaration,
  isHere: (place: Origin | undefined) => place is Origin,
): PlacedTag | undefined {
  for (const field of addressFields) {
    const property = properties.get(field);
    if (!property) continue;
    for (const entry of entriesOf(property.value)) {
      const tag = entry.kind === 'string' ? parseServiceTag(entry.value) : undefined;
      const places = entry === property.value ? [entry.origin, property.site] : [entry.origin];
      const place = places.find(isHere);
      if (tag && place) return { tag, place };
    }
  }
  return undefined;
}

function textOf(group: JudgedGroup, tag: ServiceTag): string {
  return [
    `**${tag.name}** — ${markdownLink(l10n.t('service tag'), serviceTagsPage)}`,
    serviceTagText(tag),
    ...regionTexts(tag),
    ...needTexts(group, tag),
  ].join('\n\n');
}

function regionTexts({ name, region }: ServiceTag): readonly string[] {
  if (region !== undefined)
    return region === unknownRegion
      ? [l10n.t('Here narrowed to a region that is not known before deployment.')]
      : [l10n.t('Here narrowed to the region {0}; {1} is all regions.', codeSpan(region), codeSpan(name))];
  if (!isRegional(name)) return [];
  return [
    l10n.t(
      '{0} narrows it to a region: the name of the region without blanks, in any case.',
      codeSpan(`${name}.WestEurope`),
    ),
  ];
}

/** What API Management needs of the tag, in this NSG. */
function needTexts({ assessments }: JudgedGroup, { name }: ServiceTag): readonly string[] {
  const needed = assessments.filter(({ requirement }) => requirement.tag === name);
  return needed.map(({ requirement }) => needSentence(requirement));
}
