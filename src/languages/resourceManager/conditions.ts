import type { Presence } from '../../azure/unknown.js';
import { always } from '../../azure/unknown.js';
import { outcomesOf } from '../deploymentFunctions/index.js';
import type { Value } from '../values.js';
import { identityOf } from '../values.js';

/** When a resource is deployed that has such a condition; undefined: never. */
export function presenceUnder(condition: Value): Presence | undefined {
  const holding = (outcomesOf(condition) ?? []).filter(({ holds }) => holds);
  if (condition.kind === 'boolean' && holding.length === 0) return undefined;
  const [first] = holding;
  if (first && holding.length === 1) return first.presence;
  if (holding.some(({ presence }) => presence.length === 0)) return always;
  return [{ identity: identityOf(condition), holds: true }];
}
