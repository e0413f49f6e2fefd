import type { Presence } from '../../../azure/unknown.js';
import { always, presenceInAny } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { placeOfItem } from '../../generated.js';
import type { JsonNode, JsonObject } from '../../json/tree.js';
import { findValue } from '../../json/tree.js';
import type { Origin } from '../../text.js';
import type { ListValue, UnknownValue, Value } from '../../values.js';
import { failedValue, identityOf, isFailed, isUnknown, numberValue, unknownValue } from '../../values.js';
import type { Expression } from '../expressions/syntax.js';
import { printExpression } from '../expressions/syntax.js';
import type { Environment, Loop, LoopKind } from './environment.js';
import { evaluatePart, evaluateString, expressionIn } from './expressions.js';

/** Copy loops of resources, properties, variables and outputs. */

/** Azure Resource Manager takes no more. Source: "Resource iteration in ARM templates", Copy limits. */
const maximumIterations = 800;

/** What one pass costs of the evaluation's budget, besides what is evaluated in it: a resource is much work. */
const stepsOfPass: Readonly<Record<LoopKind, number>> = { property: 10, value: 10, resource: 400 };

/** One pass of a loop. */
export interface Iteration {
  readonly loop: Loop;
  readonly presence: Presence;
  /** The item it is made from, where that is a literal and no other pass is made from it. */
  readonly item: Origin | undefined;
}

export interface Iterations {
  readonly passes: readonly Iteration[];
  /** Set when there may be further passes. */
  readonly open: UnknownValue | undefined;
  /** Whether the one pass stands for all that there may be. */
  readonly isStandIn?: boolean;
}

/**
 * The passes of the loop that a copy object describes by its `name` and `count`. Of a loop whose count isn't known
 * there is one, which may not come about.
 */
export function iterate(copy: JsonObject, kind: LoopKind, environment: Environment): Iterations {
  const frame: Frame = { name: nameOf(copy, environment), kind, outer: environment.loop };
  const node = findValue(copy, 'count');
  if (!node)
    return unknownPasses(unknownValue(l10n.t('the loop has no count'), 'no count', copy), frame, environment);
  const listExpression = countedList(node, environment);
  if (!listExpression || node.kind !== 'string')
    return passesByCount(countOf(node, environment), frame, environment);
  const list = evaluatePart(listExpression, node, environment);
  const text = printExpression(listExpression);
  if (list.kind === 'list') return passesOverList(list, text, frame, environment);
  return passesByCount(lengthOf(list, node), frame, environment);
}

type Frame = Pick<Loop, 'name' | 'kind' | 'outer'>;

function nameOf(copy: JsonObject, environment: Environment): string | undefined {
  const node = findValue(copy, 'name');
  const name = node?.kind === 'string' ? evaluateString(node, environment) : undefined;
  return name?.kind === 'string' ? name.value.toLowerCase() : undefined;
}

/** The list in a count that is `length(list)`: its items tell what the passes are, even where their number isn't known. */
function countedList(count: JsonNode, environment: Environment): Expression | undefined {
  const expression = count.kind === 'string' ? expressionIn(count, environment) : undefined;
  if (expression?.kind !== 'call' || expression.namespace !== undefined) return undefined;
  return expression.name.toLowerCase() === 'length' ? expression.args[0] : undefined;
}

function countOf(node: JsonNode, environment: Environment): Value {
  if (node.kind === 'string') return evaluateString(node, environment);
  if (node.kind === 'number') return numberValue(node.value, node);
  return failedValue(l10n.t('the count of the loop is no number'), 'no number', node);
}

function lengthOf(value: Value, origin: Origin): Value {
  if (value.kind === 'object' && !value.open) return numberValue(value.properties.size, origin);
  if (value.kind === 'string') return numberValue(value.value.length, origin);
  const identity = `length(${identityOf(value)})`;
  if (isUnknown(value)) return unknownValue(value.reason, identity, origin);
  return failedValue(l10n.t('the count of the loop is no number'), identity, origin);
}

function passesOverList(list: ListValue, text: string, frame: Frame, environment: Environment): Iterations {
  const { items, open } = list;
  const refused = refusal(items.length, list, frame, environment);
  if (refused) return unknownPasses(refused, frame, environment);
  const firstUncertain = open ? 0 : items.findIndex((item) => item.presence.length > 0);
  const isNumbered = (index: number): boolean => firstUncertain < 0 || index <= firstUncertain;
  const passes = items.map(({ value, presence }, index) => {
    const number = isNumbered(index) && !open ? numberValue(index) : unknownIndex(frame, environment, index);
    const loop: Loop = { ...frame, index: number, over: { list: text, item: value } };
    return { loop, presence, item: placeOfItem(list, index) };
  });
  if (!open || passes.length > 0) return { passes, open };
  return { ...unknownPasses(open, frame, environment), isStandIn: true };
}

function passesByCount(count: Value, frame: Frame, environment: Environment): Iterations {
  if (isUnknown(count)) {
    const oneOfAny = { ...unknownPasses(count, frame, environment), isStandIn: !isFailed(count) };
    return passesByAlternatives(count, frame) ?? oneOfAny;
  }
  const number = iterationCount(count);
  if (typeof number !== 'number') return unknownPasses(number, frame, environment);
  const refused = refusal(number, count, frame, environment);
  if (refused) return unknownPasses(refused, frame, environment);
  return {
    passes: Array.from({ length: number }, (_, index) => pass(index, always, frame)),
    open: undefined,
  };
}

function pass(index: number, presence: Presence, frame: Frame): Iteration {
  return { loop: { ...frame, index: numberValue(index), over: undefined }, presence, item: undefined };
}

function iterationCount(count: Value): number | UnknownValue {
  const number = count.kind === 'number' ? count.value : NaN;
  if (!Number.isInteger(number) || number < 0)
    return unknownValue(l10n.t('the count of the loop is no number of times'), 'no count', count.origin);
  return number;
}

/** Why a loop isn't run so many times. */
function refusal(
  count: number,
  { origin }: Value,
  { kind }: Frame,
  { session }: Environment,
): UnknownValue | undefined {
  const steps = count * stepsOfPass[kind];
  if (count <= maximumIterations && session.budget.spend(steps)) return undefined;
  const reason =
    count > maximumIterations
      ? l10n.t(
          'the loop runs {0} times, and Azure Resource Manager takes no more than {1}',
          count,
          maximumIterations,
        )
      : l10n.t('evaluating the template takes too many steps');
  return unknownValue(reason, `a loop of ${count}`, origin);
}

/** The passes of a count that is one of a few numbers, each under the conditions that the count reaches it. */
function passesByAlternatives(count: UnknownValue, frame: Frame): Iterations | undefined {
  if (!count.alternatives) return undefined;
  const counts: { readonly number: number; readonly presence: Presence }[] = [];
  for (const { value, presence } of count.alternatives) {
    const number = iterationCount(value);
    if (typeof number !== 'number' || number > maximumIterations) return undefined;
    counts.push({ number, presence });
  }
  const length = Math.max(...counts.map(({ number }) => number));
  const passes = Array.from({ length }, (_, index) => {
    const reached = counts.filter(({ number }) => number > index);
    return pass(index, presenceInAny(reached, counts.length, `greater(${count.identity}, ${index})`), frame);
  });
  return { passes, open: undefined };
}

/** The one pass that stands for any number of them. */
function unknownPasses(count: UnknownValue, frame: Frame, environment: Environment): Iterations {
  const loop: Loop = { ...frame, index: unknownIndex(frame, environment), over: undefined };
  const presence = [{ identity: `greater(${count.identity}, 0)`, holds: true }];
  return { passes: [{ loop, presence, item: undefined }], open: count };
}

function unknownIndex({ name }: Frame, { names }: Environment, item?: number): UnknownValue {
  const which = item === undefined ? '' : ` of item ${item}`;
  const identity = `${names.prefix}copyIndex(${JSON.stringify(name ?? '')})${which}`;
  return unknownValue(l10n.t('how often the loop runs is not known before deployment'), identity);
}
