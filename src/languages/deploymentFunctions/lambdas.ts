import { bothPresent } from '../../azure/unknown.js';
import type { Presence } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import { generatedFrom, placeOfItem } from '../generated.js';
import type { ListItem, ListValue, UnknownValue, Value } from '../values.js';
import { identityOf, isUnknown, objectValue, unknownValue } from '../values.js';
import { describe } from './access.js';
import { absences, assume, fromCases, outcomesOf } from '../functions/alternatives.js';
import { maximumItems } from '../functions/budget.js';
import type { Lambda } from '../functions/call.js';
import type { Call, TemplateFunction } from './call.js';
import { callIdentity, evaluateArgument, isLambda, unknownResult, wrongCall } from '../functions/call.js';
import { byCases, lazily, lazy } from '../functions/define.js';
import { applyTo, lambdaIdentity } from './lambdaCalls.js';
import { isNestedTooDeeply } from '../functions/nesting.js';

/** Functions that take lambdas. An item that may not be there stays one that may not be there. */

type ListImplementation = (list: ListValue, lambda: Lambda, call: Call) => Value;

/** A function of an array and a lambda. */
function overList(name: string, implementation: ListImplementation): TemplateFunction {
  return lazy(name, 2, 2, (args, call) => {
    const [head, lambda] = args;
    const value = head === undefined ? undefined : evaluateArgument(head);
    if (!value || lambda === undefined || !isLambda(lambda))
      return wrongCall(call, value ? [value] : [], l10n.t('it takes an array and a lambda'));
    return byCases([value], call, ([one = value]) => overOne(one, lambda, call, implementation));
  });
}

function overOne(value: Value, lambda: Lambda, call: Call, implementation: ListImplementation): Value {
  const identity = (): string => `${call.name}(${identityOf(value)}, ${lambdaIdentity(lambda, call)})`;
  if (isUnknown(value)) return unknownValue(value.reason, identity(), call.origin);
  if (value.kind !== 'list') return wrongCall(call, [value], l10n.t('{0} is no array', describe(value)));
  if (!call.context.budget.spend(value.items.length))
    return unknownValue(l10n.t('the array has too many items'), identity(), call.origin);
  return implementation(value, lambda, call);
}

/** What there may be more of is what the function makes of what the array may have more of. */
function openOf(list: ListValue, lambda: Lambda, call: Call): UnknownValue | undefined {
  const { open } = list;
  return open && unknownValue(open.reason, `${call.name}(${open.identity}, ${lambdaIdentity(lambda, call)})`);
}

function map(list: ListValue, lambda: Lambda, call: Call): Value {
  const items = list.items.map((item, index) => {
    const value = assume(applyTo(lambda, list, index), item.presence);
    const made = call.origin ? generatedFrom(value, call.origin, placeOfItem(list, index)) : value;
    return { value: made, presence: item.presence };
  });
  return { kind: 'list', items, open: openOf(list, lambda, call), origin: call.origin };
}

/** Items stay under the conditions under which the lambda holds for them. */
function filter(list: ListValue, lambda: Lambda, call: Call): Value {
  const items: ListItem[] = [];
  for (const [index, item] of list.items.entries()) {
    const condition = assume(applyTo(lambda, list, index), item.presence);
    const holding = holdingOutcomes(condition);
    if (!holding) return wrongCall(call, [list, condition], l10n.t('the lambda gives no condition'));
    for (const outcome of holding) {
      const presence = bothPresent(item.presence, outcome);
      if (presence) items.push({ value: assume(item.value, outcome), presence });
    }
  }
  if (items.length > maximumItems) return unknownResult(call, [list], l10n.t('the array has too many items'));
  return { kind: 'list', items, open: openOf(list, lambda, call), origin: call.origin };
}

/** With more ways to hold than this, a condition is taken as one that isn't looked into. */
const mostOutcomes = 4;

/** When a condition holds; undefined for what is no condition. */
function holdingOutcomes(condition: Value): readonly Presence[] | undefined {
  const holding = outcomesOf(condition)?.filter(({ holds }) => holds);
  if (!holding || holding.length <= mostOutcomes) return holding?.map(({ presence }) => presence);
  return [[{ identity: identityOf(condition), holds: true }]];
}

/** `reduce`: an item that may not be there leaves the sum as it is where it isn't. */
const reduce: TemplateFunction = lazy('reduce', 3, 3, (args, call) => {
  const [first, second, lambda] = args;
  if (first === undefined || second === undefined || lambda === undefined || !isLambda(lambda))
    return wrongCall(call, [], l10n.t('it takes an array, a value and a lambda'));
  const initial = evaluateArgument(second);
  const value = evaluateArgument(first);
  return byCases([value], call, ([list = value]) => reduceOne(list, initial, lambda, call));
});

function reduceOne(list: Value, initial: Value, lambda: Lambda, call: Call): Value {
  const unknown = (reason: string): Value => {
    const identity = `${callIdentity(call.name, [list, initial])} by ${lambdaIdentity(lambda, call)}`;
    return unknownValue(reason, identity, call.origin);
  };
  if (isUnknown(list)) return unknown(list.reason);
  if (list.kind !== 'list') return wrongCall(call, [list], l10n.t('{0} is no array', describe(list)));
  if (list.open) return unknown(list.open.reason);
  let sum = initial;
  for (const [index, item] of list.items.entries()) {
    const before = sum;
    const after = lazily(() => applyTo(lambda, list, index, before));
    sum = sumOf(item, before, after, call);
    if (isNestedTooDeeply(sum)) return unknown(l10n.t('the values are nested too deeply'));
    if (!call.context.budget.spend(1)) return unknown(l10n.t('the array has too many items'));
  }
  return sum;
}

function sumOf(item: ListItem, before: Value, after: () => Value, call: Call): Value {
  if (item.presence.length === 0) return after();
  const absent = absences(item.presence).map((presence) => ({ value: assume(before, presence), presence }));
  const there = { value: assume(after(), item.presence), presence: item.presence };
  return fromCases([there, ...absent], {
    reason: l10n.t('which items are in the list is not known before deployment'),
    identity: () => callIdentity(call.name, [before, after(), { ...noItems, items: [item] }]),
    origin: call.origin,
  });
}

const noItems: ListValue = { kind: 'list', items: [], open: undefined, origin: undefined };

/** `sort` by a lambda that says whether the left item comes first. Where that isn't known, the places aren't. */
function sort(list: ListValue, lambda: Lambda, call: Call): Value {
  const { budget } = call.context;
  let unknown = list.open;
  const isBefore = (left: ListItem, right: ListItem): boolean => {
    if (unknown) return false;
    const result = budget.spend(1) ? lambda.apply([left.value, right.value]) : undefined;
    if (result?.kind === 'boolean') return result.value;
    unknown ??=
      result && isUnknown(result) ? result : wrongCall(call, [list], l10n.t('the lambda gives no condition'));
    return false;
  };
  const items = [...list.items].sort((left, right) =>
    isBefore(left, right) ? -1 : isBefore(right, left) ? 1 : 0,
  );
  if (!unknown) return { ...list, items, origin: call.origin };
  const open = unknownValue(unknown.reason, `sort(${identityOf(list)}, ${lambdaIdentity(lambda, call)})`);
  return { ...list, open, origin: call.origin };
}

/** `mapValues`: the object with each value changed by the lambda. */
const mapValues: TemplateFunction = lazy('mapValues', 2, 2, (args, call) => {
  const [head, lambda] = args;
  const value = head === undefined ? undefined : evaluateArgument(head);
  if (!value || lambda === undefined || !isLambda(lambda))
    return wrongCall(call, value ? [value] : [], l10n.t('it takes an object and a lambda'));
  return byCases([value], call, ([one = value]) => mapValuesOf(one, lambda, call));
});

function mapValuesOf(object: Value, lambda: Lambda, call: Call): Value {
  if (isUnknown(object)) {
    const identity = `${call.name}(${object.identity}, ${lambdaIdentity(lambda, call)})`;
    return unknownValue(object.reason, identity, call.origin);
  }
  if (object.kind !== 'object')
    return wrongCall(call, [object], l10n.t('{0} is no object', describe(object)));
  if (!call.context.budget.spend(object.properties.size))
    return unknownResult(call, [object], l10n.t('the object has too many properties'));
  const properties = [...object.properties.values()].map((property) => ({
    ...property,
    value: lambda.apply([property.value]),
  }));
  const open =
    object.open &&
    unknownValue(
      object.open.reason,
      `${call.name}(${object.open.identity}, ${lambdaIdentity(lambda, call)})`,
    );
  return { ...objectValue(properties, call.origin), open };
}

export const lambdaFunctions: readonly TemplateFunction[] = [
  overList('map', map),
  overList('filter', filter),
  overList('sort', sort),
  reduce,
  mapValues,
];
