import type { Value } from '../values.js';
import { unknownValue } from '../values.js';

export type ScopeKind = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

/** Where a template is deployed. A nested deployment or a module has a scope of its own. */
export interface DeploymentScope {
  readonly kind: ScopeKind;
  /** The names are unknown values for the template a person deploys, and whatever the template says for a nested one. */
  readonly tenantId: Value;
  readonly managementGroupName: Value;
  readonly subscriptionId: Value;
  readonly resourceGroupName: Value;
  readonly deploymentName: Value;
  /** Where the template is, in the workspace as in whatever place it is deployed from. */
  readonly templateUri?: string | undefined;
}

const undeployed = 'is not known before deployment';

/** The scope of a template that a person deploys: nothing of it is known but its kind. */
export function outermostScope(kind: ScopeKind = 'resourceGroup'): DeploymentScope {
  return {
    kind,
    tenantId: unknownValue(`the tenant ${undeployed}`, 'tenant().tenantId'),
    managementGroupName: unknownValue(`the management group ${undeployed}`, 'managementGroup().name'),
    subscriptionId: unknownValue(`the subscription ${undeployed}`, 'subscription().subscriptionId'),
    resourceGroupName: unknownValue(`the resource group ${undeployed}`, 'resourceGroup().name'),
    deploymentName: unknownValue(`the name of the deployment ${undeployed}`, 'deployment().name'),
  };
}

/** The scope of a deployment nested in another one: what it doesn't say, it has from around it. */
export function nestedScope(outer: DeploymentScope, changes: Partial<DeploymentScope>): DeploymentScope {
  return { ...outer, ...changes };
}
