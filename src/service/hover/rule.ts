import * as l10n from '../../l10n.js';
import type { Assessment } from '../../azure/assess.js';
import { coveringRules } from '../../azure/covering.js';
import type { EarlierRule } from '../../azure/earlierRules.js';
import { earlierRules } from '../../azure/earlierRules.js';
import type { SecurityRule } from '../../azure/securityRules.js';
import { directions, rulesInOrder } from '../../azure/securityRules.js';
import { describeTraffic, listOf } from '../../checks/describe.js';
import type { JudgedGroup, JudgedRule } from '../../checks/judgedGroup.js';
import { codeSpan, escapeMarkdown, markdownLink } from '../markdownText.js';
import { picturedFlow } from '../picture/flows.js';
import { picturedRules, ruleIdsOf } from '../picture/rules.js';
import type { PicturedRule } from '../picture/rulesPicture.js';
import { capitalized, ruleWord, statusWord } from '../picture/words.js';
import type { HoverPart, HoverPlace } from './hover.js';
import { headOf, isAt } from './places.js';
import { ruleSentence } from './ruleSentence.js';

/** A loop's body is the text of all rules that it makes, which are told in Azure's order; longer lists are cut. */
const mostRules = 5;
const mostEarlier = 5;

/** What the rules at a place do, at a value of theirs or in their first line. */
export function describeRules(group: JudgedGroup, place: HoverPlace): HoverPart | undefined {
  const { file } = place.judged;
  const found = group.rules.flatMap((rule) => {
    const at = placesOf(rule, place).find((each) => isAt(each, file, place.offset));
    return at ? [{ rule, at }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const order = directions.flatMap((direction) => rulesInOrder(group.ruleSet.rules, direction));
  found.sort((left, right) => order.indexOf(left.rule.rule) - order.indexOf(right.rule.rule));
  const shown = found.slice(0, mostRules).map(({ rule }) => textOf(group, rule, place));
  const more = found.length - shown.length;
  return {
    place: first.at,
    text: [...shown, ...(more > 0 ? [l10n.t('And {0} more rules.', more)] : [])].join('\n\n'),
  };
}

function placesOf(
  { declaration }: JudgedRule,
  { judged: { file } }: HoverPlace,
): readonly HoverPart['place'][] {
  const values = [...declaration.properties.values()].flatMap(({ site, value }) =>
    value.origin ? [site, value.origin] : [site],
  );
  const heads = [declaration.origin, declaration.body].map((each) => headOf(each, file));
  return [...values, ...heads.filter((head) => head !== undefined)];
}

function textOf(group: JudgedGroup, { rule }: JudgedRule, { files }: HoverPlace): string {
  const id = ruleIdsOf(group).get(rule);
  const pictured = directions
    .flatMap((direction) => picturedRules(group, direction, ruleIdsOf(group), files))
    .find((each) => each.id === id);
  if (!pictured) return '';
  return [
    `**${escapeMarkdown(capitalized(ruleWord(rule)))}**`,
    ruleSentence(pictured, rule.direction),
    ...conditionTexts(pictured),
    ...purposeTexts(group, rule),
    ...earlierTexts(group, rule, pictured),
  ].join('\n\n');
}

function conditionTexts({ conditions }: PicturedRule): readonly string[] {
  return conditions.length === 0 ? [] : [l10n.t('Exists only if {0}.', codeSpan(conditions.join(' and ')))];
}

/** Which traffic that API Management needs the rule lets through, drops, or was meant for. */
function purposeTexts(group: JudgedGroup, rule: SecurityRule): readonly string[] {
  const served = group.assessments.filter(({ rules }) => rules.includes(rule));
  const dropped = group.assessments.filter(({ blockedBy }) => blockedBy.includes(rule));
  const meant = group.nearMisses.filter((miss) => miss.rule === rule && !served.includes(miss.assessment));
  return [
    ...served.flatMap((assessment) => [servesText(assessment), ...outcomeTexts(group, assessment)]),
    ...meant.map(({ assessment }) => meantText(assessment)),
    ...(dropped.length > 0 ? [dropsText(dropped)] : []),
  ];
}

function servesText({ requirement }: Assessment): string {
  const { purpose, source } = requirement;
  const link = markdownLink(source.title, source.url);
  return l10n.t('Serves {0}: {1}. {2}', describeTraffic(requirement), l10n.t(purpose), link);
}

function meantText({ requirement }: Assessment): string {
  const { purpose, source } = requirement;
  const link = markdownLink(source.title, source.url);
  return l10n.t('Meant for {0}: {1}. {2}', describeTraffic(requirement), l10n.t(purpose), link);
}

function dropsText(dropped: readonly Assessment[]): string {
  const traffic = dropped.map(({ requirement }) => describeTraffic(requirement));
  return l10n.t('Drops what API Management needs: {0}.', listOf(traffic));
}

/** What becomes of the traffic, where that is not what its author wants. */
function outcomeTexts(group: JudgedGroup, assessment: Assessment): readonly string[] {
  if (assessment.status === 'allowed') return [];
  const { status, explanation } = picturedFlow(group, assessment, ruleIdsOf(group));
  return [`${statusWord(status)}: ${escapeMarkdown(explanation)}`];
}

/** What takes its traffic before it, where what becomes of a requirement has not told that. */
function earlierTexts(
  { ruleSet, assessments }: JudgedGroup,
  rule: SecurityRule,
  { shadowedBy }: PicturedRule,
): readonly string[] {
  if (typeof rule.direction !== 'string') return [];
  const inOrder = rulesInOrder(ruleSet.rules, rule.direction);
  if (shadowedBy.length > 0) {
    const covering = coveringRules(rule, inOrder);
    if (assessments.some((assessment) => tellsOf(assessment, rule, covering))) return [];
    const names = covering.map(ruleWord);
    return [
      escapeMarkdown(l10n.t('Never matches: all of its traffic is taken first by {0}.', listOf(names))),
    ];
  }
  const earlier = earlierRules(rule, inOrder);
  const kinds = [...new Set(earlier.map(kindOf))];
  return kinds.map((kind) => {
    const names = earlier.filter((each) => kindOf(each) === kind).map((each) => ruleWord(each.rule));
    return escapeMarkdown(earlierText(kind, listOf(shortened(names))));
  });
}

/** Whether it says of a rule that others, and just these, drop its traffic first. */
function tellsOf(
  { status, rules, blockedBy }: Assessment,
  rule: SecurityRule,
  others: readonly SecurityRule[],
): boolean {
  const names = new Set([...blockedBy, ...others]);
  return (
    status === 'blocked' &&
    rules.includes(rule) &&
    names.size === others.length &&
    names.size === blockedBy.length
  );
}

function kindOf({ rule, takes }: EarlierRule): `${EarlierRule['takes']} ${'Allow' | 'Deny'}` {
  return `${takes} ${rule.access === 'Deny' ? 'Deny' : 'Allow'}`;
}

function shortened(names: readonly string[]): readonly string[] {
  const more = names.length - mostEarlier;
  return more > 0 ? [...names.slice(0, mostEarlier), l10n.t('{0} more', more)] : names;
}

function earlierText(kind: ReturnType<typeof kindOf>, rules: string): string {
  switch (kind) {
    case 'all Allow':
      return l10n.t('All of its traffic is allowed first by {0}.', rules);
    case 'all Deny':
      return l10n.t('All of its traffic is denied first by {0}.', rules);
    case 'part Allow':
      return l10n.t('A part of its traffic is allowed first by {0}.', rules);
    case 'part Deny':
      return l10n.t('A part of its traffic is denied first by {0}.', rules);
    case 'maybe Allow':
      return l10n.t('A part of its traffic may be allowed first by {0}.', rules);
    case 'maybe Deny':
      return l10n.t('A part of its traffic may be denied first by {0}.', rules);
  }
}
