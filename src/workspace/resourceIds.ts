import type { UnknownValue, Value } from '../languages/values.js';
import { identityOf } from '../languages/values.js';

/**
 * What a reference to a resource is compared by: what names the resource itself, and the scope it is in. Ids of Azure
 * Resource Manager end in `/providers/TYPE/NAME…`; any other reference is compared as a whole.
 */
interface ResourceKey {
  readonly resource: string;
  /** Everything before `/providers/`; empty where the reference has no such form. */
  readonly scope: string;
  /** Whether all of the scope is known. */
  readonly scopeKnown: boolean;
}

const providers = '/providers/';

/** The keys that a reference may have: one, or one per alternative of a conditional reference. */
function resourceKeys(value: Value | undefined): readonly ResourceKey[] {
  if (value === undefined) return [];
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

/** Whether two references that name one resource may be in the same scope. */
function mayShareScope(left: ResourceKey, right: ResourceKey): boolean {
  return !(left.scopeKnown && right.scopeKnown) || left.scope === right.scope;
}

/** A name as it is compared between declarations: without regard to case, unknown names by what they come from. */
export function nameKey(value: Value): string {
  return identityOf(value).toLowerCase();
}

/** Declarations by their resource key, so that joining many is linear. */
export class ResourceIndex<T> {
  readonly #byResource = new Map<string, { readonly key: ResourceKey; readonly declaration: T }[]>();

  constructor(declarations: readonly T[], idOf: (declaration: T) => Value) {
    for (const declaration of declarations) {
      for (const key of resourceKeys(idOf(declaration))) {
        const same = this.#byResource.get(key.resource);
        if (same) same.push({ key, declaration });
        else this.#byResource.set(key.resource, [{ key, declaration }]);
      }
    }
  }

  /**
   * The declarations that a reference may mean. Where several resources differ but in a scope that isn't fully known,
   * the one with the very same scope is meant, if there is one.
   */
  find(reference: Value | undefined): readonly T[] {
    return [...new Set(resourceKeys(reference).flatMap((key) => this.#findKey(key)))];
  }

  /** The declarations that a reference certainly means: it can be no other, and their scopes are the very same. */
  findExact(reference: Value | undefined): readonly T[] {
    if (reference?.kind === 'unknown' && reference.alternatives) return [];
    const [key] = resourceKeys(reference);
    if (!key) return [];
    const candidates = this.#byResource.get(key.resource) ?? [];
    return candidates.filter((each) => each.key.scope === key.scope).map(({ declaration }) => declaration);
  }

  #findKey(key: ResourceKey): readonly T[] {
    const candidates = (this.#byResource.get(key.resource) ?? []).filter((each) =>
      mayShareScope(each.key, key),
    );
    const exact = candidates.filter((each) => each.key.scope === key.scope);
    return (exact.length > 0 ? exact : candidates).map(({ declaration }) => declaration);
  }
}
