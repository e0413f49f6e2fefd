import type {
  NetworkSecurityGroup,
  ServiceFeature,
  Subnet,
  SubnetAssociation,
} from '../languages/declarations.js';
import type { KnownResource } from './knownNames.js';
import { knownResource } from './knownNames.js';
import type { LinkedNetwork, Placement } from './linking.js';
import { isService, linkNetwork } from './linking.js';
import type { AnalyzedUnit } from './project.js';
import { subnetReferences } from './services.js';

/** What one unit says to the others, by names that are known. */
export interface UnitSummary {
  readonly network: LinkedNetwork;
  readonly features: readonly ServiceFeature[];
  /** The references of services to subnets, whether the unit declares these or not. */
  readonly references: readonly Reference[];
  readonly subnets: readonly NamedSubnet[];
  readonly groups: readonly NamedGroup[];
  /** All of them, those of subnets or NSGs whose names aren't known too. */
  readonly associations: readonly NamedAssociation[];
}

export interface Reference extends Pick<Placement, 'service' | 'location'> {
  readonly known: KnownResource;
}

export interface NamedSubnet {
  readonly subnet: Subnet;
  readonly known: KnownResource;
  /** The NSG that it names. */
  readonly group: KnownResource | undefined;
}

export interface NamedGroup {
  readonly group: NetworkSecurityGroup;
  readonly known: KnownResource;
}

export interface NamedAssociation {
  readonly association: SubnetAssociation;
  readonly subnet: KnownResource | undefined;
  readonly group: KnownResource | undefined;
}

const summaries = new WeakMap<AnalyzedUnit, UnitSummary>();

/** The summary of a unit, made once for each analysis. */
export function summaryOf(unit: AnalyzedUnit): UnitSummary {
  const known = summaries.get(unit);
  if (known) return known;
  const summary = summarize(unit);
  summaries.set(unit, summary);
  return summary;
}

function summarize({ analysis: { declarations } }: AnalyzedUnit): UnitSummary {
  const subnets: NamedSubnet[] = [];
  const groups: NamedGroup[] = [];
  const associations: NamedAssociation[] = [];
  const features: ServiceFeature[] = [];
  for (const declaration of declarations) {
    if (declaration.kind === 'serviceFeature') features.push(declaration);
    if (declaration.kind === 'subnet') {
      const known = knownResource(declaration.id);
      const group = knownResource(declaration.networkSecurityGroupId);
      if (known) subnets.push({ subnet: declaration, known, group });
    } else if (declaration.kind === 'networkSecurityGroup') {
      const known = knownResource(declaration.id);
      if (known) groups.push({ group: declaration, known });
    } else if (declaration.kind === 'subnetAssociation') {
      const subnet = knownResource(declaration.subnetId);
      const group = knownResource(declaration.networkSecurityGroupId);
      associations.push({ association: declaration, subnet, group });
    }
  }
  const references = declarations.flatMap((service): readonly Reference[] => {
    if (!isService(service) || service.presence.length > 0) return [];
    return subnetReferences(service).flatMap(({ subnetId, location }) => {
      const known = knownResource(subnetId);
      return known ? [{ service, location, known }] : [];
    });
  });
  return { network: linkNetwork(declarations), features, references, subnets, groups, associations };
}
