import * as l10n from '../../l10n.js';
import type { Origin } from '../text.js';
import type { UnknownValue, Value } from '../values.js';
import { boundedIdentity, failedValue, identityOf, unknownValue } from '../values.js';
import type { Budget } from './budget.js';

/**
 * How a language calls a function of its library. An evaluator hands over each argument either evaluated, or as a
 * function that evaluates it when it is needed (so that `if` and its like leave a broken branch alone), or as a lambda.
 */
export type Argument = Value | (() => Value) | Lambda;

/** A lambda expression with the variables around it already bound. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly parameterCount: number;
  /** Evaluates the body; `values` are as many as the parameters, or fewer where the lambda declares too many. */
  readonly apply: (values: readonly Value[]) => Value;
}

/** What every library needs to know where a function is called. Immutable, but for the budget. */
export interface FunctionContext {
  readonly budget: Budget;
}

/** One call of a function. */
export interface FunctionCall<Context extends FunctionContext> {
  /** The function's name as the language's reference spells it. */
  readonly name: string;
  /** Where the call is written: the origin of values it computes. */
  readonly origin: Origin | undefined;
  readonly context: Context;
}

/** A function of a library. Evaluating it never throws and always ends. */
export interface LibraryFunction<Context extends FunctionContext> {
  readonly name: string;
  readonly minimumArguments: number;
  readonly maximumArguments: number;
  readonly evaluate: (args: readonly Argument[], call: FunctionCall<Context>) => Value;
}

type NamedCall = Pick<FunctionCall<FunctionContext>, 'name' | 'origin'>;

export function isLambda(argument: Argument): argument is Lambda {
  return typeof argument !== 'function' && argument.kind === 'lambda';
}

/** The value of an argument; a lambda where a value belongs is unknown. */
export function evaluateArgument(argument: Argument): Value {
  if (typeof argument === 'function') return argument();
  return argument.kind === 'lambda'
    ? unknownValue(l10n.t('a lambda stands where a value is expected'), 'lambda')
    : argument;
}

/** The canonical form of a call with these arguments. */
export function callIdentity(name: string, args: readonly Value[]): string {
  return boundedIdentity(`${name}(${args.map(identityOf).join(', ')})`);
}

/** The result of a call that can't be told for this reason. */
export function unknownResult(call: NamedCall, args: readonly Value[], reason: string): UnknownValue {
  return unknownValue(reason, callIdentity(call.name, args), call.origin);
}

/** The result of a call that the deployment would refuse, with what is wrong as a clause. */
export function wrongCall(call: NamedCall, args: readonly Value[], problem: string): UnknownValue {
  const identity = callIdentity(call.name, args);
  return failedValue(l10n.t('{0}() fails: {1}', call.name, problem), identity, call.origin);
}

/** What is wrong with so many arguments; undefined where nothing is. */
export function countProblem<Context extends FunctionContext>(
  { minimumArguments, maximumArguments }: LibraryFunction<Context>,
  count: number,
): string | undefined {
  if (count >= minimumArguments && count <= maximumArguments) return undefined;
  if (minimumArguments === maximumArguments)
    return l10n.t('it takes {0} arguments, {1} are given', minimumArguments, count);
  if (maximumArguments === Infinity)
    return l10n.t('it takes at least {0} arguments, {1} are given', minimumArguments, count);
  return l10n.t('it takes {0} to {1} arguments, {2} are given', minimumArguments, maximumArguments, count);
}
