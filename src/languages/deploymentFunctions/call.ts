import type { FunctionCall, FunctionContext, LibraryFunction } from '../functions/call.js';
import type { Origin } from '../text.js';
import type { Value } from '../values.js';
import type { DeploymentScope } from './scope.js';

/** What a function may know of the deployment it is called in. One for all calls of a template. */
export interface EvaluationContext extends FunctionContext {
  readonly scope: DeploymentScope;
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

/** One call of a template function. */
export type Call = FunctionCall<EvaluationContext>;

/** A template function. */
export type TemplateFunction = LibraryFunction<EvaluationContext>;
