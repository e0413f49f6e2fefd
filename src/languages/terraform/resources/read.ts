import * as l10n from '../../../l10n.js';
import type { Declaration, NetworkSecurityGroup, SubnetAssociation } from '../../declarations.js';
import { keyOf } from '../../resourceManager/ids.js';
import { readResources } from '../../resourceManager/readResources.js';
import { isRelevantType } from '../../resourceManager/relevantTypes.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import type { Steps } from '../../steps.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { identityOf, unknownValue } from '../../values.js';
import { azapiTypes, deployedAzapi } from './azapi.js';
import { readerOf } from './azurerm.js';
import type { FoundResource } from './deployed.js';
import { argumentOf, deployedAzurerm } from './deployed.js';
import { withOwners } from './owners.js';
import { followUpdates } from './updates.js';

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
export function* readDeclarations(
  found: readonly FoundResource[],
  isListLiteral: (origin: Origin) => boolean,
): Steps<readonly Declaration[]> {
  const resources: DeployedResource[] = [];
  const associations: SubnetAssociation[] = [];
  const tables: TableAssociation[] = [];
  for (const one of found) {
    yield;
    const { type } = one.expanded.declared;
    if (type === groupAssociation && !one.expanded.isLookup) associations.push(associationOf(one));
    else if (type === tableAssociation) tables.push(tableAssociationOf(one));
    else if (type !== 'azapi_update_resource') {
      const resource = type === 'azapi_resource' ? deployedAzapi(one) : deployedAzurerm(one);
      if (resource && isRelevantType(resource.type)) resources.push(resource);
    }
  }
  const updates = followUpdates(found, resources);
  const declarations = yield* readResources(withOwners(updates.resources), isListLiteral);
  return [
    ...declarations.map((one) => completed(one, tables, updates.changed)),
    ...associations,
    ...updates.associations,
  ];
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
