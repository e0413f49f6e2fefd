import type { Flow } from './matching.js';
import type { ServiceRegions } from './regions.js';
import type { Requirement } from './requirements.js';

/** The flow that a requirement has, or its pieces: one for each port, protocol and region of the service. */
export function flowsOf(requirement: Requirement, regions: ServiceRegions): readonly RequiredFlow[] {
  if (regions.length > 0) return makeFlows(requirement, regions);
  let flows = flowsEverywhere.get(requirement);
  if (!flows) flowsEverywhere.set(requirement, (flows = makeFlows(requirement, regions)));
  return flows;
}

/** What requirements ask for where nothing is known of regions: the same for every NSG. */
const flowsEverywhere = new WeakMap<Requirement, readonly RequiredFlow[]>();

function makeFlows(requirement: Requirement, regions: ServiceRegions): readonly RequiredFlow[] {
  const { direction, ports, protocols } = requirement;
  const farEnds = farEndsOf(requirement, regions);
  return ports.flatMap((port) =>
    protocols.flatMap((protocol) => farEnds.map((farEnd) => ({ ...farEnd, direction, port, protocol }))),
  );
}

/** A flow between the API Management subnet and something that has a name before deployment. */
export type RequiredFlow = Flow & FarEnd;

type FarEnd = Pick<Flow, 'regional'> & { readonly target: Requirement['far'] };

function farEndsOf({ far, tag: name, regional }: Requirement, regions: ServiceRegions): readonly FarEnd[] {
  const everywhere: FarEnd = { target: far, regional: regional !== 'none' };
  if (regional !== 'own' || regions.length === 0) return [everywhere];
  return [...new Set(regions)].map((region) =>
    region === undefined
      ? everywhere
      : { target: { kind: 'tag', tag: { name, region }, text: `${name}.${region}` }, regional: true },
  );
}
