import type { UnknownValue, Value } from '../languages/values.js';
import { identityOf } from '../languages/values.js';

/**
 * What a reference to a resource is compared by: what names the resource itself, and the scope it is in. Ids of Azure
 * Resource Manager end in `/providers/TYPE/NAME…`; any other reference is compared as a whole.
 */
export interface ResourceKey {
  readonly resource: string;
  /** Everything before `/providers/`; empty where the reference has no such form. */
  readonly scope: string;
  /** Whether all of the scope is known. */
  readonly scopeKnown: boolean;
}

const providers = '/providers/';

/** The keys that a reference may have: one, or one per alternative of a conditional reference. */
export function resourceKeys(value: Value | undefined): readonly ResourceKey[] {
  if (value === undefined || value.kind === 'null') return [];
  if (value.kind === 'unknown' && value.alternatives) {
    return value.alternatives.flatMap((alternative) => resourceKeys(alternative.value));
  }
  if (value.kind === 'unknown') return [keyOfText(textWithHoles(value), value.parts === undefined)];
  if (value.kind !== 'string' || value.value === '') return [];
  return [keyOfText(value.value, false)];
}

function textWithHoles(value: UnknownValue): string {
  if (value.parts === undefined) return value.identity;
  return value.parts.map((part) => (typeof part === 'string' ? part : `{${part.identity}}`)).join('');
}

function keyOfText(text: string, opaque: boolean): ResourceKey {
  const lower = text.toLowerCase();
  const at = opaque ? -1 : lower.lastIndexOf(providers);
  if (at < 0) return { resource: lower, scope: '', scopeKnown: false };
  const scope = lower.slice(0, at);
  return { resource: lower.slice(at + providers.length), scope, scopeKnown: !scope.includes('{') };
}

/** Whether two references are to the same resource, as far as the template tells. */
export function sameResource(left: ResourceKey, right: ResourceKey): boolean {
  if (left.resource !== right.resource) return false;
  return !(left.scopeKnown && right.scopeKnown) || left.scope === right.scope;
}

/** A name as it is compared between declarations: without regard to case, unknown names by what they come from. */
export function nameKey(value: Value): string {
  return value.kind === 'string' ? value.value.toLowerCase() : identityOf(value).toLowerCase();
}
