import type { AddressSet, AddressTerm } from '../azure/addresses.js';
import { parseAddressTerm } from '../azure/addresses.js';
import type { PortRange } from '../azure/ports.js';
import { parsePortRange, portSet } from '../azure/ports.js';
import type { RulePorts, SecurityRule } from '../azure/securityRules.js';
import { accesses, directions, highestPriority, lowestPriority, protocols } from '../azure/securityRules.js';
import { parseServiceTag, unknownRegion } from '../azure/serviceTags.js';
import type { Unknown } from '../azure/unknown.js';
import * as l10n from '../l10n.js';
import type { RuleDeclaration, RuleField } from './declarations.js';
import type { UnknownValue, Value } from './values.js';

/**
 * A declared rule as the engine judges it. What Azure would refuse counts as unknown here: the check of invalid rules
 * speaks of it, and nothing else should be said on its account.
 */
export function interpretRule(declaration: RuleDeclaration): SecurityRule {
  const value = (field: RuleField): Value | undefined => declaration.properties.get(field)?.value;
  return {
    name: displayText(value('name')),
    description: displayText(value('description')),
    direction: oneOf(value('direction'), directionsByWord, noDirection),
    access: oneOf(value('access'), accessesByWord, noAccess),
    protocol: oneOf(value('protocol'), protocolsByWord, noProtocol),
    priority: priorityOf(value('priority')),
    sourcePorts: portsOf(
      value('sourcePortRange'),
      value('sourcePortRanges'),
      l10n.key('the rule has no source port'),
    ),
    destinationPorts: portsOf(
      value('destinationPortRange'),
      value('destinationPortRanges'),
      l10n.key('the rule has no destination port'),
    ),
    source: addressesOf(
      value('sourceAddressPrefix'),
      value('sourceAddressPrefixes'),
      value('sourceApplicationSecurityGroups'),
      l10n.key('the rule has no source address'),
    ),
    destination: addressesOf(
      value('destinationAddressPrefix'),
      value('destinationAddressPrefixes'),
      value('destinationApplicationSecurityGroups'),
      l10n.key('the rule has no destination address'),
    ),
    presence: declaration.presence,
  };
}

/** Text as findings show it: what isn't known stands in braces; empty for what is no text. */
export function displayText(value: Value | undefined): string {
  if (value?.kind === 'string') return value.value;
  if (value?.kind !== 'unknown' || value.parts === undefined) return '';
  return value.parts.map((part) => (typeof part === 'string' ? part : '{…}')).join('');
}

function unknown(reason: string): Unknown {
  return { kind: 'unknown', reason };
}

const directionsByWord = bySpelling(directions);
const accessesByWord = bySpelling(accesses);
const protocolsByWord = bySpelling(protocols);

/** Words as they are spelled and in lower case. */
function bySpelling<T extends string>(words: readonly T[]): ReadonlyMap<string, T> {
  return new Map(words.flatMap((word) => [[word, word] as const, [word.toLowerCase(), word] as const]));
}

/** What a word can't be told for: a property that isn't there, or has another word than Azure knows. */
interface WrongWord {
  readonly absent: string;
  readonly other: string;
}

const noDirection: WrongWord = {
  absent: l10n.key('the rule has no direction'),
  other: l10n.key("'{0}' is no direction"),
};
const noAccess: WrongWord = {
  absent: l10n.key('the rule has no access'),
  other: l10n.key("'{0}' is no access"),
};
const noProtocol: WrongWord = {
  absent: l10n.key('the rule has no protocol'),
  other: l10n.key("'{0}' is no protocol"),
};

function oneOf<T extends string>(
  value: Value | undefined,
  allowed: ReadonlyMap<string, T>,
  wrong: WrongWord,
): T | Unknown {
  if (value?.kind === 'unknown') return value;
  if (value?.kind !== 'string') return unknown(l10n.t(wrong.absent));
  const { value: word } = value;
  return allowed.get(word) ?? allowed.get(word.toLowerCase()) ?? unknown(l10n.t(wrong.other, word));
}

function priorityOf(value: Value | undefined): number | Unknown {
  if (value?.kind === 'unknown') return value;
  const priority = numberOf(value);
  if (priority === undefined) return unknown(l10n.t('the rule has no priority'));
  const valid = Number.isInteger(priority) && priority >= lowestPriority && priority <= highestPriority;
  return valid ? priority : unknown(l10n.t('{0} is no priority', priority));
}

/** A number, written as one or as text. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'number') return value.value;
  if (value?.kind === 'string' && /^\s*-?\d+\s*$/.test(value.value)) return Number(value.value);
  return undefined;
}

const noEntries: readonly Value[] = [];

/** The single values that a singular or plural property names; empty text, null and empty lists count as absent. */
export function entriesOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return noEntries;
  if (value.kind === 'string' && value.value.trim() !== '') return [value];
  const entries: Value[] = [];
  addEntries(value, entries);
  return entries;
}

function addEntries(value: Value, entries: Value[]): void {
  if (value.kind === 'null') return;
  if (value.kind === 'list') {
    for (const item of value.items) {
      if (item.presence.length > 0) entries.push(maybe(item.value));
      else addEntries(item.value, entries);
    }
    if (value.open) entries.push(value.open);
  } else if (value.kind !== 'string' || value.value.trim() !== '') {
    entries.push(value);
  }
}

/** An entry that may or may not be in a list says nothing certain of the list. */
function maybe(value: Value): UnknownValue {
  return {
    kind: 'unknown',
    reason: l10n.t('an entry depends on a condition'),
    identity: 'conditional entry',
    origin: value.origin,
  };
}

/** The values that a singular and a plural property name. */
function entriesOfBoth(singular: Value | undefined, plural: Value | undefined): readonly Value[] {
  return plural ? [...entriesOf(singular), ...entriesOf(plural)] : entriesOf(singular);
}

/** What entries mean, and the first of them whose meaning isn't known. */
interface Meaning<T> {
  readonly known: readonly T[];
  readonly open: Unknown | undefined;
}

function meaningOf<T extends object>(
  entries: readonly Value[],
  read: (entry: Value) => T | Unknown,
): Meaning<T> {
  const all = entries.map(read);
  if (all.every(isKnown<T>)) return { known: all, open: undefined };
  return { known: all.filter(isKnown<T>), open: all.find(isNotKnown) };
}

function isKnown<T extends object>(meaning: T | Unknown): meaning is T {
  return !isNotKnown(meaning);
}

function isNotKnown(meaning: object): meaning is Unknown {
  return 'reason' in meaning;
}

function portsOf(singular: Value | undefined, plural: Value | undefined, absent: string): RulePorts {
  const entries = entriesOfBoth(singular, plural);
  if (entries.length === 0) return { ports: [], open: unknown(l10n.t(absent)) };
  const { known, open } = meaningOf(entries, portRangeOf);
  return { ports: portSet(known), open };
}

function portRangeOf(entry: Value): PortRange | Unknown {
  if (entry.kind === 'unknown') return entry;
  const text =
    entry.kind === 'number' ? String(entry.value) : entry.kind === 'string' ? entry.value.trim() : '';
  return parsePortRange(text) ?? unknown(l10n.t("'{0}' is no port range", text));
}

function addressesOf(
  singular: Value | undefined,
  plural: Value | undefined,
  groups: Value | undefined,
  absent: string,
): AddressSet {
  const securityGroups = entriesOf(groups).map(securityGroupTerm);
  const entries = entriesOfBoth(singular, plural);
  if (entries.length + securityGroups.length === 0) return { terms: [], open: unknown(l10n.t(absent)) };
  const { known, open } = meaningOf(entries, addressTermOf);
  return { terms: securityGroups.length === 0 ? known : [...securityGroups, ...known], open };
}

function securityGroupTerm(group: Value): AddressTerm {
  return { kind: 'securityGroup', text: groupIdentity(group) };
}

function groupIdentity(group: Value): string {
  const id = group.kind === 'object' ? [...group.properties.values()][0]?.value : group;
  if (id?.kind === 'string') return id.value.toLowerCase();
  return id?.kind === 'unknown' ? id.identity : 'application security group';
}

function addressTermOf(entry: Value): AddressTerm | Unknown {
  if (entry.kind === 'unknown') return regionalTag(entry) ?? entry;
  const text = entry.kind === 'string' ? entry.value.trim() : '';
  return parseAddressTerm(text) ?? unknown(l10n.t("'{0}' is no service tag or address that we know", text));
}

/** `Storage.` and then something not known is the tag of some region. */
function regionalTag(value: UnknownValue): AddressTerm | undefined {
  const [first, ...rest] = value.parts ?? [];
  if (typeof first !== 'string' || rest.length === 0 || !first.endsWith('.')) return undefined;
  const tag = parseServiceTag(first.slice(0, -1));
  return tag && { kind: 'tag', tag: { ...tag, region: unknownRegion }, text: displayText(value) };
}
