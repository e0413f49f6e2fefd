import type { Presence } from '../../../azure/unknown.js';
import { always, bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { casesOf } from '../../functions/alternatives.js';
import { placeOfItem } from '../../generated.js';
import type { Origin } from '../../text.js';
import type { ListItem, ListValue, UnknownValue, Value } from '../../values.js';
import { identityOf, isFailed, isUnknown, numberValue, unknownValue } from '../../values.js';
import type { ForExpression } from '../syntax/expressionSyntax.js';
import type { Environment } from './environment.js';
import { originOf, withLocals } from './environment.js';
import { evaluate } from './expressions.js';

/** How loops go through arrays. */

/** Azure Resource Manager takes no more. Source: "Iterative loops in Bicep", Loop limits. */
const maximumPasses = 800;

/** One pass of a loop. */
export interface Pass {
  /** With the loop's variables. */
  readonly environment: Environment;
  readonly index: Value;
  readonly presence: Presence;
  /** The item it is made from, where that is a literal and no other pass is made from it. */
  readonly item: Origin | undefined;
}

export interface Passes {
  readonly passes: readonly Pass[];
  /** Set when there may be further passes. */
  readonly open: UnknownValue | undefined;
  /** Whether the one pass stands for all that there may be. */
  readonly isStandIn?: boolean;
}

/**
 * The passes of a loop. Of a loop over what isn't known there is one, which may not come about.
 * @param steps what a pass costs of the evaluation's budget, besides what is evaluated in it
 */
export function passesOf(loop: ForExpression, environment: Environment, steps: number): Passes {
  const collection = evaluate(loop.collection, environment);
  const list = listOf(collection);
  if (!list) {
    const reason = isUnknown(collection)
      ? collection.reason
      : l10n.t('what the loop goes through is no array');
    const unknown = unknownValue(reason, identityOf(collection), collection.origin);
    const isStandIn = isUnknown(collection) && !isFailed(collection);
    return { ...unknownPasses(loop, unknown, environment), isStandIn };
  }
  const refused = refusal(list, steps, environment);
  if (refused) return unknownPasses(loop, refused, environment);
  if (list.open && list.items.length === 0)
    return { ...unknownPasses(loop, list.open, environment), isStandIn: true };
  let isNumbered = !list.open;
  const passes = list.items.map(({ value, presence }, position) => {
    const index = isNumbered ? numberValue(position) : unknownIndex(loop, environment, position);
    isNumbered &&= presence.length === 0;
    const inner = withVariables(loop, value, index, environment);
    return { environment: inner, index, presence, item: placeOfItem(list, position) };
  });
  return { passes, open: list.open };
}

/** The items of an array; of one that is one of a few, those of each under its conditions. */
function listOf(collection: Value): ListValue | undefined {
  if (collection.kind === 'list') return collection;
  const items: ListItem[] = [];
  let open: UnknownValue | undefined;
  for (const { value, presence } of casesOf(collection)) {
    if (value.kind !== 'list') return undefined;
    open ??= value.open;
    for (const item of value.items) {
      const both = bothPresent(presence, item.presence);
      if (both) items.push({ value: item.value, presence: both });
    }
  }
  return { kind: 'list', items, open, origin: collection.origin };
}

function withVariables(
  loop: ForExpression,
  item: Value,
  index: Value,
  environment: Environment,
): Environment {
  const values = new Map([[loop.item.name, item]]);
  if (loop.index) values.set(loop.index.name, index);
  return withLocals(environment, values);
}

/** Why a loop isn't run so many times. */
function refusal(
  { items, origin }: ListValue,
  steps: number,
  { session }: Environment,
): UnknownValue | undefined {
  const count = items.length;
  if (count <= maximumPasses && session.budget.spend(count * steps)) return undefined;
  const reason =
    count > maximumPasses
      ? l10n.t(
          'the loop runs {0} times, and Azure Resource Manager takes no more than {1}',
          count,
          maximumPasses,
        )
      : l10n.t('evaluating the file takes too many steps');
  return unknownValue(reason, `a loop of ${count}`, origin);
}

/** The one pass that stands for any number of them. */
function unknownPasses(loop: ForExpression, collection: UnknownValue, environment: Environment): Passes {
  const { identity, reason } = collection;
  const index = unknownIndex(loop, environment);
  const item = unknownValue(reason, `item of ${identity}`);
  return {
    passes: [
      {
        environment: withVariables(loop, item, index, environment),
        index,
        presence: [{ identity: `not(empty(${identity}))`, holds: true }],
        item: undefined,
      },
    ],
    open: collection,
  };
}

function unknownIndex(loop: ForExpression, environment: Environment, position?: number): UnknownValue {
  const { start } = originOf(loop, environment);
  const which = position === undefined ? '' : ` of item ${position}`;
  const identity = `${environment.names.prefix}index@${start}${which}`;
  return unknownValue(l10n.t('how often the loop runs is not known before deployment'), identity);
}

/** A single pass: no loop. */
export function onlyPass(environment: Environment): Passes {
  const index = numberValue(0);
  return { passes: [{ environment, index, presence: always, item: undefined }], open: undefined };
}
