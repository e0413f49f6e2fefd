import type { Presence } from '../../../azure/unknown.js';
import { always } from '../../../azure/unknown.js';
import { outcomesOf } from '../../deploymentFunctions/index.js';
import type { JsonObject } from '../../json/tree.js';
import { findProperty } from '../../json/tree.js';
import { identityOf } from '../../values.js';
import type { Environment } from './environment.js';
import { evaluatePropertyValue } from './nodes.js';

/** When a resource's or an output's `condition` holds; undefined: never. */
export function conditionOf(node: JsonObject, environment: Environment): Presence | undefined {
  const property = findProperty(node, 'condition');
  if (!property) return always;
  const { value } = evaluatePropertyValue(property, environment);
  const holding = (outcomesOf(value) ?? []).filter(({ holds }) => holds);
  if (value.kind === 'boolean' && holding.length === 0) return undefined;
  const [first] = holding;
  if (first && holding.length === 1) return first.presence;
  if (holding.some(({ presence }) => presence.length === 0)) return always;
  return [{ identity: identityOf(value), holds: true }];
}
