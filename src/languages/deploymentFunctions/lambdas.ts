import type { ListItem, ListValue, ObjectProperty, UnknownValue, Value } from '../values.js';
import { listValue, numberValue, objectValue, stringValue } from '../values.js';
import { bothPresent } from '../../azure/unknown.js';
import { assume, isCertainList, outcomesOf, reasonOf } from './alternatives.js';
import type { Argument, Call, Lambda, TemplateFunction } from './call.js';
import { evaluateArgument, isLambda, unknownResult, wrongCall } from './call.js';
import { lazy } from './define.js';
import { generatedFrom, placeOfItem } from '../generated.js';
import { describe } from './access.js';

/** Functions that take lambdas. An item that may not be there stays one that may not be there. */

type ListImplementation = (
  list: ListValue,
  lambdas: readonly Lambda[],
  call: Call,
  further: readonly Value[],
) => Value;

/** A function of an array and lambdas, in whatever order further values stand between. */
function overList(
  name: string,
  minimum: number,
  maximum: number,
  implementation: ListImplementation,
): TemplateFunction {
  return lazy(name, minimum, maximum, (args, call) => {
    const [head, ...rest] = args;
    const list = head === undefined ? undefined : evaluateArgument(head);
    const lambdas = rest.filter(isLambda);
    const further = rest.filter((arg) => !isLambda(arg)).map((arg: Argument) => evaluateArgument(arg));
    if (!list || lambdas.length === 0)
      return wrongCall(call, list ? [list] : [], 'it takes an array and a lambda');
    return overCases(list, call, (one) => implementation(one, lambdas, call, further));
  });
}

function overCases(value: Value, call: Call, implementation: (list: ListValue) => Value): Value {
  if (value.kind === 'list') {
    const enough = call.context.budget.spend(value.items.length);
    return enough ? implementation(value) : unknownResult(call, [value], 'the array has too many items');
  }
  if (value.kind === 'unknown') return unknownResult(call, [value], value.reason);
  return wrongCall(call, [value], `${describe(value)} is no array`);
}

/** The values that a lambda is given for an item: the item, and its index where it asks for one. */
function argumentsFor(item: ListItem, index: number, lambda: Lambda): readonly Value[] {
  return [item.value, numberValue(index)].slice(0, lambda.parameterCount);
}

function map(list: ListValue, [lambda]: readonly Lambda[], call: Call): Value {
  if (!lambda) return unknownResult(call, [list], 'a lambda is missing');
  const items = list.items.map((item, index) => {
    const value = assume(lambda.apply(argumentsFor(item, index, lambda)), item.presence);
    const made = call.origin ? generatedFrom(value, call.origin, placeOfItem(list, index)) : value;
    return { value: made, presence: item.presence };
  });
  return { kind: 'list', items, open: list.open, origin: call.origin };
}

/** Items stay under the conditions under which the lambda holds for them. */
function filter(list: ListValue, [lambda]: readonly Lambda[], call: Call): Value {
  if (!lambda) return unknownResult(call, [list], 'a lambda is missing');
  const items: ListItem[] = [];
  for (const [index, item] of list.items.entries()) {
    const condition = assume(lambda.apply(argumentsFor(item, index, lambda)), item.presence);
    const holding = outcomesOf(condition)?.filter(({ holds }) => holds);
    if (!holding) return wrongCall(call, [list, condition], 'the lambda gives no condition');
    for (const outcome of holding) {
      const presence = bothPresent(item.presence, outcome.presence);
      if (presence) items.push({ value: item.value, presence });
    }
  }
  return { kind: 'list', items, open: list.open, origin: call.origin };
}

function reduce(
  list: ListValue,
  [lambda]: readonly Lambda[],
  call: Call,
  [initial]: readonly Value[],
): Value {
  if (!lambda || !initial) return unknownResult(call, [list], 'a lambda is missing');
  if (!isCertainList(list)) return unknownResult(call, [list, initial], reasonOf(list));
  return list.items.reduce<Value>(
    (sum, { value }, index) => lambda.apply([sum, value, numberValue(index)].slice(0, lambda.parameterCount)),
    initial,
  );
}

/** Sorted by a lambda that says whether the left item comes first; unknown where it doesn't know. */
function sort(list: ListValue, [lambda]: readonly Lambda[], call: Call): Value {
  if (!lambda || !isCertainList(list)) return unknownResult(call, [list], reasonOf(list));
  let unknown: UnknownValue | undefined;
  const isBefore = (left: ListItem, right: ListItem): boolean => {
    const result = call.context.budget.spend(1) ? lambda.apply([left.value, right.value]) : undefined;
    if (result?.kind === 'unknown') unknown ??= result;
    return result?.kind === 'boolean' && result.value;
  };
  const items = [...list.items].sort((left, right) =>
    isBefore(left, right) ? -1 : isBefore(right, left) ? 1 : 0,
  );
  return unknown ? unknownResult(call, [list], unknown.reason) : { ...list, items, origin: call.origin };
}

/** An object from the items of an array: a name each by the first lambda, a value by the second, or the item. */
function toObject(list: ListValue, [nameOf, valueOf]: readonly Lambda[], call: Call): Value {
  const properties = new Map<string, ObjectProperty>();
  let { open } = list;
  for (const item of list.items) {
    const name = nameOf?.apply([item.value]);
    if (name?.kind !== 'string' || item.presence.length > 0) {
      open ??= name?.kind === 'unknown' ? name : unknownResult(call, [list], reasonOf(list));
      continue;
    }
    const value = valueOf ? valueOf.apply([item.value]) : item.value;
    properties.set(name.value, { name: name.value, nameOrigin: name.origin, value });
  }
  return { kind: 'object', properties, open, origin: call.origin };
}

function groupBy(list: ListValue, [nameOf, valueOf]: readonly Lambda[], call: Call): Value {
  if (!isCertainList(list)) return unknownResult(call, [list], reasonOf(list));
  const groups = new Map<string, Value[]>();
  for (const { value } of list.items) {
    const name = nameOf?.apply([value]);
    if (name?.kind !== 'string')
      return unknownResult(call, [list], name?.kind === 'unknown' ? name.reason : 'a name is no string');
    const group = groups.get(name.value) ?? [];
    groups.set(name.value, [...group, valueOf ? valueOf.apply([value]) : value]);
  }
  return objectValue(
    [...groups].map(([name, values]) => ({
      name,
      nameOrigin: undefined,
      value: listValue(values, call.origin),
    })),
    call.origin,
  );
}

/** The object with each value changed by the lambda. */
function mapValues(args: readonly Argument[], call: Call): Value {
  const [head, lambda] = args;
  const object = head === undefined ? undefined : evaluateArgument(head);
  if (object?.kind === 'unknown') return unknownResult(call, [object], object.reason);
  if (object?.kind !== 'object' || lambda === undefined || !isLambda(lambda)) {
    return wrongCall(call, object ? [object] : [], 'it takes an object and a lambda');
  }
  const properties = [...object.properties.values()].map((property) => ({
    ...property,
    value: lambda.apply([property.value, stringValue(property.name)].slice(0, lambda.parameterCount)),
  }));
  return { ...objectValue(properties, call.origin), open: object.open };
}

export const lambdaFunctions: readonly TemplateFunction[] = [
  overList('map', 2, 2, map),
  overList('filter', 2, 2, filter),
  overList('reduce', 3, 3, reduce),
  overList('sort', 2, 2, sort),
  overList('toObject', 2, 3, toObject),
  overList('groupBy', 2, 3, groupBy),
  lazy('mapValues', 2, 2, mapValues),
];
