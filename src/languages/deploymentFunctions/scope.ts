import * as l10n from '../../l10n.js';
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

/** The scope of a template that a person deploys: nothing of it is known but its kind. */
export function outermostScope(kind: ScopeKind = 'resourceGroup'): DeploymentScope {
  return {
    kind,
    tenantId: unknownValue(l10n.t('the tenant is not known before deployment'), 'tenant().tenantId'),
    managementGroupName: unknownValue(
      l10n.t('the management group is not known before deployment'),
      'managementGroup().name',
    ),
    subscriptionId: unknownValue(
      l10n.t('the subscription is not known before deployment'),
      'subscription().subscriptionId',
    ),
    resourceGroupName: unknownValue(
      l10n.t('the resource group is not known before deployment'),
      'resourceGroup().name',
    ),
    deploymentName: unknownValue(
      l10n.t('the name of the deployment is not known before deployment'),
      'deployment().name',
    ),
  };
}

/** The scope of a deployment nested in another one: what it doesn't say, it has from around it. */
export function nestedScope(outer: DeploymentScope, changes: Partial<DeploymentScope>): DeploymentScope {
  return { ...outer, ...changes };
}
