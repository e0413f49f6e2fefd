import { findProfile } from '../azure/profiles.js';
import { listOf } from './describe.js';
import type { PlaceFinding } from './findings.js';
import type { CertainPlacement, JudgedSubnet, SubnetCheck } from './judgedSubnet.js';
import { certainPlacements, quoteService, quoteSubnet, relatedService } from './judgedSubnet.js';

/** The delegation of a subnet doesn't fit the way in which its service is deployed. */
export const wrongDelegation: SubnetCheck = {
  code: 'wrong-delegation',
  check: (subnet) => {
    const delegations = knownDelegations(subnet);
    if (!delegations) return [];
    const [finding] = certainPlacements(subnet).flatMap((each) => findingOf(subnet, each, delegations));
    return finding ? [finding] : [];
  },
};

/** The services that a subnet is delegated to; undefined unless all of them are known. */
function knownDelegations({ linked }: JudgedSubnet): readonly string[] | undefined {
  // Of several declarations of one subnet, the one that is deployed last holds.
  if (linked.declarations.length > 1) return undefined;
  const { delegations } = linked.subnet;
  const names = delegations.flatMap((delegation) => (delegation.kind === 'string' ? [delegation.value] : []));
  return names.length === delegations.length ? names : undefined;
}

function findingOf(
  subnet: JudgedSubnet,
  { placement, profile: id }: CertainPlacement,
  delegations: readonly string[],
): readonly PlaceFinding[] {
  const profile = findProfile(id);
  const needed = profile?.delegation;
  if (!profile || fits(delegations, needed)) return [];
  const wants =
    needed === undefined ? 'a subnet that is delegated to none' : `one that is delegated to ${needed}`;
  const is = delegations.length === 0 ? 'is not delegated' : `is delegated to ${listOf(delegations)}`;
  return [
    {
      code: 'wrong-delegation',
      severity: 'error',
      group: undefined,
      requirement: undefined,
      configuration: subnet.configuration,
      origin: subnet.linked.subnet.nameOrigin,
      message: `${quoteSubnet(subnet)} ${is}, but ${quoteService(placement)} (${profile.title}) needs ${wants}. Azure refuses the deployment.`,
      related: [relatedService(placement)],
    },
  ];
}

function fits(delegations: readonly string[], needed: string | undefined): boolean {
  if (needed === undefined) return delegations.length === 0;
  return delegations.length === 1 && delegations[0]?.toLowerCase() === needed.toLowerCase();
}
