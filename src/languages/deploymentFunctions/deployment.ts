import * as l10n from '../../l10n.js';
import type { ObjectProperty, Value } from '../values.js';
import { identityOf, isUnknown, objectValue, stringValue, textOf, unknownValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { callIdentity, unknownResult, wrongCall } from '../functions/call.js';
import { strict } from '../functions/define.js';
import { managementGroupPrefix, scopePrefix, subscriptionPrefix } from './ids.js';
import type { DeploymentScope } from './scope.js';
import { outermostScope } from './scope.js';

/** What Azure tells of the deployment and of what is deployed: mostly known only then. */

function knownOnceDeployed(functionName: string): string {
  return l10n.t('{0}() is known only when it is deployed', functionName);
}

function property(name: string, value: Value): ObjectProperty {
  return { name, nameOrigin: undefined, value };
}

/** An object of which these properties are known, and any other only at deployment. */
function deployed(call: Call, identity: string, properties: readonly ObjectProperty[]): Value {
  const open = unknownValue(knownOnceDeployed(call.name), identity);
  return { ...objectValue(properties, call.origin), open };
}

/** `resourceGroup()`, in Bicep also of a given name, or of a given subscription and name. */
function resourceGroup(args: readonly Value[], call: Call): Value {
  const { scope } = call.context;
  if (args.length === 0 && scope.kind !== 'resourceGroup')
    return wrongCall(call, args, l10n.t('the template is not deployed to a resource group'));
  const [first, second] = args;
  const name = second ?? first ?? scope.resourceGroupName;
  const subscriptionId = second && first ? first : scope.subscriptionId;
  const group = { ...scope, kind: 'resourceGroup', subscriptionId, resourceGroupName: name } as const;
  return deployed(call, identityAt(call, group, ['subscriptionId', 'resourceGroupName']), [
    property('name', name),
    property('id', textOf(scopePrefix(group), call.origin)),
    property('type', stringValue('Microsoft.Resources/resourceGroups')),
  ]);
}

/** `subscription()`, in Bicep also of a given id. */
function subscription(args: readonly Value[], call: Call): Value {
  const { scope } = call.context;
  const hasNone = scope.kind === 'managementGroup' || scope.kind === 'tenant';
  if (args.length === 0 && hasNone)
    return wrongCall(call, args, l10n.t('the template is not deployed to a subscription'));
  const [subscriptionId = scope.subscriptionId] = args;
  return deployed(call, identityAt(call, { ...scope, subscriptionId }, ['subscriptionId']), [
    property('subscriptionId', subscriptionId),
    property('id', textOf(subscriptionPrefix(subscriptionId), call.origin)),
    property('tenantId', scope.tenantId),
  ]);
}

/** `managementGroup()`, in Bicep also of a given name. */
function managementGroup(args: readonly Value[], call: Call): Value {
  const { scope } = call.context;
  const [managementGroupName = scope.managementGroupName] = args;
  return deployed(call, identityAt(call, { ...scope, managementGroupName }, ['managementGroupName']), [
    property('name', managementGroupName),
    property('id', textOf(managementGroupPrefix(managementGroupName), call.origin)),
    property('type', stringValue('/providers/Microsoft.Management/managementGroups')),
  ]);
}

const outermost = outermostScope();

/** `resourceGroup()` for the one a person deploys to; the names of another one are part of its identity. */
function identityAt(
  call: Call,
  scope: DeploymentScope,
  names: readonly Exclude<keyof DeploymentScope, 'kind' | 'templateUri'>[],
): string {
  const own = names.map((name) => identityOf(scope[name]));
  const isOutermost = names.every((name, index) => identityOf(outermost[name]) === own[index]);
  return `${call.name}(${isOutermost ? '' : own.join(', ')})`;
}

function tenant(args: readonly Value[], call: Call): Value {
  const { tenantId } = call.context.scope;
  return deployed(call, callIdentity(call.name, args), [property('tenantId', tenantId)]);
}

/** A template that is deployed from a repository links others by addresses that are made of its own. */
function deployment(_args: readonly Value[], call: Call): Value {
  const { scope } = call.context;
  const identity = identityAt(call, scope, ['deploymentName']);
  const name = property('name', scope.deploymentName);
  if (scope.templateUri === undefined) return deployed(call, identity, [name]);
  const link = objectValue([property('uri', stringValue(scope.templateUri))]);
  const properties = deployed(call, `${identity}.properties`, [property('templateLink', link)]);
  return deployed(call, identity, [name, property('properties', properties)]);
}

function environment(args: readonly Value[], call: Call): Value {
  return deployed(call, callIdentity(call.name, args), []);
}

function reference(args: readonly Value[], call: Call): Value {
  const [resource, ...further] = args;
  const found = resource && call.context.resolveReference?.(resource, further, call.origin);
  return (
    found ?? unknownResult(call, args, l10n.t('the state of a resource is known only when it is deployed'))
  );
}

/** A function whose result only Azure knows: the same for equal arguments. */
function unknowable(name: string): TemplateFunction {
  return strict(name, 0, Infinity, (args, call) => unknownResult(call, args, knownOnceDeployed(name)));
}

/** A function whose result is another one at each place where it is called. */
function everChanging(name: string): TemplateFunction {
  return strict(name, 0, 1, (args, call) => {
    const { origin } = call;
    const place = origin ? `${origin.uri}:${origin.start}` : '';
    return unknownValue(knownOnceDeployed(name), `${callIdentity(name, args)} at ${place}`, origin);
  });
}

function fail([message]: readonly Value[], call: Call): Value {
  const args = message ? [message] : [];
  if (message?.kind === 'string')
    return unknownResult(call, args, l10n.t('the template fails: {0}', message.value));
  return unknownResult(
    call,
    args,
    message && isUnknown(message) ? message.reason : l10n.t('the template fails'),
  );
}

/** Functions of Azure's reference whose results are known only at deployment. */
const unknowableNames = [
  'deployer',
  'pickZones',
  'providers',
  'getSecret',
  'toLogicalZone',
  'toLogicalZones',
  'toPhysicalZone',
  'toPhysicalZones',
  'roleDefinitions',
  'externalInput',
  'readEnvironmentVariable',
  'readCliArg',
  'readEnvVar',
  'parseUri',
  'buildUri',
];

export const deploymentFunctions: readonly TemplateFunction[] = [
  strict('resourceGroup', 0, 2, resourceGroup),
  strict('subscription', 0, 1, subscription),
  strict('tenant', 0, 0, tenant),
  strict('managementGroup', 0, 1, managementGroup),
  strict('deployment', 0, 0, deployment),
  strict('environment', 0, 0, environment),
  strict('reference', 1, 3, reference),
  strict('fail', 1, 1, fail),
  everChanging('utcNow'),
  everChanging('newGuid'),
  ...unknowableNames.map(unknowable),
];
