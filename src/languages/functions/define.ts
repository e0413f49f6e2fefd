import type { Presence } from '../../azure/unknown.js';
import { always, bothPresent } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import type { KnownValue, ListItem, UnknownValue, Value } from '../values.js';
import { isUnknown, itemOf } from '../values.js';
import type { Whole } from './alternatives.js';
import {
  alternativesOf,
  assume,
  certainCases,
  fromCases,
  isCertainList,
  maximumCases,
  reasonOf,
} from './alternatives.js';
import type { Argument, FunctionCall, FunctionContext, LibraryFunction } from './call.js';
import { callIdentity, evaluateArgument, isLambda, unknownResult, wrongCall } from './call.js';

/** The ways to define a function: how much of what is not known its implementation wants to see. */

type Implementation<V extends Value, C extends FunctionContext> = (
  args: readonly V[],
  call: FunctionCall<C>,
) => Value;

/**
 * A function that needs to know its arguments: each is known, lists with all their items for certain. Items and
 * properties may still be unknown. Arguments that are one of a few values are tried one by one.
 */
export function certain<C extends FunctionContext>(
  name: string,
  minimum: number,
  maximum: number,
  implementation: Implementation<KnownValue, C>,
): LibraryFunction<C> {
  const whenCertain: Implementation<Value, C> = (args, call) => {
    const known: KnownValue[] = [];
    for (const arg of args) {
      if (isUnknown(arg)) return unknownResult(call, args, arg.reason);
      if (arg.kind === 'list' && !isCertainList(arg)) return unknownResult(call, args, reasonOf(arg));
      known.push(arg);
    }
    return implementation(known, call);
  };
  return strict(name, minimum, maximum, (args, call) => byCases(args, call, whenCertain, certainCases));
}

/**
 * A function that can tell something of unknown arguments and lists that are not certain. Arguments that are one of a
 * few values are tried one by one.
 */
export function partial<C extends FunctionContext>(
  name: string,
  minimum: number,
  maximum: number,
  implementation: Implementation<Value, C>,
): LibraryFunction<C> {
  return strict(name, minimum, maximum, (args, call) => byCases(args, call, implementation, alternativesOf));
}

/** A function like `partial`, for which lists with items under conditions are tried one by one as well. */
export function exploring<C extends FunctionContext>(
  name: string,
  minimum: number,
  maximum: number,
  implementation: Implementation<Value, C>,
): LibraryFunction<C> {
  return strict(name, minimum, maximum, (args, call) => byCases(args, call, implementation, certainCases));
}

/** A function that takes its arguments as they are. */
export function strict<C extends FunctionContext>(
  name: string,
  minimum: number,
  maximum: number,
  implementation: Implementation<Value, C>,
): LibraryFunction<C> {
  return lazy(name, minimum, maximum, (args, call) => {
    const values = args.map(evaluateArgument);
    return args.some(isLambda)
      ? wrongCall(call, values, l10n.t('it takes no lambda'))
      : implementation(values, call);
  });
}

/** A function that evaluates its arguments itself, or takes lambdas. */
export function lazy<C extends FunctionContext>(
  name: string,
  minimum: number,
  maximum: number,
  evaluate: (args: readonly Argument[], call: FunctionCall<C>) => Value,
): LibraryFunction<C> {
  return { name, minimumArguments: minimum, maximumArguments: maximum, evaluate };
}

/** Evaluates once, when first asked. */
export function lazily(evaluate: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= evaluate());
}

/** Evaluates a call for each case that its arguments may be; as a whole where these are too many. */
export function byCases<C extends FunctionContext>(
  args: readonly Value[],
  call: FunctionCall<C>,
  implementation: Implementation<Value, C>,
  casesOf: Cases = alternativesOf,
): Value {
  if (!args.some((arg) => casesOf(arg) !== undefined)) return implementation(args, call);
  const worlds = worldsOf(args, casesOf);
  if (!worlds || !call.context.budget.spend(worlds.length))
    return implementation(args.map(withoutAlternatives), call);
  const cases = worlds.map((world) => ({
    value: implementation(world.args, call),
    presence: world.presence,
  }));
  return fromCases(cases, wholeOf(call, args));
}

/** The value of a call as a whole, for cases put together. */
export function wholeOf(call: FunctionCall<FunctionContext>, args: readonly Value[]): Whole {
  const uncertain = args.find((arg) => isUnknown(arg) || (arg.kind === 'list' && !isCertainList(arg)));
  return {
    reason: uncertain ? reasonOf(uncertain) : l10n.t('a condition is not known before deployment'),
    identity: () => callIdentity(call.name, args),
    origin: call.origin,
  };
}

interface World {
  readonly args: readonly Value[];
  readonly presence: Presence;
}

type Cases = (value: Value) => readonly ListItem[] | undefined;

/** Every combination of the arguments' cases that can come about; `undefined` where they are too many. */
function worldsOf(args: readonly Value[], casesOf: Cases): readonly World[] | undefined {
  let worlds: readonly World[] = [{ args: [], presence: always }];
  for (const arg of args) {
    const next: World[] = [];
    for (const world of worlds) {
      const cases = openCases(itemOf(assume(arg, world.presence)), casesOf);
      for (const one of cases) next.push(extend(world, one));
      if (next.length > maximumCases) return undefined;
    }
    worlds = next;
  }
  return worlds;
}

function extend(world: World, added: ListItem): World {
  return {
    args: [...world.args.map((earlier) => assume(earlier, added.presence)), added.value],
    presence: [...world.presence, ...added.presence],
  };
}

/** The cases of a value, and the cases of these, until none has any; not all of them where they are too many. */
function openCases(item: ListItem, casesOf: Cases): readonly ListItem[] {
  const cases = casesOf(item.value);
  if (!cases) return [item];
  const opened: ListItem[] = [];
  for (const one of cases) {
    const presence = bothPresent(item.presence, one.presence);
    if (presence) opened.push(...openCases({ value: assume(one.value, presence), presence }, casesOf));
    if (opened.length > maximumCases) break;
  }
  return opened;
}

function withoutAlternatives(value: Value): Value {
  if (!isUnknown(value) || !value.alternatives) return value;
  const { kind, reason, identity, origin } = value satisfies UnknownValue;
  return { kind, reason, identity, origin };
}
