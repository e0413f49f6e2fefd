import { parseAddressTerm } from '../azure/addresses.js';
import { blockOfHost } from '../azure/ipRanges.js';
import { parsePortRange } from '../azure/ports.js';
import { accesses, directions, protocols } from '../azure/securityRules.js';
import * as l10n from '../l10n.js';
import type { RuleField, RuleProperty } from '../languages/declarations.js';
import { entriesOf } from '../languages/interpret.js';
import { addressFields, requiredFields } from '../languages/resourceManager/rules.js';
import type { Origin } from '../languages/text.js';
import type { Value } from '../languages/values.js';
import { listOf, quoteRule } from './describe.js';
import type { Check, GroupFinding, Subject } from './findings.js';
import { noSubject } from './findings.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';
import { surelyTogether } from './priorities.js';
import { sharing } from './sharing.js';

/** What Azure refuses in a rule, its priority aside. */
export const invalidRule: Check = {
  code: 'invalid-rule',
  check: (group) => [
    ...group.rules.flatMap((judged) =>
      problemsOf(judged).map((problem) => findingOf(group, judged, problem)),
    ),
    ...duplicateNames(group),
  ],
};

interface Problem {
  readonly origin: Origin;
  /** What is wrong and what to write instead, after "Rule 'x': ". */
  readonly message: string;
  readonly subject?: Subject;
}

function findingOf(group: JudgedGroup, judged: JudgedRule, problem: Problem): GroupFinding {
  return {
    code: 'invalid-rule',
    severity: 'error',
    group,
    origin: problem.origin,
    message: l10n.t('Rule {0}: {1}', quoteRule(judged.rule), problem.message),
    related: [],
    requirement: undefined,
    subject: problem.subject ?? noSubject,
  };
}

function problemsOf(judged: JudgedRule): readonly Problem[] {
  const problems = [
    ...(hasList(judged) ? listProblems(judged) : []),
    ...blockProblems(judged),
    ...textProblems(judged),
  ];
  if (isUnderstood(judged)) return problems;
  return [...wordProblems(judged), ...portProblems(judged), ...problems, ...missingProperties(judged)];
}

/** Whether every property that a rule needs is there and has a meaning, as in most rules. */
function isUnderstood({ rule, declaration }: JudgedRule): boolean {
  const { direction, access, protocol, priority, sourcePorts, destinationPorts, source, destination } = rule;
  const words = typeof direction === 'string' && typeof access === 'string' && typeof protocol === 'string';
  const open = sourcePorts.open ?? destinationPorts.open ?? source.open ?? destination.open;
  return words && typeof priority === 'number' && !open && declaration.properties.has('name');
}

const words: readonly (readonly [RuleField, readonly string[]])[] = [
  ['direction', directions],
  ['access', accesses],
  ['protocol', protocols],
];

function wordProblems(judged: JudgedRule): readonly Problem[] {
  return words.flatMap(([field, allowed]) => {
    const property = judged.declaration.properties.get(field);
    const [entry] = entriesOf(property?.value);
    if (!property || entry === undefined || entry.kind === 'unknown') return [];
    const text = entry.kind === 'string' ? entry.value : '';
    if (allowed.some((word) => word.toLowerCase() === text.toLowerCase())) return [];
    const message = l10n.t('{0} {1} is not one of {2}.', field, shown(entry), listOf(allowed));
    return [{ origin: placeOf(property, entry), message }];
  });
}

function shown(value: Value): string {
  if (value.kind === 'string') return `'${value.value}'`;
  return value.kind === 'number' || value.kind === 'boolean' ? String(value.value) : `(${value.kind})`;
}

function placeOf(property: RuleProperty, entry: Value): Origin {
  return entry.origin ?? property.value.origin ?? property.site;
}

const singularPorts = ['sourcePortRange', 'destinationPortRange'] as const;
const pluralPorts = ['sourcePortRanges', 'destinationPortRanges'] as const;

function portProblems(judged: JudgedRule): readonly Problem[] {
  return [...singularPorts, ...pluralPorts].flatMap((field) => {
    const property = judged.declaration.properties.get(field);
    if (!property) return [];
    return entriesOf(property.value).flatMap((entry) => portProblem(judged, property, entry));
  });
}

function portProblem(rule: JudgedRule, property: RuleProperty, entry: Value): Problem[] {
  if (entry.kind === 'unknown') return [];
  const text = entry.kind === 'string' || entry.kind === 'number' ? String(entry.value).trim() : '';
  if (parsePortRange(text)) return [];
  const isList = text.includes(',') && text.split(',').every((part) => parsePortRange(part.trim()));
  const message = isList
    ? l10n.t(
        '{0} {1} holds a list, which Azure refuses in one value. Write the ports as items of {2}.',
        property.field,
        shown(entry),
        pluralOf(property.field),
      )
    : l10n.t("{0} {1} is no port, port range or '*' (0 to 65535).", property.field, shown(entry));
  const subject: Subject = isList ? { kind: 'property', rule, property } : noSubject;
  return [{ origin: placeOf(property, entry), message, subject }];
}

function pluralOf(field: RuleField): string {
  return field.endsWith('s') ? field : field.endsWith('x') ? `${field}es` : `${field}s`;
}

const pluralAddresses = ['sourceAddressPrefixes', 'destinationAddressPrefixes'] as const;

/** Whether any property that is a list is there, as in few rules. */
function hasList({ declaration: { properties } }: JudgedRule): boolean {
  return pairs.some(([, plural]) => properties.has(plural));
}

function listProblems(judged: JudgedRule): readonly Problem[] {
  return [...addressProblems(judged), ...bothFormsSet(judged)];
}

/** A service tag, or `*`, in a list that may hold only IP addresses and CIDR blocks. */
function addressProblems(judged: JudgedRule): readonly Problem[] {
  return pluralAddresses.flatMap((field) => {
    const property = judged.declaration.properties.get(field);
    if (!property) return [];
    return entriesOf(property.value).flatMap((entry): Problem[] => {
      const term = entry.kind === 'string' ? parseAddressTerm(entry.value.trim()) : undefined;
      if (term === undefined || term.kind === 'ip') return [];
      const message = l10n.t(
        '{0} holds {1}, but Azure takes only IP addresses and CIDR blocks in a list. Write it as {2}, in a rule of its own if need be.',
        field,
        shown(entry),
        field.replace(/es$/, ''),
      );
      return [{ origin: placeOf(property, entry), message }];
    });
  });
}

/** A CIDR block with the address of a host in it, where Azure takes the address of the network only. */
function blockProblems(rule: JudgedRule): readonly Problem[] {
  return addressFields.flatMap((field) => {
    const property = rule.declaration.properties.get(field);
    if (!property) return [];
    return entriesOf(property.value).flatMap((entry): Problem[] => {
      const suggestion = entry.kind === 'string' ? blockOfHost(entry.value.trim()) : undefined;
      if (suggestion === undefined) return [];
      const message = l10n.t(
        "{0} {1} begins with the address of a host, and Azure takes a block by the address of its network only: '{2}'.",
        field,
        shown(entry),
        suggestion,
      );
      const subject: Subject = { kind: 'value', rule, property, entry, suggestion };
      return [{ origin: placeOf(property, entry), message, subject }];
    });
  });
}

const pairs: readonly (readonly [RuleField, RuleField])[] = [
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationPortRange', 'destinationPortRanges'],
  ['sourceAddressPrefix', 'sourceAddressPrefixes'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes'],
];

function bothFormsSet(judged: JudgedRule): readonly Problem[] {
  const { properties } = judged.declaration;
  return pairs.flatMap(([singular, plural]) => {
    const one = properties.get(singular);
    const many = properties.get(plural);
    if (!one || !many || !isCertain(one) || !isCertain(many)) return [];
    const message = l10n.t('{0} and {1} are both set; Azure takes one of them.', singular, plural);
    return [{ origin: many.site, message }];
  });
}

/** Whether a property surely has a value. */
function isCertain(property: RuleProperty): boolean {
  const entries = entriesOf(property.value);
  return entries.length > 0 && entries.every((entry) => entry.kind !== 'unknown');
}

const nameField: readonly RuleField[] = ['name'];

/** Properties without which Azure refuses a rule. Generated rules may get theirs from defaults that aren't seen here. */
function missingProperties({ declaration }: JudgedRule): readonly Problem[] {
  if (declaration.form === 'generated') return [];
  const absent = [nameField, ...requiredFields].filter((fields) =>
    fields.every((field) => entriesOf(declaration.properties.get(field)?.value).length === 0),
  );
  if (absent.length === 0) return [];
  const names = listOf(absent.map(([field]) => field ?? ''));
  const name = declaration.properties.get('name');
  const origin = name?.value.origin ?? name?.site ?? declaration.origin;
  return [
    {
      origin,
      message:
        absent.length > 1
          ? l10n.t('{0} are missing; Azure refuses the rule.', names)
          : l10n.t('{0} is missing; Azure refuses the rule.', names),
    },
  ];
}

const longestName = 80;
const longestDescription = 140;

function textProblems({ declaration }: JudgedRule): readonly Problem[] {
  const name = declaration.properties.get('name');
  const description = declaration.properties.get('description');
  return [...(name ? nameProblems(name) : []), ...(description ? descriptionProblems(description) : [])];
}

function nameProblems(property: RuleProperty): readonly Problem[] {
  const { value } = property;
  if (value.kind !== 'string' || value.value === '') return [];
  const name = value.value.slice(value.value.lastIndexOf('/') + 1);
  if (name.length > longestName) {
    return [
      {
        origin: placeOf(property, value),
        message: l10n.t('its name has {0} characters; Azure takes {1}.', name.length, longestName),
      },
    ];
  }
  if (/^[a-z0-9]([\w.-]*\w)?$/i.test(name)) return [];
  const message = l10n.t(
    `its name must begin with a letter or digit, end with a letter, digit or '_', and hold only letters, digits, '.', '_' and '-'.`,
  );
  return [{ origin: placeOf(property, value), message }];
}

function descriptionProblems(property: RuleProperty): readonly Problem[] {
  const { value } = property;
  if (value.kind !== 'string' || value.value.length <= longestDescription) return [];
  const message = l10n.t(
    'its description has {0} characters; Azure takes {1}.',
    value.value.length,
    longestDescription,
  );
  return [{ origin: placeOf(property, value), message }];
}

/** Names are unique in an NSG without regard to case: of two, the later rule overwrites the earlier or is refused. */
function duplicateNames(group: JudgedGroup): readonly GroupFinding[] {
  return sharing(group.rules, nameKey).flatMap((rules) => duplicatesOf(group, rules));
}

function nameKey({ declaration }: JudgedRule): string | undefined {
  const name = declaration.properties.get('name')?.value;
  return name?.kind === 'string' && name.value !== '' ? name.value.toLowerCase() : undefined;
}

function duplicatesOf(group: JudgedGroup, rules: readonly JudgedRule[]): readonly GroupFinding[] {
  const [first] = rules;
  return rules.slice(1).flatMap((judged) => {
    const property = judged.declaration.properties.get('name');
    const other = first?.declaration.properties.get('name');
    if (!property || !other || !surelyTogether(judged.rule.presence, first?.rule.presence ?? [])) return [];
    const finding = findingOf(group, judged, {
      origin: placeOf(property, property.value),
      message: l10n.t(
        'another rule of this NSG has the same name; Azure takes each name once, without regard to case.',
      ),
    });
    return [
      {
        ...finding,
        related: [{ origin: placeOf(other, other.value), message: l10n.t('the other rule of this name') }],
      },
    ];
  });
}
