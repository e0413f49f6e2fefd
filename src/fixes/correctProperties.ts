import { tagTerm } from '../azure/addresses.js';
import type { NearMiss } from '../azure/nearMisses.js';
import { correctedPorts } from '../azure/nearMisses.js';
import type { PortSet } from '../azure/ports.js';
import { allPorts, formatPortRange, formatPorts, noPorts, parsePortRange } from '../azure/ports.js';
import type { SecurityRule } from '../azure/securityRules.js';
import type { GroupFinding } from '../checks/findings.js';
import { listOf, quoteRule } from '../checks/describe.js';
import type { JudgedRule } from '../checks/judgedGroup.js';
import * as l10n from '../l10n.js';
import type { RuleField } from '../languages/declarations.js';
import { entriesOf } from '../languages/interpret.js';
import { addRule } from './addRules.js';
import type { Draft } from './draft.js';
import { firstDeny, freePriority } from './draft.js';
import type { Fix, FixProvider } from './fix.js';
import { moveBefore } from './moveRules.js';
import { takesOnePort } from './onePort.js';

/** Corrects the property of a rule that is evidently meant for a requirement. */
export const correctNearMisses: FixProvider = {
  codes: ['wrong-rule'],
  create: ({ subject }) => (subject.kind === 'nearMiss' ? [correction(subject.miss, subject.rule)] : []),
};

/** What a person has to say: whether a deny should be an allow, another address a tag, a tag of a region that of all. */
const openQuestions: ReadonlySet<NearMiss['fault']> = new Set(['access', 'tag', 'region']);

function correction(miss: NearMiss, judged: JudgedRule): Fix {
  return {
    title: titleOf(miss, judged),
    preferred: true,
    safe: !openQuestions.has(miss.fault),
    apply: (draft) => {
      applyCorrection(draft, miss, judged);
    },
  };
}

function titleOf({ fault, assessment, ...miss }: NearMiss, judged: JudgedRule): string {
  const { requirement } = assessment;
  const name = quoteRule(judged.rule);
  switch (fault) {
    case 'destinationPorts':
      return titleOfPorts({ fault, assessment, ...miss }, judged);
    case 'sourcePorts':
      return l10n.t('Take any source port in {0}', name);
    case 'protocol':
      return l10n.t(
        'Make {0} a rule for {1}',
        name,
        listOf(requirement.protocols.map((protocol) => protocol.toUpperCase())),
      );
    case 'direction':
      return requirement.direction === 'Inbound'
        ? l10n.t('Make {0} inbound', name)
        : l10n.t('Make {0} outbound', name);
    case 'access':
      return l10n.t('Let {0} allow', name);
    case 'swapped':
      return l10n.t('Swap source and destination of {0}', name);
    case 'tag':
    case 'region':
      return l10n.t('Write {0} in {1}', requirement.tag, name);
    case 'subnet':
      return l10n.t('Write VirtualNetwork for the subnet in {0}', name);
  }
}

function titleOfPorts(miss: NearMiss, judged: JudgedRule): string {
  const { own, beside } = portsToOpen(miss, judged);
  const name = quoteRule(judged.rule);
  if (beside.length === 0) return l10n.t('Open {0} in {1}', formatPorts(own), name);
  return own.length === 0
    ? l10n.t('Add a rule for {0} beside {1}', formatPorts(beside), name)
    : l10n.t('Open {0} in {1}, and {2} in a rule beside it', formatPorts(own), name, formatPorts(beside));
}

/** The ports that a rule is to have, where they change, and those for which it has no word: they take rules beside it. */
function portsToOpen(
  miss: NearMiss,
  judged: JudgedRule,
): { readonly own: PortSet; readonly beside: PortSet } {
  const ports = correctedPorts(miss);
  if (ports.length === 1 || !takesOnePort(judged)) return { own: ports, beside: noPorts };
  if (ports.length > miss.lackingPorts.length) return { own: noPorts, beside: miss.lackingPorts };
  return { own: ports.slice(0, 1), beside: ports.slice(1) };
}

function applyCorrection(draft: Draft, miss: NearMiss, judged: JudgedRule): void {
  const { requirement } = miss.assessment;
  const inbound = requirement.direction === 'Inbound';
  const far: RuleField = inbound ? 'sourceAddressPrefix' : 'destinationAddressPrefix';
  const near: RuleField = inbound ? 'destinationAddressPrefix' : 'sourceAddressPrefix';
  let rule = judged.rule;
  const set = (field: RuleField, value: string | readonly string[], change: Partial<SecurityRule>): void => {
    rule = { ...rule, ...change };
    draft.set(judged, field, value, rule);
  };
  const setFar = (): void => {
    set(far, requirement.tag, sideOf(inbound, requirement.tag));
  };
  const setNear = (): void => {
    set(near, 'VirtualNetwork', sideOf(!inbound, 'VirtualNetwork'));
  };
  switch (miss.fault) {
    case 'destinationPorts': {
      const { own: ports } = portsToOpen(miss, judged);
      const texts = ports.map(formatPortRange);
      const [single, ...more] = texts;
      if (single === undefined) break;
      const value = more.length === 0 ? single : texts;
      set(portField(judged, value), value, { destinationPorts: { ports, open: undefined } });
      break;
    }
    case 'sourcePorts':
      set('sourcePortRange', '*', { sourcePorts: { ports: allPorts, open: undefined } });
      break;
    case 'protocol':
      set('protocol', requirement.protocols[0] ?? 'Tcp', { protocol: requirement.protocols[0] ?? 'Tcp' });
      break;
    case 'direction':
      set('direction', requirement.direction, { direction: requirement.direction });
      if (miss.mirrored) {
        setFar();
        setNear();
      }
      break;
    case 'access':
      set('access', 'Allow', { access: 'Allow' });
      break;
    case 'swapped':
      setFar();
      setNear();
      break;
    case 'tag':
    case 'region':
      setFar();
      break;
    case 'subnet':
      setNear();
      break;
  }
  keepReached(draft, miss, judged);
  if (miss.fault !== 'destinationPorts') return;
  const { beside } = portsToOpen(miss, judged);
  if (beside.length > 0) addRule(draft, miss.assessment, beside);
}

function sideOf(isSource: boolean, tag: string): Partial<SecurityRule> {
  const side = { terms: [tagTerm(tag)], open: undefined };
  return isSource ? { source: side } : { destination: side };
}

/** A list of one is written in the property that the rule has; several need the plural one. */
function portField({ declaration }: JudgedRule, value: string | readonly string[]): RuleField {
  if (typeof value !== 'string') return 'destinationPortRanges';
  const singular = declaration.properties.get('destinationPortRange');
  return entriesOf(singular?.value).length > 0 || !declaration.properties.has('destinationPortRanges')
    ? 'destinationPortRange'
    : 'destinationPortRanges';
}

/** A corrected rule must also come before the denies of its traffic, and share its priority with no other. */
function keepReached(draft: Draft, miss: NearMiss, judged: JudgedRule): void {
  const { direction } = miss.assessment.requirement;
  moveBefore(draft, miss.assessment, judged, []);
  const { priority } = draft.rules.find((each) => each.judged === judged)?.rule ?? judged.rule;
  const shared = draft.rules.some(
    (each) => each.judged !== judged && each.rule.direction === direction && each.rule.priority === priority,
  );
  if (!shared) return;
  const free = freePriority(draft, direction, firstDeny(draft, miss.assessment));
  if (free !== undefined) draft.setPriority(judged, free);
}

/** Replaces a value by what is evidently meant: the nearest tag, the block that a host's address is in. */
export const replaceValues: FixProvider = {
  codes: ['unknown-service-tag', 'invalid-rule'],
  create: ({ subject }) => {
    if (subject.kind !== 'value') return [];
    const { rule: judged, property, entry: replaced, suggestion } = subject;
    const entries = entriesOf(property.value);
    const texts = entries.flatMap((entry) => (entry.kind === 'string' ? [entry.value] : []));
    // What isn't known of a list can't be written anew.
    if (texts.length < entries.length) return [];
    const value = entries.length > 1 ? texts.with(entries.indexOf(replaced), suggestion) : suggestion;
    return [
      {
        title: l10n.t("Replace by '{0}'", suggestion),
        preferred: true,
        safe: false,
        apply: (draft) => {
          draft.set(judged, property.field, value, judged.rule);
        },
      },
    ];
  },
};

/** Writes the service tag where addresses stand for it. */
export const replaceAddresses: FixProvider = {
  codes: ['ip-instead-of-tag'],
  create: ({ subject }) => {
    if (subject.kind !== 'address') return [];
    const { rule: judged, assessment } = subject;
    const { tag, direction } = assessment.requirement;
    const isSource = direction === 'Inbound';
    return [
      {
        title: l10n.t('Write {0} in {1}', tag, quoteRule(judged.rule)),
        preferred: true,
        // The addresses may be meant for something else, too.
        safe: false,
        apply: (draft) => {
          const field = isSource ? 'sourceAddressPrefix' : 'destinationAddressPrefix';
          draft.set(judged, field, tag, { ...judged.rule, ...sideOf(isSource, tag) });
        },
      },
    ];
  },
};

/** Writes a comma list of ports, which Azure refuses in one value, as the list it means. */
export const splitPortLists: FixProvider = {
  codes: ['invalid-rule'],
  create: ({ subject }: GroupFinding) => {
    if (subject.kind !== 'property' || subject.property.value.kind !== 'string') return [];
    const { rule: judged, property } = subject;
    const ports = subject.property.value.value.split(',').map((part) => part.trim());
    if (ports.length < 2 || ports.some((port) => parsePortRange(port) === undefined)) return [];
    const field: RuleField = property.field.startsWith('source')
      ? 'sourcePortRanges'
      : 'destinationPortRanges';
    return [
      {
        title: l10n.t('Write the ports as {0}', field),
        preferred: true,
        safe: true,
        apply: (draft) => {
          draft.set(judged, field, ports, judged.rule);
        },
      },
    ];
  },
};
