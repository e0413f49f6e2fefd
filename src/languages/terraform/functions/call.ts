import type { FunctionCall, FunctionContext, LibraryFunction } from '../../functions/call.js';
import type { Origin } from '../../text.js';
import type { ObjectValue, Value } from '../../values.js';

/** What a function of Terraform's may know of where it is called. One for all calls of a module. */
export interface TerraformContext extends FunctionContext {
  readonly files: ModuleFiles;
  /**
   * The value of a template, as `templatefile` and `templatestring` have it.
   * @param text the template's source
   * @param variables the only names that it may use
   * @param origin where it is called
   */
  readonly evaluateTemplate: (text: string, variables: ObjectValue, origin: Origin | undefined) => Value;
}

/** The files that functions read, by paths as configurations have them: seen from the root module's directory. */
export interface ModuleFiles {
  /** The text of a file; undefined where there is none in the workspace, or none that was read already. */
  readText(path: string): string | undefined;
}

/** One call of a function. */
export type Call = FunctionCall<TerraformContext>;

/** A function of Terraform's. */
export type TerraformFunction = LibraryFunction<TerraformContext>;
