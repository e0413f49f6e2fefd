import type {
  NetworkSecurityGroup,
  ServiceFeature,
  Subnet,
  SubnetAssociation,
} from '../languages/declarations.js';
import type { Placement } from './linking.js';

/** What other units of the workspace add to the network of one (crossLinks.ts). */
export interface ForeignLinks {
  /** Services in subnets: in one of the unit's own, or in one that an NSG of it is on. */
  readonly placements: readonly Placement[];
  /** What tells that these services use an optional feature. */
  readonly features: readonly ServiceFeature[];
  /** Subnets that NSGs of the unit are on. */
  readonly joins: readonly ForeignJoin[];
  /** Subnets of the unit to which another may give an NSG. */
  readonly mayHaveGroup: ReadonlySet<Subnet>;
}

/** An NSG of a unit on a subnet that the unit does not declare. */
export interface ForeignJoin {
  readonly group: NetworkSecurityGroup;
  readonly subnet: Subnet;
  /** The association by which it is, unless the subnet names it itself. */
  readonly via: SubnetAssociation | undefined;
}

export const noForeignLinks: ForeignLinks = {
  placements: [],
  features: [],
  joins: [],
  mayHaveGroup: new Set(),
};

/** Whether the same comes of both: the same declarations, of the same analyses, joined in the same way. */
export function sameForeignLinks(left: ForeignLinks, right: ForeignLinks): boolean {
  return (
    sameItems(left.placements, right.placements, ({ service, subnet }) => [service, subnet]) &&
    sameItems(left.joins, right.joins, ({ group, subnet, via }) => [group, subnet, via]) &&
    sameItems([...left.mayHaveGroup], [...right.mayHaveGroup], (subnet) => [subnet])
  );
}

function sameItems<T>(
  left: readonly T[],
  right: readonly T[],
  partsOf: (item: T) => readonly unknown[],
): boolean {
  const [one, other] = [left.flatMap(partsOf), right.flatMap(partsOf)];
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
