import type { Declaration } from '../declarations.js';
import { readService, readWorkspaceGateway } from './apiManagement.js';
import type { DeployedResource } from './resource.js';
import { readRouteTables } from './routeTables.js';
import type { IsListLiteral } from './securityGroups.js';
import { readSecurityGroups } from './securityGroups.js';
import { readCache, readLogger, readPolicy } from './serviceFeatures.js';
import { readInlineSubnets, readSubnetResource } from './virtualNetworks.js';

const types = {
  group: 'microsoft.network/networksecuritygroups',
  rule: 'microsoft.network/networksecuritygroups/securityrules',
  network: 'microsoft.network/virtualnetworks',
  subnet: 'microsoft.network/virtualnetworks/subnets',
  routeTable: 'microsoft.network/routetables',
  route: 'microsoft.network/routetables/routes',
  service: 'microsoft.apimanagement/service',
  gateway: 'microsoft.apimanagement/gateways',
  cache: 'microsoft.apimanagement/service/caches',
  logger: 'microsoft.apimanagement/service/loggers',
} as const;

/** Where policies are: of the whole service, a product, an API, an operation, and fragments that others include. */
const policyTypes: readonly string[] = [
  'microsoft.apimanagement/service/policies',
  'microsoft.apimanagement/service/products/policies',
  'microsoft.apimanagement/service/apis/policies',
  'microsoft.apimanagement/service/apis/operations/policies',
  'microsoft.apimanagement/service/policyfragments',
];

/** What declares nothing itself, but may have policies declared within. */
const holders: readonly string[] = [
  'microsoft.apimanagement/service/products',
  'microsoft.apimanagement/service/apis',
  'microsoft.apimanagement/service/apis/operations',
];

const known: ReadonlySet<string> = new Set([...Object.values(types), ...policyTypes, ...holders]);

/** Whether a resource of this type, or one within it, declares what we look at; others need not be evaluated. */
export function isRelevantType(type: string): boolean {
  return known.has(type.toLowerCase());
}

const pattern =
  /microsoft\.(?:network\\?\/(?:networksecuritygroups|virtualnetworks|routetables)|apimanagement\\?\/(?:service|gateways))/i;

/** Whether a text names a type that we look at, in any case: a scan without a parse. */
export function namesRelevantType(text: string): boolean {
  return pattern.test(text);
}

/**
 * What resources in the shape of Azure Resource Manager declare. All resources of an analysis belong here together,
 * as rules are joined to groups wherever they stand.
 */
export function readResources(
  resources: readonly DeployedResource[],
  isListLiteral: IsListLiteral,
): readonly Declaration[] {
  const ofType = (type: string): readonly DeployedResource[] =>
    resources.filter((resource) => resource.type.toLowerCase() === type);
  const deployed = (type: string): readonly DeployedResource[] =>
    ofType(type).filter(({ existing }) => !existing);
  return [
    ...readSecurityGroups(ofType(types.group), ofType(types.rule), isListLiteral),
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
