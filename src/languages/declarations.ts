import type { Presence } from '../azure/unknown.js';
import type { Origin } from './text.js';
import type { UnknownValue, Value } from './values.js';

/**
 * What a template declares, in words common to all languages: the outcome of reading, the input of linking and
 * checking. Values stay values here, with their origins; interpret.ts turns them into what the engine judges.
 */

/** The properties of a security rule, by their names in Azure Resource Manager. */
export type RuleField =
  | 'name'
  | 'description'
  | 'priority'
  | 'direction'
  | 'access'
  | 'protocol'
  | 'sourcePortRange'
  | 'sourcePortRanges'
  | 'destinationPortRange'
  | 'destinationPortRanges'
  | 'sourceAddressPrefix'
  | 'sourceAddressPrefixes'
  | 'destinationAddressPrefix'
  | 'destinationAddressPrefixes'
  | 'sourceApplicationSecurityGroups'
  | 'destinationApplicationSecurityGroups';

/** One property of a rule. */
export interface RuleProperty {
  readonly field: RuleField;
  /** The value; its origin is where the literal is written, possibly far from the rule. */
  readonly value: Value;
  /** The expression that stands for the value in the rule's own text. In a loop body, several rules share it. */
  readonly site: Origin;
}

/** A security rule as a template declares it. */
export interface RuleDeclaration {
  readonly properties: ReadonlyMap<RuleField, RuleProperty>;
  /** The text that is this rule and no other: an object, a block, a resource, or the item a loop makes it from. */
  readonly origin: Origin;
  /** The rule's text as the language reads it; with a loop, its body, which several rules share. */
  readonly body: Origin;
  readonly presence: Presence;
  /** How it is written, so that a new rule can be written the same way. */
  readonly form: RuleForm;
}

/**
 * `inline`: an item of the group's list of rules, or a block in it. `resource`: a resource of its own.
 * `generated`: made by a loop, a function or a module from data; `origin` is the datum where it could be found.
 */
export type RuleForm = 'inline' | 'resource' | 'generated';

/** A network security group (NSG) as a template declares it. */
export interface NetworkSecurityGroup {
  readonly kind: 'networkSecurityGroup';
  readonly name: Value;
  /** The language's own name for it: Bicep's symbolic name, Terraform's address; undefined where it has none. */
  readonly symbol: string | undefined;
  /** The resource id, known in part as a rule: links compare it (linking.ts). */
  readonly id: Value;
  /** Where the group is declared: the resource, the call of a registry module, or a bare list of rules. */
  readonly origin: Origin;
  /** Where its findings are shown: the value of its name, else the first line of the declaration. */
  readonly nameOrigin: Origin;
  readonly presence: Presence;
  readonly rules: readonly RuleDeclaration[];
  /** Set when there may be more rules than `rules`. */
  readonly openRules: UnknownValue | undefined;
  /** The list literal, or block body, where inline rules stand; undefined where there is none to write into. */
  readonly ruleList: Origin | undefined;
  /** What the resource's own metadata says of the check (`metadata.apimNsg`); comments are found by their place. */
  readonly directive: string | undefined;
  /** Where `directive` is written. */
  readonly directiveOrigin?: Origin | undefined;
  /** The rules that each deployment lets overwrite each other; absent where there are none. */
  readonly conflictingRules?: ConflictingRules;
  /** Names that tell what the group is for, beside its own: its symbol, the modules and variables around it. */
  readonly hints: readonly string[];
}

/** Rules of a group's own list and rules that are resources of their own, which Terraform's provider takes for all. */
export interface ConflictingRules {
  readonly inline: readonly RuleDeclaration[];
  readonly resources: readonly RuleDeclaration[];
}

/** A subnet as a template declares it. */
export interface Subnet {
  readonly kind: 'subnet';
  readonly name: Value;
  readonly id: Value;
  /** Address prefixes; an unknown value stands for those not known. */
  readonly addressPrefixes: readonly Value[];
  /** The id of its NSG; undefined: none is declared here (an association elsewhere may give one). */
  readonly networkSecurityGroupId: Value | undefined;
  readonly routeTableId: Value | undefined;
  /** The service names of its delegations. */
  readonly delegations: readonly Value[];
  readonly origin: Origin;
  readonly nameOrigin: Origin;
  readonly presence: Presence;
}

/** An association of a subnet with an NSG that is a declaration of its own. */
export interface SubnetAssociation {
  readonly kind: 'subnetAssociation';
  readonly subnetId: Value;
  readonly networkSecurityGroupId: Value;
  readonly origin: Origin;
  readonly presence: Presence;
}

/** An API Management service, or a workspace gateway, as a template declares it. */
export interface ApiManagementService {
  readonly kind: 'service' | 'workspaceGateway';
  readonly name: Value;
  readonly symbol: string | undefined;
  /** The tier: `Developer`, `Premium`, `StandardV2` …; undefined when the template gives none. */
  readonly skuName: Value | undefined;
  /** `External`, `Internal` or `None`; undefined when the template gives none (Azure takes it for None). */
  readonly virtualNetworkType: Value | undefined;
  /** Its region, or the primary one of several. */
  readonly location: Value | undefined;
  readonly subnetId: Value | undefined;
  /** Its further regions, each with its own subnet; an unknown value when they can't be told. */
  readonly additionalLocations: readonly AdditionalLocation[] | UnknownValue;
  readonly origin: Origin;
  readonly nameOrigin: Origin;
  readonly presence: Presence;
}

export interface AdditionalLocation {
  readonly location: Value | undefined;
  readonly subnetId: Value | undefined;
  readonly origin: Origin;
}

/** A route table as a template declares it. */
export interface RouteTable {
  readonly kind: 'routeTable';
  readonly name: Value;
  readonly id: Value;
  readonly routes: readonly Route[];
  /** Set when there may be more routes than `routes`. */
  readonly openRoutes: UnknownValue | undefined;
  readonly origin: Origin;
  readonly nameOrigin: Origin;
  readonly presence: Presence;
}

export interface Route {
  readonly name: Value;
  readonly addressPrefix: Value | undefined;
  readonly nextHopType: Value | undefined;
  readonly origin: Origin;
  readonly presence: Presence;
}

/** Something that tells that a service uses an optional feature: an external cache, a logger, a policy. */
export interface ServiceFeature {
  readonly kind: 'serviceFeature';
  /** The feature by its name in a configuration. */
  readonly feature: 'external-cache' | 'event-hub' | 'rate-limit';
  readonly serviceName: Value;
  readonly origin: Origin;
  readonly presence: Presence;
}

export type Declaration =
  NetworkSecurityGroup | Subnet | SubnetAssociation | ApiManagementService | RouteTable | ServiceFeature;
