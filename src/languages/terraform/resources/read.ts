import * as l10n from '../../../l10n.js';
import type { Declaration, NetworkSecurityGroup, SubnetAssociation } from '../../declarations.js';
import { keyOf } from '../../resourceManager/ids.js';
import { lookup } from '../../resourceManager/lookup.js';
import { isRelevantType, readResources } from '../../resourceManager/readResources.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { identityOf, unknownValue } from '../../values.js';
import { azapiType, azapiTypes, bodyOf, deployedAzapi } from './azapi.js';
import { readerOf } from './azurerm.js';
import type { FoundResource } from './deployed.js';
import { argumentOf, deployedAzurerm } from './deployed.js';
import { withOwners } from './owners.js';

const groupAssociation = 'azurerm_subnet_network_security_group_association';
const tableAssociation = 'azurerm_subnet_route_table_association';

/** Whether resources of a type declare something that we look at; others need not be evaluated. */
export function isReadType(type: string): boolean {
  return (
    readerOf(type) !== undefined ||
    azapiTypes.has(type) ||
    type === groupAssociation ||
    type === tableAssociation
  );
}

/** What the resources of a module and of those that it calls declare. */
export function readDeclarations(
  found: readonly FoundResource[],
  isListLiteral: (origin: Origin) => boolean,
): readonly Declaration[] {
  const resources: DeployedResource[] = [];
  const associations: SubnetAssociation[] = [];
  const tables: TableAssociation[] = [];
  const updated: Value[] = [];
  for (const one of found) {
    const { type } = one.expanded.declared;
    if (type === groupAssociation && !one.expanded.isLookup) associations.push(associationOf(one));
    else if (type === tableAssociation) tables.push(tableAssociationOf(one));
    else if (type === 'azapi_update_resource') readUpdate(one, { resources, associations, updated });
    else {
      const resource = type === 'azapi_resource' ? deployedAzapi(one) : deployedAzurerm(one);
      if (resource && isRelevantType(resource.type)) resources.push(resource);
    }
  }
  const declarations = readResources(withOwners(resources), isListLiteral);
  return [...declarations.map((one) => completed(one, tables, updated)), ...associations];
}

interface TableAssociation {
  readonly subnet: string;
  readonly routeTableId: Value;
}

function associationOf(found: FoundResource): SubnetAssociation {
  return {
    kind: 'subnetAssociation',
    subnetId: argumentOf(found, 'subnet_id'),
    networkSecurityGroupId: argumentOf(found, 'network_security_group_id'),
    origin: found.origin,
    presence: found.instance.presence,
  };
}

function tableAssociationOf(found: FoundResource): TableAssociation {
  return {
    subnet: keyOf(argumentOf(found, 'subnet_id')),
    routeTableId: argumentOf(found, 'route_table_id'),
  };
}

interface Updates {
  readonly resources: DeployedResource[];
  readonly associations: SubnetAssociation[];
  /** The ids of resources that are changed in ways that aren't followed. */
  readonly updated: Value[];
}

/** An update gives a resource that is declared elsewhere further properties. */
function readUpdate(found: FoundResource, { resources, associations, updated }: Updates): void {
  const type = azapiType(found)?.toLowerCase();
  const id = found.object.properties.get('resource_id')?.value ?? argumentOf(found, 'id');
  const body = bodyOf(found);
  if (type === 'microsoft.network/networksecuritygroups') updated.push(id);
  const groupId = lookup(body, 'properties', 'networkSecurityGroup', 'id');
  if (type === 'microsoft.network/virtualnetworks/subnets' && groupId) {
    const { origin, instance } = found;
    associations.push({
      kind: 'subnetAssociation',
      subnetId: id,
      networkSecurityGroupId: groupId,
      origin,
      presence: instance.presence,
    });
  }
  const resource = deployedAzapi(found);
  const isService = type === 'microsoft.apimanagement/service';
  if (resource && isService && lookup(body, 'properties', 'virtualNetworkType'))
    resources.push({ ...resource, id });
}

function completed(
  declaration: Declaration,
  tables: readonly TableAssociation[],
  updated: readonly Value[],
): Declaration {
  if (declaration.kind === 'subnet' && !declaration.routeTableId) {
    const table = tables.find(({ subnet }) => subnet === keyOf(declaration.id));
    return table ? { ...declaration, routeTableId: table.routeTableId } : declaration;
  }
  if (declaration.kind !== 'networkSecurityGroup' || declaration.openRules) return declaration;
  const isUpdated = updated.some((id) => keyOf(id) === keyOf(declaration.id));
  return isUpdated ? opened(declaration) : declaration;
}

function opened(group: NetworkSecurityGroup): NetworkSecurityGroup {
  const reason = l10n.t('an azapi_update_resource changes its rules');
  return { ...group, openRules: unknownValue(reason, `updates of ${identityOf(group.id)}`) };
}
