import assert from 'node:assert/strict';
import type { NetworkSecurityGroup, RuleDeclaration, RuleField } from '../../src/languages/declarations.js';
import type {
  FileEdit,
  Language,
  NewRule,
  RuleChange,
  WrittenChanges,
} from '../../src/languages/language.js';
import { displayText, entriesOf } from '../../src/languages/interpret.js';
import { slotOf } from '../../src/languages/writing/fields.js';
import { printRule } from './declarations.js';
import type { Files } from './sourceFiles.js';
import { sourceFiles } from './sourceFiles.js';
import { finish } from '../../src/languages/steps.js';

/** What is done to the rules of a group, found by their names. */
export type Change =
  | { readonly add: string; readonly after?: string; readonly description?: string }
  | { readonly set: string; readonly field: RuleField; readonly to: string | number | readonly string[] }
  | { readonly remove: string };

const root = 'file:///w/';

/** The group that the first of some files declares. */
export function groupIn(language: Language, files: Files, name?: string): NetworkSecurityGroup {
  const [main = ''] = Object.keys(files);
  const { declarations } = finish(language.analyze(language.unitOf(root + main), sourceFiles(files)));
  const groups = declarations.filter((one) => one.kind === 'networkSecurityGroup');
  const group = name === undefined ? groups[0] : groups.find((one) => displayText(one.name) === name);
  assert(group, 'there is no network security group');
  return group;
}

export function ruleOf(group: NetworkSecurityGroup, name: string): RuleDeclaration {
  const rule = group.rules.find((one) => nameOf(one) === name);
  assert(rule, `there is no rule '${name}', only ${group.rules.map(nameOf).join(', ')}`);
  return rule;
}

function nameOf({ properties }: RuleDeclaration): string {
  return displayText(properties.get('name')?.value).replace(/^.*\//, '');
}

/** A rule from a line: `AllowSql 110 Outbound Allow Tcp VirtualNetwork -> Sql:1433,1434`. */
export function newRule(line: string, description?: string): NewRule {
  const [name = '', priority, direction, access, protocol = '', source = '', , destination = ''] =
    line.split(' ');
  const [prefix = '', ports = ''] = destination.split(':');
  return {
    name,
    description,
    priority: Number(priority),
    direction: direction === 'Inbound' ? 'Inbound' : 'Outbound',
    access: access === 'Deny' ? 'Deny' : 'Allow',
    protocol,
    sourcePortRange: '*',
    destinationPortRanges: ports.split(','),
    sourceAddressPrefix: source,
    destinationAddressPrefix: prefix,
  };
}

export function changeOf(group: NetworkSecurityGroup, change: Change): RuleChange {
  if ('add' in change) {
    const after = change.after === undefined ? undefined : ruleOf(group, change.after);
    return { kind: 'add', group, rule: newRule(change.add, change.description), after };
  }
  if ('remove' in change) return { kind: 'remove', group, rule: ruleOf(group, change.remove) };
  const rule = ruleOf(group, change.set);
  const { field, to: value } = change;
  const property = [field, ...slotOf(field)].flatMap((one) => rule.properties.get(one) ?? [])[0];
  assert(property, `the rule has no ${field}`);
  return { kind: 'set', group, rule, property, field, value };
}

export function written(language: Language, files: Files, changes: readonly Change[]): WrittenChanges {
  const group = groupIn(language, files);
  return language.write(
    changes.map((change) => changeOf(group, change)),
    sourceFiles(files),
  );
}

/** The files after some changes, all of which can be made. */
export function filesAfter(language: Language, files: Files, changes: readonly Change[]): Files {
  const { edits, refused } = written(language, files, changes);
  assert.deepEqual(
    refused.map(({ reason }) => reason),
    [],
  );
  return edited(files, edits);
}

export function edited(files: Files, edits: readonly FileEdit[]): Files {
  const after: Record<string, string> = { ...files };
  for (const [name, text] of Object.entries(files)) {
    after[name] = applied(
      text,
      edits.filter(({ uri }) => uri === root + name),
    );
  }
  return after;
}

/** A text after edits, which must come in order and not overlap. */
export function applied(text: string, edits: readonly FileEdit[]): string {
  let result = '';
  let position = 0;
  for (const { start, end, newText } of edits) {
    assert(position <= start && start <= end && end <= text.length, 'the edits overlap or are out of order');
    result += text.slice(position, start) + newText;
    position = end;
  }
  return result + text.slice(position);
}

/**
 * Checks the files after some changes, and that what was written reads back as what was asked for: rules that were added
 * and properties that were set are there, the other rules are what they were.
 */
export function checkChanges(
  language: Language,
  before: Files,
  changes: readonly Change[],
  expected: Files,
): void {
  const after = filesAfter(language, before, changes);
  for (const [name, text] of Object.entries(expected)) assert.equal(after[name], text);
  checkReadsBack(language, before, changes, after);
}

export function checkReadsBack(
  language: Language,
  before: Files,
  changes: readonly Change[],
  after: Files,
): void {
  const lines = groupIn(language, before).rules.map(printRule);
  const linesAfter = groupIn(language, after).rules.map(printRule);
  const touched = changes.flatMap((change) =>
    'set' in change ? [change.set] : 'remove' in change ? [change.remove] : [],
  );
  const isTouched = (line: string): boolean => touched.some((name) => line.startsWith(`  ${name}:`));
  const added = changes.flatMap((change) => ('add' in change ? [newRule(change.add).name] : []));
  for (const line of lines.filter((one) => !isTouched(one))) {
    assert(linesAfter.includes(line), `a rule has changed: ${line}\nnow:\n${linesAfter.join('\n')}`);
  }
  const removed = changes.filter((change) => 'remove' in change).length;
  assert.equal(linesAfter.length, lines.length + added.length - removed, linesAfter.join('\n'));
  for (const change of changes) checkOne(language, change, after);
  for (const name of Object.keys(after)) {
    const problems = (files: Files): number =>
      language.outline({ uri: root + name, text: files[name] ?? '' }).problems.length;
    assert.equal(
      problems(after),
      problems(before),
      `${name} has other syntax problems:\n${after[name] ?? ''}`,
    );
  }
}

function checkOne(language: Language, change: Change, files: Files): void {
  const group = groupIn(language, files);
  if ('set' in change) {
    const { properties } = ruleOf(group, change.field === 'name' ? String(change.to) : change.set);
    assert.deepEqual(valueOf(properties, change.field), textsOf(change.to));
  }
  if ('add' in change) checkAdded(group, newRule(change.add));
}

function checkAdded(group: NetworkSecurityGroup, rule: NewRule): void {
  const added = group.rules.filter(
    (one) =>
      String(
        one.properties.get('priority')?.value.kind === 'unknown'
          ? ''
          : valueOf(one.properties, 'priority')[0],
      ) === String(rule.priority) &&
      valueOf(one.properties, 'direction')[0]?.toLowerCase() === rule.direction.toLowerCase(),
  );
  assert.equal(added.length, 1, `the new rule isn't there: ${group.rules.map(printRule).join('\n')}`);
  const [{ properties }] = added as [RuleDeclaration];
  const said = (...fields: readonly RuleField[]): readonly string[] =>
    fields.flatMap((field) => valueOf(properties, field)).map((text) => text.toLowerCase());
  const lower = (...texts: readonly string[]): readonly string[] => texts.map((text) => text.toLowerCase());
  assert.deepEqual(said('access'), lower(rule.access));
  assert.deepEqual(said('protocol'), lower(rule.protocol));
  assert.deepEqual(said('sourcePortRange', 'sourcePortRanges'), lower(rule.sourcePortRange));
  assert.deepEqual(
    said('destinationPortRange', 'destinationPortRanges'),
    lower(...rule.destinationPortRanges),
  );
  assert.deepEqual(
    said('sourceAddressPrefix', 'sourceAddressPrefixes', 'sourceApplicationSecurityGroups'),
    lower(rule.sourceAddressPrefix),
  );
  assert.deepEqual(
    said('destinationAddressPrefix', 'destinationAddressPrefixes', 'destinationApplicationSecurityGroups'),
    lower(rule.destinationAddressPrefix),
  );
}

function valueOf(properties: RuleDeclaration['properties'], field: RuleField): readonly string[] {
  const value = properties.get(field)?.value;
  return entriesOf(value).map((entry) =>
    entry.kind === 'string' || entry.kind === 'number' ? String(entry.value) : entry.kind,
  );
}

function textsOf(value: string | number | readonly string[]): readonly string[] {
  return (typeof value === 'object' ? value : [value]).map(String);
}

/** Checks that a change is refused, and why. */
export function checkRefused(language: Language, files: Files, change: Change, reason: RegExp): void {
  const { edits, refused } = written(language, files, [change]);
  assert.deepEqual(edits, []);
  assert.match(refused[0]?.reason ?? '', reason);
}
