import type { DeploymentScope } from '../../deploymentFunctions/index.js';
import { nestedScope } from '../../deploymentFunctions/index.js';
import type { JsonObject } from '../../json/tree.js';
import { findProperty } from '../../json/tree.js';
import type { Value } from '../../values.js';
import type { Environment } from './environment.js';
import { evaluatePropertyValue } from './nodes.js';

/**
 * The scope that a resource's `resourceGroup`, `subscriptionId` and `scope` move it to: a nested deployment's own, or
 * that of a resource that is only referred to.
 */
export function targetScope(node: JsonObject, environment: Environment): DeploymentScope {
  const { scope } = environment.context;
  const resourceGroupName = valueOf(node, 'resourceGroup', environment);
  const subscription = valueOf(node, 'subscriptionId', environment);
  const subscriptionId = subscription ?? scope.subscriptionId;
  if (resourceGroupName)
    return nestedScope(scope, { kind: 'resourceGroup', subscriptionId, resourceGroupName });
  if (subscription) return nestedScope(scope, { kind: 'subscription', subscriptionId });
  return managementScope(valueOf(node, 'scope', environment), scope);
}

function managementScope(target: Value | undefined, scope: DeploymentScope): DeploymentScope {
  if (target?.kind !== 'string') return scope;
  if (target.value === '/') return nestedScope(scope, { kind: 'tenant' });
  const group = /^\/?(?:providers\/)?Microsoft\.Management\/managementGroups\/([^/]+)$/i.exec(
    target.value,
  )?.[1];
  if (group === undefined) return scope;
  return nestedScope(scope, { kind: 'managementGroup', managementGroupName: { ...target, value: group } });
}

function valueOf(node: JsonObject, name: string, environment: Environment): Value | undefined {
  const property = findProperty(node, name);
  if (!property) return undefined;
  const { value } = evaluatePropertyValue(property, environment);
  return value.kind === 'null' || (value.kind === 'string' && value.value === '') ? undefined : value;
}
