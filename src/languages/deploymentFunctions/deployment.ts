import type { ObjectProperty, Value } from '../values.js';
import { objectValue, stringValue, textOf, unknownValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { callIdentity, unknownResult } from './call.js';
import { strict } from './define.js';
import { scopePrefix, subscriptionPrefix } from './ids.js';

/** What Azure tells of the deployment and of what is deployed: mostly known only then. */

const undeployed = 'is known only when it is deployed';

function property(name: string, value: Value): ObjectProperty {
  return { name, nameOrigin: undefined, value };
}

/** An object of which these properties are known, and any other only at deployment. */
function deployed(call: Call, args: readonly Value[], properties: readonly ObjectProperty[]): Value {
  const open = unknownValue(`${call.name}() ${undeployed}`, callIdentity(call.name, args));
  return { ...objectValue(properties, call.origin), open };
}

function resourceGroup(args: readonly Value[], call: Call): Value {
  const { scope } = call.context;
  return deployed(call, args, [
    property('name', scope.resourceGroupName),
    property('id', textOf(scopePrefix({ ...scope, kind: 'resourceGroup' }), call.origin)),
    property('type', stringValue('Microsoft.Resources/resourceGroups')),
  ]);
}

function subscription(args: readonly Value[], call: Call): Value {
  const { subscriptionId, tenantId } = call.context.scope;
  return deployed(call, args, [
    property('subscriptionId', subscriptionId),
    property('id', textOf(subscriptionPrefix(subscriptionId), call.origin)),
    property('tenantId', tenantId),
  ]);
}

/** A template that is deployed from a repository links others by addresses that are made of its own. */
function deployment(args: readonly Value[], call: Call): Value {
  const { deploymentName, templateUri } = call.context.scope;
  const name = property('name', deploymentName);
  if (templateUri === undefined) return deployed(call, args, [name]);
  const link = objectValue([property('uri', stringValue(templateUri))]);
  const properties = deployed(call, args, [property('templateLink', link)]);
  return deployed(call, args, [name, property('properties', properties)]);
}

function reference(args: readonly Value[], call: Call): Value {
  const [resource, ...further] = args;
  const found = resource && call.context.resolveReference?.(resource, further, call.origin);
  return found ?? unknownResult(call, args, `the state of a resource ${undeployed}`);
}

/** A function whose result only Azure knows: the same for equal arguments. */
function unknowable(name: string, maximum = Infinity): TemplateFunction {
  return strict(name, 0, maximum, (args, call) => unknownResult(call, args, `${name}() ${undeployed}`));
}

export const deploymentFunctions: readonly TemplateFunction[] = [
  strict('resourceGroup', 0, 0, resourceGroup),
  strict('subscription', 0, 0, subscription),
  strict('tenant', 0, 0, (args, call) =>
    deployed(call, args, [property('tenantId', call.context.scope.tenantId)]),
  ),
  strict('managementGroup', 0, 0, (args, call) =>
    deployed(call, args, [property('name', call.context.scope.managementGroupName)]),
  ),
  strict('deployment', 0, 0, deployment),
  strict('environment', 0, 0, (args, call) => deployed(call, args, [])),
  strict('reference', 1, 3, reference),
  ...['deployer', 'utcNow', 'newGuid', 'pickZones', 'providers', 'getSecret', 'listKeys', 'listSecrets'].map(
    (name) => unknowable(name),
  ),
  ...['dateTimeAdd', 'dateTimeFromEpoch', 'dateTimeToEpoch', 'toLogicalZone', 'toLogicalZones'].map((name) =>
    unknowable(name),
  ),
  ...['toPhysicalZone', 'toPhysicalZones', 'externalInput', 'parseUri', 'buildUri'].map((name) =>
    unknowable(name),
  ),
];
