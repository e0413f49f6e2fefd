import type { Profile } from '../azure/profiles.js';
import { findProfile } from '../azure/profiles.js';
import * as l10n from '../l10n.js';
import type { Placement } from '../workspace/linking.js';
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
  return [
    {
      code: 'wrong-delegation',
      severity: 'error',
      group: undefined,
      requirement: undefined,
      configuration: subnet.configuration,
      origin: subnet.linked.subnet.nameOrigin,
      message: messageOf(subnet, placement, profile, delegations),
      related: [relatedService(placement)],
    },
  ];
}

function messageOf(
  subnet: JudgedSubnet,
  placement: Placement,
  { title, delegation: needed }: Profile,
  delegations: readonly string[],
): string {
  const names = [quoteSubnet(subnet), quoteService(placement.service), l10n.t(title)] as const;
  if (needed === undefined)
    return l10n.t(
      '{0} is delegated to {3}, but {1} ({2}) needs a subnet that is delegated to none. Azure refuses the deployment.',
      ...names,
      listOf(delegations),
    );
  return delegations.length === 0
    ? l10n.t(
        '{0} is not delegated, but {1} ({2}) needs one that is delegated to {3}. Azure refuses the deployment.',
        ...names,
        needed,
      )
    : l10n.t(
        '{0} is delegated to {3}, but {1} ({2}) needs one that is delegated to {4}. Azure refuses the deployment.',
        ...names,
        listOf(delegations),
        needed,
      );
}

function fits(delegations: readonly string[], needed: string | undefined): boolean {
  if (needed === undefined) return delegations.length === 0;
  return delegations.length === 1 && delegations[0]?.toLowerCase() === needed.toLowerCase();
}
