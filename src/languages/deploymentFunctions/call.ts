import type { Origin } from '../text.js';
import type { UnknownValue, Value } from '../values.js';
import { boundedIdentity, identityOf, unknownValue } from '../values.js';
import type { Budget } from './budget.js';
import type { DeploymentScope } from './scope.js';

/**
 * How a language calls a template function. An evaluator hands over each argument either evaluated, or as a function
 * that evaluates it when it is needed (so that `if` and its like leave a broken branch alone), or as a lambda.
 */
export type Argument = Value | (() => Value) | Lambda;

/** A lambda expression with the variables around it already bound. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly parameterCount: number;
  /** Evaluates the body; `values` are as many as the parameters, or fewer where the lambda declares too many. */
  readonly apply: (values: readonly Value[]) => Value;
}

/** What a function may know of the deployment it is called in. One for all calls of a template; immutable, but for the budget. */
export interface EvaluationContext {
  readonly scope: DeploymentScope;
  readonly budget: Budget;
  /**
   * Answers `reference(resource, …)` from what the template declares and from the outputs of its deployments;
   * `undefined` where it can't tell.
   */
  readonly resolveReference?: (
    resource: Value,
    further: readonly Value[],
    origin: Origin | undefined,
  ) => Value | undefined;
}

/** One call of a function. */
export interface Call {
  /** The function's name as Azure's reference spells it. */
  readonly name: string;
  /** Where the call is written: the origin of values it computes. */
  readonly origin: Origin | undefined;
  readonly context: EvaluationContext;
}

/** A function of the library. Evaluating it never throws and always ends. */
export interface TemplateFunction {
  readonly name: string;
  readonly minimumArguments: number;
  readonly maximumArguments: number;
  readonly evaluate: (args: readonly Argument[], call: Call) => Value;
}

export function isLambda(argument: Argument): argument is Lambda {
  return typeof argument !== 'function' && argument.kind === 'lambda';
}

/** The value of an argument; a lambda where a value belongs is unknown. */
export function evaluateArgument(argument: Argument): Value {
  if (typeof argument === 'function') return argument();
  return argument.kind === 'lambda'
    ? unknownValue('a lambda stands where a value is expected', 'lambda')
    : argument;
}

/** The canonical form of a call with these arguments. */
export function callIdentity(name: string, args: readonly Value[]): string {
  return boundedIdentity(`${name}(${args.map(identityOf).join(', ')})`);
}

/** The result of a call that can't be told for this reason. */
export function unknownResult(call: Call, args: readonly Value[], reason: string): UnknownValue {
  return unknownValue(reason, callIdentity(call.name, args), call.origin);
}

/** The result of a call that Azure would refuse, with what is wrong as a clause. */
export function wrongCall(call: Call, args: readonly Value[], problem: string): UnknownValue {
  return unknownResult(call, args, `${call.name}() fails: ${problem}`);
}
