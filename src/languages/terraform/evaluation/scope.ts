import type { Origin, Span } from '../../text.js';
import type { Value } from '../../values.js';
import type { TerraformContext } from '../functions/index.js';

/** What an expression may refer to, and where it is written. Immutable; a loop's body has a scope of its own. */
export interface Scope {
  /** The document in which the expression is written. */
  readonly uri: string;
  /** The value of a name at the root of a reference: `var`, `each`, a resource type; undefined where there is none. */
  readonly find: (name: string) => Value | undefined;
  /** What `*` stands for in a splat's accesses. */
  readonly splatItem?: Value | undefined;
  readonly context: TerraformContext;
}

/** The scope with further names, which hide those of before. */
export function withNames(scope: Scope, names: ReadonlyMap<string, Value>): Scope {
  return { ...scope, find: (name) => names.get(name) ?? scope.find(name) };
}

/** The place of a node. */
export function originOf({ start, end }: Span, { uri }: Scope): Origin {
  return { uri, start, end };
}
