import type { SubnetAssociation } from '../../declarations.js';
import { keyOf, splitName } from '../../resourceManager/ids.js';
import { lookup } from '../../resourceManager/lookup.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import type { Value } from '../../values.js';
import { azapiType, bodyOf, deployedAzapi } from './azapi.js';
import type { FoundResource } from './deployed.js';
import { argumentOf } from './deployed.js';

/** What updates by azapi make of resources. */
export interface Updates {
  /** The resources as they are declared, and those that are told by an update. */
  readonly resources: readonly DeployedResource[];
  readonly associations: readonly SubnetAssociation[];
  /** The ids of network security groups whose rules are changed in ways that aren't followed. */
  readonly changed: readonly Value[];
}

/**
 * Follows the `azapi_update_resource` among what was found: each gives a resource that is declared elsewhere further
 * properties, and lists in place of those that it has. Source: the azapi provider, how it merges a body.
 */
export function followUpdates(
  found: readonly FoundResource[],
  declared: readonly DeployedResource[],
): Updates {
  const associations: SubnetAssociation[] = [];
  const changed: Value[] = [];
  let resources = declared;
  for (const update of found.filter(({ expanded }) => expanded.declared.type === 'azapi_update_resource')) {
    const id = update.object.properties.get('resource_id')?.value ?? argumentOf(update, 'id');
    const type = azapiType(update)?.toLowerCase();
    if (type === subnet) associations.push(...associationBy(update, id));
    else if (type === rule) changed.push(groupOfRule(id));
    else if (type === group) {
      const told = groupToldBy(update, id, resources);
      if (told) resources = [...resources.filter((one) => keyOf(one.id) !== keyOf(id)), told];
      else changed.push(id);
    } else if (type === service) resources = [...resources, ...serviceToldBy(update, id)];
  }
  return { resources, associations, changed };
}

const group = 'microsoft.network/networksecuritygroups';
const rule = `${group}/securityrules`;
const subnet = 'microsoft.network/virtualnetworks/subnets';
const service = 'microsoft.apimanagement/service';

function groupOfRule(id: Value): Value {
  const list = splitName(id)?.parent;
  return (list && splitName(list)?.parent) ?? id;
}

/** A group of which nothing but an update that has all of its rules is here, and perhaps a lookup. */
function groupToldBy(
  update: FoundResource,
  id: Value,
  resources: readonly DeployedResource[],
): DeployedResource | undefined {
  const isDeclared = resources.some((one) => !one.existing && keyOf(one.id) === keyOf(id));
  if (isDeclared || !lookup(bodyOf(update), 'properties', 'securityRules')) return undefined;
  const resource = deployedAzapi(update);
  const name = update.object.properties.has('resource_id') ? splitName(id)?.own : undefined;
  return resource && { ...resource, id, name: name ?? resource.name };
}

function associationBy(update: FoundResource, subnetId: Value): readonly SubnetAssociation[] {
  const networkSecurityGroupId = lookup(bodyOf(update), 'properties', 'networkSecurityGroup', 'id');
  if (!networkSecurityGroupId) return [];
  const { origin, instance } = update;
  return [
    {
      kind: 'subnetAssociation',
      subnetId,
      networkSecurityGroupId,
      origin,
      presence: instance.presence,
    },
  ];
}

function serviceToldBy(update: FoundResource, id: Value): readonly DeployedResource[] {
  const resource = deployedAzapi(update);
  return resource && lookup(bodyOf(update), 'properties', 'virtualNetworkType') ? [{ ...resource, id }] : [];
}
