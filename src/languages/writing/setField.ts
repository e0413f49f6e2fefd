import * as l10n from '../../l10n.js';
import type { NetworkSecurityGroup, RuleDeclaration, RuleProperty } from '../declarations.js';
import type { SetField } from '../language.js';
import type { Origin } from '../text.js';
import { elementOf } from './dataTree.js';
import type { GroupText } from './groupText.js';
import { nameInLoopData } from './loopData.js';
import { nameStep, ownNameOf } from './nameSteps.js';
import type { Place } from './places.js';
import { isBroken, isLoopBody, isSameOrigin, isWithin, isWrittenOut, placeAt } from './places.js';
import type { RuleText } from './slotSteps.js';
import { slotSteps } from './slotSteps.js';
import type { Written } from './steps.js';
import { refuse } from './steps.js';

/** Writes another value for a property of a rule, in its singular or plural form. */
export function setField({ rule, property, field, value }: SetField, group: GroupText): Written {
  const places = (one: RuleProperty): readonly Place[] => placesToSet(one, rule, group);
  const [place] = places(property);
  if (!place) return refuse(reasonOf(rule));
  if (isBroken(place.file, place.container ?? elementOf(place)))
    return refuse(l10n.t('The text around the value is broken; mend it first.'));
  if (field === 'name') return rename(place, property, String(value));
  for (const choose of [first, last]) {
    const steps = slotSteps(
      textOf(rule, group, (one) => choose(places(one))),
      { field, value },
    );
    if (steps) return steps;
  }
  return refuse(l10n.t("The value is written in a way that can't become {0} here; write it by hand.", field));
}

function reasonOf(rule: RuleDeclaration): string {
  return isLoopBody(rule)
    ? l10n.t('A loop makes the value from data that can not be written here; change these by hand.')
    : l10n.t('The value is shared with other rules, so that it can not be changed for this one alone.');
}

function first<T>(all: readonly T[]): T | undefined {
  return all[0];
}

function last<T>(all: readonly T[]): T | undefined {
  return all.at(-1);
}

function textOf(
  rule: RuleDeclaration,
  group: GroupText,
  placeOf: (property: RuleProperty) => Place | undefined,
): RuleText {
  const nameOf: RuleText['nameOf'] = isWrittenOut(rule)
    ? (field, { notation }, object) => notation.nameOf(field, object)
    : (field) => nameInLoopData(group, field);
  return { group, rule, placeOf, nameOf };
}

function rename(place: Place, property: RuleProperty, name: string): Written {
  const step = nameStep(place, ownNameOf(property), name, false);
  return step ? [step] : refuse(l10n.t('The name is computed; write it by hand.'));
}

/**
 * Where a property of a rule may be written, best first: over the literal where that is in the rule's own text or was
 * handed to it from another file; over the expression in the rule's own text; over a literal or an expression that no
 * other rule uses.
 */
function placesToSet(property: RuleProperty, rule: RuleDeclaration, group: GroupText): readonly Place[] {
  const { site, value } = property;
  const { origin } = value;
  const isOwn = group.hasOwnText(rule);
  const literal = literalAt(group, origin);
  const isLiteralFree = literal !== undefined && !isShared(group.group, property, origin);
  const use = placeAt(group.files, site);
  const inOwnText = isOwn && isWithin(site, rule.origin) ? use : undefined;
  const isUseFree =
    !isLoopBody(rule) && !usesOf(group.group, property).some(({ site: other }) => isSameOrigin(other, site));
  return [
    isOwn && isWithin(origin, rule.origin) ? literal : undefined,
    isLiteralFree && origin?.uri !== site.uri ? literal : undefined,
    inOwnText,
    isLiteralFree && !isUseFree ? literal : undefined,
    isUseFree ? use : undefined,
  ].filter((place) => place !== undefined);
}

/** A literal; what is computed is no place for another one where it isn't the rule's own. */
function literalAt({ files }: GroupText, origin: Origin | undefined): Place | undefined {
  const place = placeAt(files, origin);
  return place && (place.isKey || place.node.kind === 'scalar' || place.node.kind === 'list')
    ? place
    : undefined;
}

/** Whether another property has its value from the same text. */
function isShared(group: NetworkSecurityGroup, property: RuleProperty, origin: Origin | undefined): boolean {
  return usesOf(group, property).some(({ value }) => {
    const other = value.origin;
    return origin && other && (isWithin(origin, other) || isWithin(other, origin));
  });
}

/** The other properties of a group's rules. */
function usesOf({ rules }: NetworkSecurityGroup, property: RuleProperty): readonly RuleProperty[] {
  return rules.flatMap(({ properties }) => [...properties.values()]).filter((other) => other !== property);
}
