import type { Position, Range } from 'vscode-languageserver-types';
import type { Status } from '../../azure/assess.js';
import type { VirtualNetworkType } from '../../azure/profiles.js';
import type { RequirementId } from '../../azure/requirements.js';
import type { Access, Direction } from '../../azure/securityRules.js';

/** The NSGs of a document as a person looks at them. All of it is plain data that can be written as JSON. */
export interface RulesPictures {
  readonly uri: string;
  /** Whether the text has syntax errors, so that what is shown may lack something. */
  readonly broken: boolean;
  readonly groups: readonly RulesPicture[];
}

/** An NSG: what API Management needs of it, and its rules as Azure evaluates them. */
export interface RulesPicture {
  /** Tells the NSGs of a document apart, and stays the same while their rules are edited. */
  readonly id: string;
  /** As a person calls it. */
  readonly name: string;
  readonly location: PictureLocation;
  readonly checked: 'linked' | 'directive' | 'evidence' | 'no';
  /** The services behind it, by name. */
  readonly services: readonly string[];
  readonly subnets: readonly PicturedSubnet[];
  /** How API Management is deployed, in a few words; undefined for an NSG that isn't checked. */
  readonly deployment: string | undefined;
  /** The VNet type, where it is known; `none`: of what is deployed so, there are no types. */
  readonly vnetType: VirtualNetworkType | 'none' | undefined;
  /** Why there may be more rules than these; undefined where there are none. */
  readonly openRules: string | undefined;
  /** Inbound, then outbound. */
  readonly lanes: readonly PicturedLane[];
}

export interface PictureLocation {
  readonly uri: string;
  readonly range: Range;
}

export interface PicturedSubnet {
  readonly name: string;
  /** Its address prefixes, `10.0.0.0/24`; empty where they aren't known. */
  readonly prefixes: string;
}

export interface PicturedLane {
  readonly direction: Direction;
  readonly flows: readonly PicturedFlow[];
  /** In the order in which they are tried, the default rules last. */
  readonly rules: readonly PicturedRule[];
}

/** Traffic that API Management needs, and what becomes of it. */
export interface PicturedFlow {
  readonly id: RequirementId;
  /** The service tag at the far end. */
  readonly tag: string;
  /** `TCP 443, 1886` */
  readonly ports: string;
  readonly purpose: string;
  readonly status: Status;
  /** Which rule decides it, or what it depends on: a sentence. */
  readonly explanation: string;
  /** The deciding rules, by id. */
  readonly deciders: readonly string[];
  /** The question about a packet of this traffic. */
  readonly question: PacketQuestion;
}

export interface PicturedRule {
  readonly id: string;
  readonly isDefault: boolean;
  readonly name: PicturedValue;
  readonly priority: PicturedValue;
  readonly access: Access | 'unknown';
  readonly accessText: PicturedValue;
  readonly protocol: PicturedValue;
  readonly source: PicturedValue;
  readonly sourcePorts: PicturedValue;
  readonly destination: PicturedValue;
  readonly destinationPorts: PicturedValue;
  readonly words: RuleWords;
  /** What must hold for it to exist, as expressions; empty for a rule that is there in any case. */
  readonly conditions: readonly string[];
  /** The names of the rules that take all of its traffic first, so that it never matches. */
  readonly shadowedBy: readonly string[];
  /** Where it is written; undefined for a default rule. */
  readonly location: PictureLocation | undefined;
  /** The text that it shares with other rules: the body of a loop; undefined where that is `location`. */
  readonly shared: PictureLocation | undefined;
}

/** What a rule matches as a person says it, where a template has `*` and `Tcp`. */
export interface RuleWords {
  readonly protocol: PicturedValue;
  /** The address, and the source ports where they are not any. */
  readonly source: readonly PicturedValue[];
  readonly destination: PicturedValue;
  /** At the destination. */
  readonly ports: PicturedValue;
  /** The protocol and the ports in one: `TCP`, `443`; or in words that it is all traffic. */
  readonly traffic: readonly PicturedValue[];
}

/** A value of a rule. What isn't known before deployment is shown as the expression it comes from. */
export interface PicturedValue {
  readonly text: string;
  /** Why it isn't known; undefined where it is. */
  readonly unknown: string | undefined;
}

/** "What happens to this packet?", as it is typed. */
export interface PacketQuestion {
  readonly direction: Direction;
  /** A service tag or an IPv4 address: the source inbound, the destination outbound. */
  readonly far: string;
  readonly protocol: 'TCP' | 'UDP';
  readonly port: string;
}

export interface PacketAnswer {
  /** `invalid`: what was typed is no packet. */
  readonly access: Access | 'unknown' | 'invalid';
  /** What is wrong with the question, where that is so. */
  readonly wrong: 'far' | 'port' | undefined;
  readonly headline: string;
  readonly reasons: readonly string[];
  /** The deciding rules, by id. */
  readonly deciders: readonly string[];
}

/** The NSG at a position of a document. */
export function pictureAt({ uri, groups }: RulesPictures, position: Position): RulesPicture | undefined {
  const isIn = (location: PictureLocation | undefined): boolean =>
    location?.uri === uri && contains(location.range, position);
  return (
    groups.find((group) => isIn(group.location)) ??
    groups.find((group) => rulesOf(group).some((rule) => isIn(rule.location) || isIn(rule.shared)))
  );
}

/** The ids of the rules that are written at a position: one, or with the body of a loop all that it makes. */
export function rulesAt(picture: RulesPicture, uri: string, position: Position): readonly string[] {
  const isIn = (location: PictureLocation | undefined): boolean =>
    location?.uri === uri && contains(location.range, position);
  const rules = rulesOf(picture);
  const own = rules.filter((rule) => isIn(rule.location));
  const found = own.length > 0 ? own : rules.filter((rule) => isIn(rule.shared));
  return found.map(({ id }) => id);
}

export function rulesOf({ lanes }: RulesPicture): readonly PicturedRule[] {
  return lanes.flatMap(({ rules }) => rules);
}

function contains({ start, end }: Range, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(left: Position, right: Position): boolean {
  return left.line < right.line || (left.line === right.line && left.character < right.character);
}

/**
 * Whether a picture shows all that another one did. While a text is broken, one that shows less is not worth having: the
 * rules are still there for their author.
 */
export function showsAllOf(next: RulesPictures, before: RulesPictures): boolean {
  return before.groups.every((group) => {
    const same = next.groups.find(({ id }) => id === group.id);
    return same !== undefined && namedRules(same) >= namedRules(group);
  });
}

/** How many rules have a name: one that is being typed has none, nor a direction, and is in both lanes. */
function namedRules(picture: RulesPicture): number {
  const named = rulesOf(picture).filter(({ name }) => name.text !== '');
  return new Set(named.map(({ id }) => id)).size;
}
