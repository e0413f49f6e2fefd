import type { ServiceFeature } from '../declarations.js';
import type { Value } from '../values.js';
import { segmentCount, splitName } from './ids.js';
import { lookup } from './lookup.js';
import type { DeployedResource } from './resource.js';

/** What tells that a service uses an optional feature, from the children of the service at whatever depth. */

type FeatureName = ServiceFeature['feature'];

/** An external cache (`Microsoft.ApiManagement/service/caches`). */
export function readCache(resource: DeployedResource): readonly ServiceFeature[] {
  return featuresOf(resource, ['external-cache']);
}

/** A logger (`Microsoft.ApiManagement/service/loggers`): one to Azure Event Hubs is told by its type. */
export function readLogger(resource: DeployedResource): readonly ServiceFeature[] {
  const type = lookup(resource.property('properties')?.value, 'loggerType');
  return knownText(type) === 'azureeventhub' ? featuresOf(resource, ['event-hub']) : [];
}

/** Policies for a service, or for a product, an API or an operation in it, and fragments of them: their text is XML. */
export function readPolicy(resource: DeployedResource): readonly ServiceFeature[] {
  const text = knownText(lookup(resource.property('properties')?.value, 'value'));
  const elements = text.replace(/<!--[^]*?(?:-->|$)/g, '');
  const used = policyElements.filter(([, pattern]) => pattern.test(elements));
  return featuresOf(
    resource,
    used.map(([feature]) => feature),
  );
}

const policyElements: readonly (readonly [FeatureName, RegExp])[] = [
  ['rate-limit', /<rate-limit(?:-by-key)?\s/],
  ['event-hub', /<log-to-eventhub\s/],
];

/** What is known of a text, in lower case; what isn't is left out. */
function knownText(value: Value | undefined): string {
  if (value?.kind === 'string') return value.value.toLowerCase();
  const parts = value?.kind === 'unknown' ? (value.parts ?? []) : [];
  return parts
    .filter((part) => typeof part === 'string')
    .join('')
    .toLowerCase();
}

function featuresOf(resource: DeployedResource, features: readonly FeatureName[]): readonly ServiceFeature[] {
  const serviceName = features.length > 0 ? serviceNameOf(resource) : undefined;
  if (!serviceName) return [];
  const { nameOrigin: origin, presence } = resource;
  return features.map((feature) => ({ kind: 'serviceFeature', feature, serviceName, origin, presence }));
}

/** The name of the service that a resource belongs to, which its id tells; undefined where it doesn't. */
function serviceNameOf({ id, type }: DeployedResource): Value | undefined {
  let owner: Value | undefined = id;
  for (let above = segmentCount(type) - 1; above > 0 && owner; above -= 1) owner = ownerOf(owner);
  return owner && splitName(owner)?.own;
}

/** The id without its last segment, which is a kind and a name. */
function ownerOf(id: Value): Value | undefined {
  const withKind = splitName(id)?.parent;
  return withKind && splitName(withKind)?.parent;
}
