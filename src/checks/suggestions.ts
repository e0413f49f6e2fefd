import type { Assessment, Lanes } from '../azure/assess.js';
import { assess } from '../azure/assess.js';
import type { Profile } from '../azure/profiles.js';
import { featureRequirements } from '../azure/profiles.js';
import type { RequirementId } from '../azure/requirements.js';
import { requirementOf } from '../azure/requirements.js';
import type { ServiceFeature } from '../languages/declarations.js';
import type { LinkedGroup } from '../workspace/linking.js';
import { tierOf } from '../workspace/linking.js';

/** A requirement of an optional feature that nobody configured, though something tells that a service uses it. */
export interface Suggestion {
  readonly assessment: Assessment;
  readonly feature: ServiceFeature;
}

/** @param judged the requirements that are judged anyway */
export function suggestionsOf(
  linked: LinkedGroup,
  profile: Profile,
  judged: readonly RequirementId[],
  lanes: Lanes,
): readonly Suggestion[] {
  if (!profile.id.startsWith('classic-')) return [];
  const seen = new Set(judged);
  return linked.features.flatMap((feature) => {
    if (feature.feature === 'rate-limit' && hasOneUnit(linked)) return [];
    const ids = featureRequirements(feature.feature).filter((id) => !seen.has(id));
    for (const id of ids) seen.add(id);
    return ids.map((id) => ({ assessment: assess(lanes, requirementOf(id)), feature }));
  });
}

/** The Developer tier has one unit, which counts by itself. */
function hasOneUnit({ placements }: LinkedGroup): boolean {
  return placements.every(({ service }) => tierOf(service) === 'developer');
}

/** What tells that a service uses a feature, for a sentence. */
export function describeFeature({ feature }: ServiceFeature): string {
  switch (feature) {
    case 'external-cache':
      return 'an external cache is declared for the service';
    case 'event-hub':
      return 'the service logs to Azure Event Hubs';
    case 'rate-limit':
      return 'a policy of the service limits the rate of calls';
  }
}
