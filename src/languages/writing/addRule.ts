import * as l10n from '../../l10n.js';
import type { RuleDeclaration } from '../declarations.js';
import type { AddRule, NewRule } from '../language.js';
import { directoryOf } from '../uris.js';
import type { Clone } from './cloneRule.js';
import { cloneRule } from './cloneRule.js';
import type { Located } from './dataTree.js';
import { elementOf } from './dataTree.js';
import { elementsIn, indentationFor } from './elementLayout.js';
import { isEmpty } from './fields.js';
import type { GroupText } from './groupText.js';
import type { OpenFile, RuleList } from './notation.js';
import type { Place } from './places.js';
import { isBroken, isWithin, placeAt } from './places.js';
import type { InsertStep, Written } from './steps.js';
import { refuse } from './steps.js';
import { indentationAt } from './style.js';

/**
 * Adds a rule the way the group's rules are written: by the example of the one after which it should stand, else of
 * another one of them, else as the first rule of the group's list.
 */
export function addRule({ rule, after }: AddRule, group: GroupText): Written {
  const anchor = after && placeAt(group.files, after.origin);
  if (anchor?.container && isBroken(anchor.file, anchor.container))
    return refuse(l10n.t('The rules are broken around the place of the new one; mend them first.'));
  const examples = examplesFor(group, after);
  const isNear = (one: RuleDeclaration): boolean => one === after || isBeside(anchor, one, group);
  const clone = bestClone(examples, isNear, rule, group) ?? bestClone(examples, () => true, rule, group);
  if (clone) {
    if (clone.symbol !== undefined) group.files.symbols.add(clone.symbol);
    // Resources of several groups may have the same name side by side.
    const isListed = group.group.rules.some(({ form }) => form !== 'resource');
    return [{ ...insertion(clone, anchor), name: isListed ? rule.name : undefined }];
  }
  const first = asFirst(rule, group);
  if (first) return [first];
  return refuse(
    after
      ? l10n.t(
          "Rule '{0}' differs from its neighbours in more than their text shows; write it by hand.",
          rule.name,
        )
      : l10n.t('This network security group has no list of rules here that a rule could be added to.'),
  );
}

/** The rules that may serve as an example, the nearest to the one given first: those that are certainly there. */
function examplesFor(
  { group: { rules }, hasOwnText }: GroupText,
  after: RuleDeclaration | undefined,
): readonly RuleDeclaration[] {
  const at = after ? rules.indexOf(after) : rules.length;
  return rules
    .map((rule, index) => ({ rule, distance: Math.abs(index - at) }))
    .filter(({ rule }) => rule.presence.length === 0 && hasOwnText(rule))
    .sort((left, right) => left.distance - right.distance)
    .map(({ rule }) => rule);
}

function isBeside(anchor: Located | undefined, rule: RuleDeclaration, { files }: GroupText): boolean {
  const place = placeAt(files, rule.origin);
  return anchor?.container !== undefined && place?.container === anchor.container;
}

/** The clone that differs least in form from its example. Of examples of the same form, the nearest is as good as any. */
function bestClone(
  examples: readonly RuleDeclaration[],
  isWanted: (example: RuleDeclaration) => boolean,
  rule: NewRule,
  group: GroupText,
): Clone | undefined {
  const tries = new Map<string, number>();
  let best: Clone | undefined;
  for (const example of examples) {
    const form = formOf(example);
    const tried = tries.get(form) ?? 0;
    if (tried >= mostTries || !isWanted(example)) continue;
    const clone = cloneRule(group, example, rule);
    tries.set(form, clone ? mostTries : tried + 1);
    if (!clone || isBroken(clone.file, clone.container)) continue;
    if (clone.distance === 0) return clone;
    if (!best || clone.distance < best.distance) best = clone;
  }
  return best;
}

const mostTries = 5;

/** Which properties a rule has and fills. */
function formOf({ properties, form }: RuleDeclaration): string {
  const filled = [...properties.values()].filter(({ value }) => !isEmpty(value));
  return `${form} ${filled
    .map(({ field }) => field)
    .sort()
    .join(' ')}`;
}

function insertion({ file, container, example, text }: Clone, anchor: Located | undefined): InsertStep {
  const beside = anchor?.container === container ? elementOf(anchor) : example;
  const { document, style } = file;
  const list = elementsIn(document, style, container);
  const index = list.elements.findIndex(({ start }) => start === beside.start);
  const from = indentationAt(document.text, example.start);
  const to = beside === example ? from : indentationFor(list, index);
  const { uri } = document;
  return { kind: 'insert', uri, container, after: beside, name: undefined, text: reindent(text, from, to) };
}

function reindent(text: string, from: string, to: string): string {
  return from === to ? text : text.replaceAll(`\n${from}`, `\n${to}`);
}

/**
 * The step that writes a rule as nobody around writes one: as a resource beside the loop that makes the others, where
 * a language doesn't have them in the group's list as well, else into that list.
 */
function asFirst(rule: NewRule, group: GroupText): InsertStep | undefined {
  const loop = loopOfResources(group);
  return loop ? besideLoop(rule, loop, group) : intoList(rule, group);
}

/** The resource that a loop makes rules of, where all of a group's rules are resources of their own. */
function loopOfResources({ files, group: { rules, origin } }: GroupText): Place | undefined {
  const last = rules.at(-1);
  if (!last || rules.some(({ body }) => isWithin(body, origin))) return undefined;
  const place = placeAt(files, last.body);
  return place?.file.notation.resource ? place : undefined;
}

function besideLoop(rule: NewRule, loop: Place, { files, group }: GroupText): InsertStep | undefined {
  const { file, entry, container } = loop;
  if (!entry || container?.kind !== 'object' || isBroken(file, entry)) return undefined;
  const { uri } = file.document;
  // What is written in a module that others call would be a rule of theirs, too.
  const isCalled = group.rules.some(({ origin }) => directoryOf(origin.uri) !== directoryOf(uri));
  const text = isCalled ? undefined : file.notation.resource?.(rule, loop, file, files.symbols);
  return text === undefined
    ? undefined
    : { kind: 'insert', uri, container, after: entry, name: undefined, text };
}

function intoList(rule: NewRule, { files, group }: GroupText): InsertStep | undefined {
  const place = placeAt(files, group.ruleList);
  const container = place?.node;
  if (!place || (container?.kind !== 'list' && container?.kind !== 'object')) return undefined;
  if (isBroken(place.file, container) || place.file.notation.isOnly?.(place)) return undefined;
  return {
    kind: 'insert',
    uri: place.file.document.uri,
    container,
    after: place.file.notation.beforeFirst?.(container),
    name: rule.name,
    text: plainText(rule, place.file, { container, name: place.entry?.name }),
  };
}

function plainText(rule: NewRule, { document, style, notation }: OpenFile, ruleList: RuleList): string {
  const list = elementsIn(document, style, ruleList.container);
  const base = indentationFor(list, list.elements.length - 1);
  return notation.rule(rule, ruleList, { ...style, base });
}
