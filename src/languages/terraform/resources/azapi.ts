import * as l10n from '../../../l10n.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import { findObjectProperty, lookup } from '../../resourceManager/lookup.js';
import { splitName } from '../../resourceManager/ids.js';
import { jsonValue } from '../../deploymentFunctions/index.js';
import type { ObjectProperty, Value } from '../../values.js';
import { unknownValue } from '../../values.js';
import { findInLayers } from '../configuration/layers.js';
import { evaluateExpression } from '../evaluation/expressions.js';
import type { FoundResource } from './deployed.js';
import { argumentOf, commonOf } from './deployed.js';
import { made } from './shapes.js';

/** Resources of the azapi provider, which have the shape of Azure Resource Manager. */

export const azapiTypes: ReadonlySet<string> = new Set(['azapi_resource', 'azapi_update_resource']);

/** The type of a resource without the version of its API; undefined where it isn't known. */
export function azapiType(found: FoundResource): string | undefined {
  const type = argumentOf(found, 'type');
  return type.kind === 'string' ? type.value.split('@')[0] : undefined;
}

/** A resource of azapi's; undefined where its type isn't known. */
export function deployedAzapi(found: FoundResource): DeployedResource | undefined {
  const type = azapiType(found);
  if (type === undefined) return undefined;
  const isChild = type.split('/').length > 2;
  const parentId = argumentOf(found, 'parent_id');
  let body: Value | undefined;
  return {
    ...commonOf(found, type, isChild),
    name: argumentOf(found, 'name'),
    id: argumentOf(found, 'id'),
    parent: isChild ? { id: parentId, name: splitName(parentId)?.own ?? parentId } : undefined,
    property: (name) =>
      name === 'location' ? locationOf(found) : propertyOf((body ??= bodyOf(found)), name),
  };
}

/** The region is an argument of its own. */
function locationOf({ object }: FoundResource): ObjectProperty | undefined {
  return object.properties.get('location');
}

function propertyOf(body: Value, name: string): ObjectProperty | undefined {
  const property = body.kind === 'object' ? findObjectProperty(body, name) : undefined;
  if (property) return property;
  const value = lookup(body, name);
  return value && made(name, value, value.origin);
}

/** The body: an object, or JSON that is made of one in place or given as text. */
export function bodyOf(found: FoundResource): Value {
  const { declared } = found.expanded;
  const attribute = findInLayers(declared.layers, 'body');
  const expression = attribute?.node.value;
  if (attribute && expression?.kind === 'FunctionCall' && expression.name.name === 'jsonencode') {
    const [encoded] = expression.arguments;
    if (encoded) return evaluateExpression(encoded, { ...found.instance.scope, uri: attribute.uri });
  }
  const value = argumentOf(found, 'body');
  if (value.kind !== 'string') return value;
  return (
    jsonValue(value.value, value.origin) ??
    unknownValue(l10n.t('the body is no JSON'), 'no JSON', value.origin)
  );
}
