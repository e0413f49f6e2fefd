import type { Presence } from '../../azure/unknown.js';
import type { Origin } from '../text.js';
import type { ObjectProperty, UnknownValue, Value } from '../values.js';

/**
 * A resource as an evaluated template declares it, in the shape that Azure Resource Manager takes: what ARM templates,
 * Bicep and Terraform's azapi have in common, and all that readResources.ts needs to know of a language. A loop gives
 * one for each of its iterations.
 */
export interface DeployedResource {
  /** The full type in any case and without a version: `Microsoft.Network/networkSecurityGroups/securityRules`. */
  readonly type: string;
  /** The resource's own name: for a child resource the last segment, without its parent's name. */
  readonly name: Value;
  /** The id with all its segments; see `resourceIdOf`. */
  readonly id: Value;
  /** For a child resource, the resource that it belongs to; undefined where that can't be told. */
  readonly parent: ParentReference | undefined;
  /** The language's own name for it: a symbolic name. */
  readonly symbol: string | undefined;
  /** A mere reference to a resource that is deployed elsewhere. */
  readonly existing: boolean;
  readonly presence: Presence;
  /** Set when the resource comes from a loop whose length isn't known: there may be more of its kind. */
  readonly repeats: UnknownValue | undefined;
  /** Whether it stands for all of these: nothing is known of them, so that each is something that this one may be. */
  readonly isStandIn?: boolean;
  /** The text that is this resource and no other: its declaration, or the item a loop makes it from. */
  readonly origin: Origin;
  /** The text of the declaration; with a loop, several resources share it. */
  readonly body: Origin;
  /** Whether a loop makes it. */
  readonly generated: boolean;
  /** Where findings on the resource are shown: its name's value, else the first line of the declaration. */
  readonly nameOrigin: Origin;
  /** Names around the resource that may tell what it is for: those of the deployments or modules it is in. */
  readonly hints: readonly string[];
  /**
   * Of a network security group: whether each deployment makes its own list of rules all of its rules, and so removes
   * those that are resources of their own, which the next deployment brings back.
   */
  readonly ownsAllRules?: boolean;
  /**
   * A property of the resource itself without regard to case: `properties`, `sku`, `metadata`. Evaluated when it is
   * asked for, so that a resource nobody looks at costs nothing, and not kept.
   */
  property(name: string): ObjectProperty | undefined;
}

/** A resource named by one of its children. */
export interface ParentReference {
  readonly name: Value;
  readonly id: Value;
}
