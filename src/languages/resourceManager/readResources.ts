import type { Declaration } from '../declarations.js';
import { readService, readWorkspaceGateway } from './apiManagement.js';
import type { DeployedResource } from './resource.js';
import { policyTypes, relevantTypes as types } from './relevantTypes.js';
import { readRouteTables } from './routeTables.js';
import type { Steps } from '../steps.js';
import type { IsListLiteral } from './securityGroups.js';
import { readSecurityGroups } from './securityGroups.js';
import { readCache, readLogger, readPolicy } from './serviceFeatures.js';
import { readInlineSubnets, readSubnetResource } from './virtualNetworks.js';

/**
 * What resources in the shape of Azure Resource Manager declare. All resources of an analysis belong here together,
 * as rules are joined to groups wherever they stand.
 */
export function* readResources(
  resources: readonly DeployedResource[],
  isListLiteral: IsListLiteral,
): Steps<readonly Declaration[]> {
  const ofType = (type: string): readonly DeployedResource[] =>
    resources.filter((resource) => resource.type.toLowerCase() === type);
  const deployed = (type: string): readonly DeployedResource[] =>
    ofType(type).filter(({ existing }) => !existing);
  return [
    ...(yield* readSecurityGroups(ofType(types.group), ofType(types.rule), isListLiteral)),
    ...deployed(types.network).flatMap(readInlineSubnets),
    ...deployed(types.subnet).map(readSubnetResource),
    ...deployed(types.service).map(readService),
    ...deployed(types.gateway).map(readWorkspaceGateway),
    ...deployed(types.cache).flatMap(readCache),
    ...deployed(types.logger).flatMap(readLogger),
    ...policyTypes.flatMap(deployed).flatMap(readPolicy),
    ...readRouteTables(ofType(types.routeTable), ofType(types.route)),
  ];
}
