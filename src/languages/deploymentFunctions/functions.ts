import * as l10n from '../../l10n.js';
import type { Origin } from '../text.js';
import type { Value } from '../values.js';
import { unknownValue } from '../values.js';
import type { Argument } from '../functions/call.js';
import type { Call, EvaluationContext, TemplateFunction } from './call.js';
import { countProblem, evaluateArgument, unknownResult, wrongCall } from '../functions/call.js';
import { arrayFunctions } from './arrays.js';
import { cidrFunctions } from './cidr.js';
import { comparisonFunctions } from './comparison.js';
import { conversionFunctions } from './conversion.js';
import { dateFunctions } from './dates.js';
import { deploymentFunctions } from './deployment.js';
import { encodingFunctions } from './encoding.js';
import { formatFunctions } from './format.js';
import { groupingFunctions } from './grouping.js';
import { idFunctions } from './ids.js';
import { lambdaFunctions } from './lambdas.js';
import { logicalFunctions } from './logical.js';
import { numericFunctions } from './numeric.js';
import { stringFunctions } from './strings.js';
import { objectFunctions } from './objects.js';
import { searchFunctions } from './search.js';
import { textFunctions } from './textFunctions.js';

/** The template functions of Azure Resource Manager, which are Bicep's too, by their names in lower case. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map(
  [
    ...logicalFunctions,
    ...comparisonFunctions,
    ...stringFunctions,
    ...formatFunctions,
    ...textFunctions,
    ...encodingFunctions,
    ...arrayFunctions,
    ...objectFunctions,
    ...searchFunctions,
    ...lambdaFunctions,
    ...groupingFunctions,
    ...numericFunctions,
    ...conversionFunctions,
    ...cidrFunctions,
    ...dateFunctions,
    ...idFunctions,
    ...deploymentFunctions,
  ].map((one) => [one.name.toLowerCase(), one]),
);

/**
 * Calls a template function by its name, without regard to case. Whatever is wrong with the call gives an unknown
 * value that says so.
 *
 * @param name the name without a namespace
 * @param args each evaluated, or to be evaluated when needed, or a lambda
 * @param origin where the call is written
 */
export function callFunction(
  name: string,
  args: readonly Argument[],
  origin: Origin | undefined,
  context: EvaluationContext,
): Value {
  if (!context.budget.spend(1)) return beyondBudget(name, origin, context);
  const found = templateFunctions.get(name.toLowerCase());
  const call: Call = { name: found?.name ?? name, origin, context };
  if (!found) return unknownResult(call, args.map(evaluateArgument), reasonForUnknown(name));
  const problem = countProblem(found, args.length);
  if (problem !== undefined) return wrongCall(call, args.map(evaluateArgument), problem);
  return found.evaluate(args, call);
}

function beyondBudget(name: string, origin: Origin | undefined, { budget }: EvaluationContext): Value {
  const identity = `${name}(…${budget.overdraft})`;
  return unknownValue(l10n.t('evaluating the template takes too many steps'), identity, origin);
}

/** Resource providers have list functions of their own: listKeys, listCredentials … */
function reasonForUnknown(name: string): string {
  return name.slice(0, 4).toLowerCase() === 'list'
    ? l10n.t('{0}() is known only when it is deployed', name)
    : l10n.t("'{0}' is no template function", name);
}
