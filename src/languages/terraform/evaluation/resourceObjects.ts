import * as l10n from '../../../l10n.js';
import type { ObjectValue, Value } from '../../values.js';
import { unknownValue } from '../../values.js';
import type { DeclaredResource } from '../configuration/configuration.js';
import { resourceIdFrom } from '../resources/ids.js';
import { bodyAttributes } from './blocks.js';
import type { LazyAttribute } from '../../lazyObject.js';
import { lazyObject } from '../../lazyObject.js';
import type { Scope } from './scope.js';
import { originOf } from './scope.js';

/**
 * What references to a resource or data source see: what it is configured by, its id where its names make it, and more
 * that is known only after deployment, each by its address.
 */
export function resourceObject(declared: DeclaredResource, address: string, scope: Scope): ObjectValue {
  const { uri, node } = declared.block;
  const origin = originOf(node, { ...scope, uri });
  const configured = bodyAttributes(declared.layers, scope);
  const byName = new Map(configured.map((attribute) => [attribute.name, attribute]));
  const valueOf = (name: string): Value => byName.get(name)?.evaluate() ?? later(address, `.${name}`);
  const id: LazyAttribute = {
    name: 'id',
    evaluate: () => resourceIdFrom(declared.type, valueOf) ?? later(address, '.id'),
  };
  return lazyObject(byName.has('id') ? configured : [...configured, id], {
    origin,
    identity: address,
    open: later(address, ''),
  });
}

function later(address: string, step: string): ReturnType<typeof unknownValue> {
  return unknownValue(l10n.t('{0} is known only after deployment', `${address}${step}`), `${address}${step}`);
}
