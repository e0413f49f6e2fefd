import * as l10n from '../../../l10n.js';
import type { Argument } from '../../functions/call.js';
import { countProblem, evaluateArgument, unknownResult, wrongCall } from '../../functions/call.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { isFailed, unknownValue } from '../../values.js';
import type { Call, TerraformContext, TerraformFunction } from './call.js';
import { attemptFunctions } from './attempts.js';
import { conversionFunctions } from './conversion.js';
import { encodingFunctions } from './encoding.js';
import { fileFunctions } from './files.js';
import { formatFunctions } from './format.js';
import { listFunctions } from './lists.js';
import { mapFunctions } from './maps.js';
import { networkFunctions } from './networks.js';
import { numericFunctions } from './numeric.js';
import { stringFunctions } from './strings.js';

export type { Call, ModuleFiles, TerraformContext, TerraformFunction } from './call.js';

/** Functions that are given their arguments unevaluated, as they go on where evaluating one fails. */
const attempts: ReadonlySet<string> = new Set(attemptFunctions.map(({ name }) => name));

/** The functions of Terraform's language by their names. */
export const terraformFunctions: ReadonlyMap<string, TerraformFunction> = new Map(
  [
    ...attemptFunctions,
    ...conversionFunctions,
    ...encodingFunctions,
    ...fileFunctions,
    ...formatFunctions,
    ...listFunctions,
    ...mapFunctions,
    ...networkFunctions,
    ...numericFunctions,
    ...stringFunctions,
  ].map((one) => [one.name, one]),
);

/**
 * Calls a function by its name. Whatever is wrong with the call gives a failed value that says so; of a function of a
 * provider nothing is known.
 *
 * @param name as it is written, with its namespaces if there are any
 * @param args each evaluated, or to be evaluated when needed
 * @param origin where the call is written
 */
export function callFunction(
  name: string,
  args: readonly Argument[],
  origin: Origin | undefined,
  context: TerraformContext,
): Value {
  if (!context.budget.spend(1)) return beyondBudget(name, origin, context);
  const bare = name.startsWith('core::') ? name.slice('core::'.length) : name;
  const found = terraformFunctions.get(bare);
  const call: Call = { name: bare, origin, context };
  if (found && attempts.has(bare) && countProblem(found, args.length) === undefined)
    return found.evaluate(args, call);
  const values = args.map(evaluateArgument);
  const failed = values.find(isFailed);
  if (failed) return failed;
  if (!found)
    return unknownResult(call, values, l10n.t('what {0}() gives is not known before deployment', name));
  const problem = countProblem(found, values.length);
  return problem === undefined ? found.evaluate(values, call) : wrongCall(call, values, problem);
}

function beyondBudget(name: string, origin: Origin | undefined, { budget }: TerraformContext): Value {
  const identity = `${name}(…${budget.overdraft})`;
  return unknownValue(l10n.t('evaluating the module takes too many steps'), identity, origin);
}
