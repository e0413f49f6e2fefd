import type { SubnetPrefixes } from '../azure/addresses.js';
import type { Assessment } from '../azure/assess.js';
import type { Judgement } from '../azure/judgement.js';
import { judge } from '../azure/judgement.js';
import type { NearMiss } from '../azure/nearMisses.js';
import type { Profile, VirtualNetworkType } from '../azure/profiles.js';
import { classicProfile, findProfile, requirementsOf } from '../azure/profiles.js';
import type { ServiceRegions } from '../azure/regions.js';
import type { RuleSet, SecurityRule } from '../azure/securityRules.js';
import type { NetworkSecurityGroup, RuleDeclaration } from '../languages/declarations.js';
import { displayText, interpretRule } from '../languages/interpret.js';
import type { Configuration } from '../workspace/configuration.js';
import type { Directive, GivenDirective } from '../workspace/directives.js';
import { parseDirective } from '../workspace/directives.js';
import { namesAround, speaksOfApiManagement, vnetTypeOfRules } from '../workspace/evidence.js';
import type { Deployment } from '../workspace/deployments.js';
import type { LinkedGroup, Placement } from '../workspace/linking.js';
import { delegatedProfile, deploymentOf, regionsOf } from '../workspace/deployments.js';
import { filteredPrefixes } from '../workspace/linking.js';
import type { Suggestion } from './suggestions.js';
import { suggestClients, suggestionsOf } from './suggestions.js';

/** A rule as declared, and as the engine judges it. */
export interface JudgedRule {
  readonly declaration: RuleDeclaration;
  readonly rule: SecurityRule;
}

/** Why an NSG is checked: contract, "Which NSG is checked". */
export type CheckedBecause = 'linked' | 'directive' | 'evidence' | 'no';

/** An NSG with all that the checks look at. */
export interface JudgedGroup {
  readonly group: NetworkSecurityGroup;
  readonly checked: CheckedBecause;
  /** What says that it is checked, and as what, or that it is not. */
  readonly directive: GivenDirective | undefined;
  /** The subnets it is on, and the services in them. */
  readonly linked: LinkedGroup;
  readonly profile: Profile | undefined;
  readonly vnetType: VirtualNetworkType | undefined;
  readonly configuration: Configuration;
  /** The prefixes of the subnets that its rules are for. */
  readonly subnet: SubnetPrefixes;
  /** The regions of the services behind it; empty where there is none. */
  readonly regions: ServiceRegions;
  readonly rules: readonly JudgedRule[];
  readonly ruleSet: RuleSet;
  /** What is only suggested: requirements of optional features that services evidently use. */
  readonly suggestions: readonly Suggestion[];
  /** One for each requirement of the profile and the optional features; empty for an NSG that isn't checked. */
  readonly assessments: readonly Assessment[];
  readonly nearMisses: readonly NearMiss[];
  /** What these are from; undefined for an NSG that isn't checked. */
  readonly judgement: Judgement | undefined;
}

/**
 * @param given what a comment on or above the NSG, or else an entry of the configuration, says
 * @param configuration what holds for this NSG
 * @param before an earlier judgement, which is made again where it is of the same rules
 */
export function judgeGroup(
  linked: LinkedGroup,
  given: GivenDirective | undefined,
  configuration: Configuration,
  before?: Judgement,
): JudgedGroup {
  const { group } = linked;
  const securityRules = group.rules.map(interpretRule);
  const ruleSet: RuleSet = { rules: securityRules, open: group.openRules };
  const directive = given ?? metadataDirective(group);
  const said = directive?.directive;
  const checked = whyChecked(linked, securityRules, said);
  const subnet = filteredPrefixes(linked);
  const regions = regionsOf(linked.placements);
  const base = { group, checked, directive, linked, configuration, subnet, regions };
  if (checked === 'no') {
    return {
      ...base,
      ...withDeclarations(group, ruleSet),
      profile: undefined,
      vnetType: undefined,
      suggestions: [],
      assessments: [],
      nearMisses: [],
      judgement: undefined,
    };
  }
  const { profile, vnetType } = profileOf(linked, securityRules, said, configuration);
  const requirements = requirementsOf(profile, configuration.features);
  const judgement = judge(ruleSet, { subnet, regions }, requirements, before);
  const { lanes, assessments, nearMisses } = judgement;
  const ids = requirements.map(({ id }) => id);
  const suggestions = [
    ...suggestionsOf(linked, profile, ids, lanes),
    ...(profile.id === 'classic-internal' && vnetType === 'Internal' ? [suggestClients(lanes)] : []),
  ];
  const rules = withDeclarations(group, judgement.ruleSet);
  return { ...base, ...rules, profile, vnetType, suggestions, assessments, nearMisses, judgement };
}

/** The rules that were judged, each with its declaration in the group. */
function withDeclarations(
  group: NetworkSecurityGroup,
  ruleSet: RuleSet,
): Pick<JudgedGroup, 'rules' | 'ruleSet'> {
  const rules = group.rules.flatMap((declaration, index): JudgedRule[] => {
    const rule = ruleSet.rules[index];
    return rule ? [{ declaration, rule }] : [];
  });
  return { rules, ruleSet };
}

function metadataDirective({
  directive: word,
  directiveOrigin: origin,
}: NetworkSecurityGroup): GivenDirective | undefined {
  const directive = word === undefined ? undefined : parseDirective(word);
  return directive && { directive, by: 'metadata', origin };
}

function whyChecked(
  linked: LinkedGroup,
  rules: readonly SecurityRule[],
  directive: Directive | undefined,
): CheckedBecause {
  if (directive?.kind === 'off') return 'no';
  const isPlaced = linked.placements.length > 0;
  if (isPlaced && !linked.isOneOfSeveral) return 'linked';
  if (directive) return isPlaced ? 'linked' : 'directive';
  // The subnet's own name says nothing of which of several NSGs is meant for the service in it.
  const subnetNames = isPlaced ? [] : linked.subnets.map((subnet) => displayText(subnet.name));
  const names = linked.servicesAreElsewhere && !isPlaced ? [] : namesAround(linked.group, subnetNames);
  if (!speaksOfApiManagement(rules, names)) return 'no';
  return isPlaced ? 'linked' : 'evidence';
}

interface Way {
  readonly profile: Profile;
  readonly vnetType: VirtualNetworkType | undefined;
}

/** A directive says it best, then the configuration, then the service, then what the rules themselves tell. */
function profileOf(
  { placements, subnets }: LinkedGroup,
  rules: readonly SecurityRule[],
  directive: Directive | undefined,
  configuration: Configuration,
): Way {
  const deployed = placements.map(deploymentOf);
  const named = directive?.kind === 'check' ? directive : undefined;
  const configured = configuration.vnetType === 'auto' ? undefined : configuration.vnetType;
  const linked = mostDemanding(deployed);
  const vnetType = named?.vnetType ?? configured ?? linked?.vnetType ?? evidentVnetType(rules, placements);
  const id =
    named?.profile ??
    (named?.vnetType
      ? undefined
      : (configuration.profile ?? v2ProfileOf(linked?.profile ?? delegatedProfile(subnets))));
  const profile = id === undefined ? undefined : findProfile(id);
  if (!profile) return { profile: classicProfile(vnetType), vnetType };
  return { profile, vnetType: profile.vnetType };
}

/** Of several services that share an NSG, the one whose profile has the most requirements. */
function mostDemanding(deployed: readonly Deployment[]): Deployment | undefined {
  const demandOf = ({ profile }: Deployment): number =>
    (profile === undefined ? classicProfile(undefined) : findProfile(profile))?.requirements.length ?? 0;
  return [...deployed].sort((left, right) => demandOf(right) - demandOf(left))[0];
}

/** A profile that isn't one of the two classic ones, which follow from the VNet type. */
function v2ProfileOf(id: string | undefined): string | undefined {
  return id?.startsWith('classic-') ? undefined : id;
}

function evidentVnetType(
  rules: readonly SecurityRule[],
  placements: readonly Placement[],
): VirtualNetworkType | undefined {
  return placements.length === 0 ? vnetTypeOfRules(rules) : undefined;
}
