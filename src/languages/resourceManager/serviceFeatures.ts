import type { ServiceFeature } from '../declarations.js';
import type { Value } from '../values.js';
import { lookup } from './lookup.js';
import type { DeployedResource } from './resource.js';

/** An external cache (`Microsoft.ApiManagement/service/caches`). */
export function readCache(resource: DeployedResource): readonly ServiceFeature[] {
  return featuresOf(resource, ['external-cache']);
}

/** A logger (`Microsoft.ApiManagement/service/loggers`): one to Azure Event Hubs is told by its type. */
export function readLogger(resource: DeployedResource): readonly ServiceFeature[] {
  const type = lookup(resource.property('properties')?.value, 'loggerType');
  return lowerText(type) === 'azureeventhub' ? featuresOf(resource, ['event-hub']) : [];
}

/** The policies for all of a service (`Microsoft.ApiManagement/service/policies`), whose text is XML. */
export function readPolicy(resource: DeployedResource): readonly ServiceFeature[] {
  const text = lowerText(lookup(resource.property('properties')?.value, 'value')) ?? '';
  return featuresOf(resource, [
    ...(/<rate-limit(-by-key)?\s/.test(text) ? (['rate-limit'] as const) : []),
    ...(/<log-to-eventhub\s/.test(text) ? (['event-hub'] as const) : []),
  ]);
}

function lowerText(value: Value | undefined): string | undefined {
  return value?.kind === 'string' ? value.value.toLowerCase() : undefined;
}

function featuresOf(
  { parent, nameOrigin, presence }: DeployedResource,
  features: readonly ServiceFeature['feature'][],
): readonly ServiceFeature[] {
  if (!parent) return [];
  const { name: serviceName } = parent;
  return features.map((feature) => ({
    kind: 'serviceFeature',
    feature,
    serviceName,
    origin: nameOrigin,
    presence,
  }));
}
