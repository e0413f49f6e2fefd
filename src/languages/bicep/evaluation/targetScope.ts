import * as l10n from '../../../l10n.js';
import type { DeploymentScope } from '../../deploymentFunctions/index.js';
import { nestedScope } from '../../deploymentFunctions/index.js';
import type { Value } from '../../values.js';
import { identityOf, propertyOf, unknownValue } from '../../values.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { Environment } from './environment.js';
import { evaluate } from './expressions.js';

/** The scope that an expression after `scope:` names: `resourceGroup('network')`, `subscription(id)`, a resource group. */
export function targetScope(expression: Expression, environment: Environment): DeploymentScope {
  const { scope } = environment.context;
  const named = environment.names.resource(expression, environment);
  if (named) return scopeOfResource(named.resource.type, named.value, scope);
  if (expression.kind === 'Parenthesized') return targetScope(expression.expression, environment);
  if (expression.kind !== 'FunctionCall') return unknownScope(evaluate(expression, environment), scope);
  const args = expression.arguments.map((one) => evaluate(one, environment));
  const [first, second] = args;
  switch (expression.name.name) {
    case 'resourceGroup':
      return resourceGroupScope(first, second, scope);
    case 'subscription':
      return nestedScope(scope, { kind: 'subscription', subscriptionId: first ?? scope.subscriptionId });
    case 'managementGroup':
      return nestedScope(scope, {
        kind: 'managementGroup',
        managementGroupName: first ?? scope.managementGroupName,
      });
    case 'tenant':
      return nestedScope(scope, { kind: 'tenant' });
    default:
      return unknownScope(evaluate(expression, environment), scope);
  }
}

function resourceGroupScope(
  first: Value | undefined,
  second: Value | undefined,
  scope: DeploymentScope,
): DeploymentScope {
  if (!first) return scope;
  const [subscriptionId, resourceGroupName] = second ? [first, second] : [scope.subscriptionId, first];
  return nestedScope(scope, { kind: 'resourceGroup', subscriptionId, resourceGroupName });
}

function scopeOfResource(type: string, value: Value, scope: DeploymentScope): DeploymentScope {
  const name = value.kind === 'object' ? propertyOf(value, 'name') : undefined;
  // An extension's scope is a resource, which is in the deployment's own.
  if (type.toLowerCase() !== 'microsoft.resources/resourcegroups' || !name) return scope;
  return nestedScope(scope, { kind: 'resourceGroup', resourceGroupName: name });
}

/** Somewhere else: what is there is nothing of what is here. */
function unknownScope(value: Value, scope: DeploymentScope): DeploymentScope {
  const identity = identityOf(value);
  const reason = l10n.t('the scope is not known before deployment');
  return nestedScope(scope, {
    subscriptionId: unknownValue(reason, `subscription of ${identity}`),
    resourceGroupName: unknownValue(reason, `resource group of ${identity}`),
  });
}
