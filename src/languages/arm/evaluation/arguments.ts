import * as l10n from '../../../l10n.js';
import { accessProperty } from '../../deploymentFunctions/index.js';
import type { JsonNode, JsonObject } from '../../json/tree.js';
import { findObject, findProperty } from '../../json/tree.js';
import type { Value } from '../../values.js';
import { propertyOf, unknownValue } from '../../values.js';
import { givenLiteral } from '../../resourceManager/parameterFiles.js';
import type { AnalysisState } from './deployment.js';
import type { Environment } from './environment.js';
import { readLinked } from './linked.js';
import { evaluateNode, evaluatePropertyValue } from './nodes.js';
import type { Arguments } from './templateNames.js';

/**
 * What a deployment gives to the parameters of its template, each evaluated when it is asked for.
 * @param properties the `properties` of the deployment
 * @param environment where the deployment's own expressions are evaluated
 */
export function argumentsOf(
  properties: JsonObject,
  environment: Environment,
  state: AnalysisState,
): Arguments {
  const link = findObject(properties, 'parametersLink');
  if (link) return linkedArguments(link, environment, state);
  const parameters = findProperty(properties, 'parameters')?.value;
  if (parameters?.kind === 'object') return (name) => argument(parameters, name, environment);
  return (name) => parameters && computedArgument(parameters, name, environment);
}

function linkedArguments(link: JsonObject, environment: Environment, state: AnalysisState): Arguments {
  const linked = readLinked(link, environment, state);
  if ('message' in linked) {
    state.gaps.push(linked);
    return (name) => unknownValue(linked.message, `linked parameters of ${link.start}.${name}`);
  }
  const { root } = linked.document;
  const parameters = root?.kind === 'object' ? findObject(root, 'parameters') : undefined;
  return (name) => parameters && givenLiteral(parameters, name);
}

function argument(parameters: JsonObject, name: string, environment: Environment): Value | undefined {
  const entry = findProperty(parameters, name)?.value;
  if (!entry) return undefined;
  if (entry.kind === 'object') {
    const value = findProperty(entry, 'value');
    if (value) return evaluatePropertyValue(value, environment).value;
    if (findProperty(entry, 'reference')) {
      return unknownValue(
        l10n.t("the value of parameter '{0}' is kept in a key vault", name),
        `secret@${entry.start}`,
      );
    }
  }
  // A loop may give the value: { "copy": [ { "name": "value", … } ] }.
  return accessProperty(evaluateNode(entry, environment), 'value');
}

/** An argument where all of them are given by one expression. */
function computedArgument(parameters: JsonNode, name: string, environment: Environment): Value | undefined {
  const all = evaluateNode(parameters, environment);
  if (all.kind === 'object' && !all.open && !propertyOf(all, name)) return undefined;
  return accessProperty(accessProperty(all, name), 'value');
}
