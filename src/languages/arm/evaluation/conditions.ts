import type { Presence } from '../../../azure/unknown.js';
import { always } from '../../../azure/unknown.js';
import type { JsonObject } from '../../json/tree.js';
import { findProperty } from '../../json/tree.js';
import { presenceUnder } from '../../resourceManager/conditions.js';
import type { Environment } from './environment.js';
import { evaluatePropertyValue } from './nodes.js';

/** When a resource's or an output's `condition` holds; undefined: never. */
export function conditionOf(node: JsonObject, environment: Environment): Presence | undefined {
  const property = findProperty(node, 'condition');
  return property ? presenceUnder(evaluatePropertyValue(property, environment).value) : always;
}
