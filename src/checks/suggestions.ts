import type { Assessment, Lanes } from '../azure/assess.js';
import { assess } from '../azure/assess.js';
import type { Profile } from '../azure/profiles.js';
import { featureRequirements } from '../azure/profiles.js';
import type { RequirementId } from '../azure/requirements.js';
import { requirementOf } from '../azure/requirements.js';
import * as l10n from '../l10n.js';
import type { ServiceFeature } from '../languages/declarations.js';
import type { Origin } from '../languages/text.js';
import type { LinkedGroup } from '../workspace/linking.js';
import { tierOf } from '../workspace/services.js';

/** A requirement that nobody configured, though something tells that a service has it. */
export interface Suggestion {
  readonly assessment: Assessment;
  /** What tells it, and what follows, as a sentence. */
  readonly because: string;
  /** Where that is written; undefined where it is the profile. */
  readonly origin: Origin | undefined;
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
    const { origin } = feature;
    return ids.map((id) => ({
      assessment: assess(lanes, requirementOf(id)),
      because: reasonOf(feature),
      origin,
    }));
  });
}

/** In Internal mode all clients are in the network; what default rule 65000 lets pass, a deny of all inbound drops. */
export function suggestClients(lanes: Lanes): Suggestion {
  return {
    assessment: assess(lanes, requirementOf('network-client-inbound')),
    because: l10n.t(
      'This is a hint, since it is not in the table of Microsoft: clients may come another way.',
    ),
    origin: undefined,
  };
}

function reasonOf(feature: ServiceFeature): string {
  const { feature: name } = feature;
  return l10n.t(
    "This is a hint, since {0}: with '{1}' among the features of the configuration it counts in full.",
    describeFeature(feature),
    name,
  );
}

/** The Developer tier has one unit, which counts by itself. */
function hasOneUnit({ placements }: LinkedGroup): boolean {
  return placements.every(({ service }) => tierOf(service) === 'developer');
}

/** What tells that a service uses a feature, for a sentence. */
function describeFeature({ feature }: ServiceFeature): string {
  switch (feature) {
    case 'external-cache':
      return l10n.t('an external cache is declared for the service');
    case 'event-hub':
      return l10n.t('the service logs to Azure Event Hubs');
    case 'rate-limit':
      return l10n.t('a policy of the service limits the rate of calls');
  }
}
