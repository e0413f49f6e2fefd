import type { CheckedGroup, ReportedFinding } from '../../service/languageService.js';
import { documentationOf } from '../../service/diagnostics.js';
import type { Severity } from '../../workspace/configuration.js';
import type { Mark } from './excerpt.js';
import { excerpt, gutterWidth } from './excerpt.js';
import type { CheckOutcome } from '../../service/jsonReport.js';
import type { ReportContext, Reporter } from './reporter.js';
import { severityName } from '../../service/reportOrder.js';
import { count, countFindings, summaryOf } from './summary.js';
import type { Colors } from './terminal.js';
import { colorsOf, printable } from './terminal.js';

/** What a person reads: each finding with its place in the source, then how every checked NSG stands, then a sum. */
export const textReporter: Reporter = (outcome, context) => {
  const painter = { colors: colorsOf(context.colors), context };
  const places = placesOf(outcome.findings).map((place) => `${placeText(place, painter)}\n\n`);
  if (context.quiet) return places.join('');
  const groups = outcome.networkSecurityGroups.filter((group) => group.checked !== 'no');
  const alike = groupsAlike(groups);
  const states = groups.map((group) => `${groupText(group, alike.has(group), painter)}\n`);
  return [...places, ...states, groups.length > 0 ? '\n' : '', endText(outcome, painter)].join('');
};

interface Painter {
  readonly colors: Colors;
  readonly context: ReportContext;
}

/** Findings at one place, which share its excerpt: an NSG without rules has many at its name. */
type Place = readonly [ReportedFinding, ...ReportedFinding[]];

function placesOf(findings: readonly ReportedFinding[]): readonly Place[] {
  const places = new Map<string, [ReportedFinding, ...ReportedFinding[]]>();
  for (const finding of findings) {
    const { start, end } = finding.range;
    const key = [finding.uri, start.line, start.character, end.line, end.character].join(' ');
    const known = places.get(key);
    if (known) known.push(finding);
    else places.set(key, [finding]);
  }
  return [...places.values()];
}

function placeText(place: Place, painter: Painter): string {
  const { colors, context } = painter;
  const [first] = place;
  const heads = place.map((finding) => headOf(finding, colors));
  const relatedHere = uniqueRelated(place).filter(({ uri }) => uri === first.uri);
  const elsewhere = uniqueRelated(place).filter(({ uri }) => uri !== first.uri);
  const marks: Mark[] = [
    { range: first.range, label: '', isPrimary: true },
    ...relatedHere.map(({ range, message }) => ({ range, label: message, isPrimary: false })),
  ];
  const margin = ' '.repeat(gutterWidth(marks));
  const group = first.networkSecurityGroup;
  const where = `${location(first, context)}${group === undefined ? '' : colors.dim(`  ${printable(group)}`)}`;
  return [
    ...heads,
    `${margin}${colors.dim('-->')} ${where}`,
    ...excerpt(context.linesOf(first.uri), marks, {
      colors,
      highlight: paintOf(first, colors),
      width: sourceWidth(context),
    }),
    ...elsewhere.flatMap((related) => relatedText(related, margin, painter)),
    ...notesOf(place).map((note) => `${margin} ${colors.dim('=')} ${note}`),
  ].join('\n');
}

function headOf(finding: ReportedFinding, colors: Colors): string {
  const severity = paintOf(finding, colors)(`${headings[severityName(finding.severity)]}[${finding.code}]`);
  return `${severity}${colors.bold(`: ${printable(finding.message)}`)}`;
}

const headings: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
};

function paintOf(finding: ReportedFinding, colors: Colors): (text: string) => string {
  const paints: Readonly<Record<Severity, (text: string) => string>> = {
    error: colors.red,
    warning: colors.yellow,
    information: colors.blue,
    hint: colors.green,
  };
  const paint = paints[severityName(finding.severity)];
  return (text) => colors.bold(paint(text));
}

/** `infra/main.bicep:12:9`, counted from one, as editors and terminals open it. */
function location({ uri, range }: Pick<ReportedFinding, 'uri' | 'range'>, context: ReportContext): string {
  return `${printable(context.pathOf(uri))}:${range.start.line + 1}:${range.start.character + 1}`;
}

/** What a line of source may take in the terminal, beside the line number. */
function sourceWidth({ columns }: ReportContext): number {
  return Math.max(40, (columns ?? 120) - 10);
}

type Related = ReportedFinding['related'][number];

function uniqueRelated(place: Place): readonly Related[] {
  const byText = new Map<string, Related>();
  for (const related of place.flatMap((finding) => finding.related)) {
    byText.set(`${related.uri} ${JSON.stringify(related.range)} ${related.message}`, related);
  }
  return [...byText.values()];
}

function relatedText(related: Related, margin: string, { colors, context }: Painter): string[] {
  const { uri, range, message } = related;
  return [
    `${margin}${colors.dim(':::')} ${location(related, context)}`,
    ...excerpt(context.linesOf(uri), [{ range, label: message, isPrimary: false }], {
      colors,
      highlight: colors.cyan,
      width: sourceWidth(context),
    }),
  ];
}

function notesOf(place: Place): readonly string[] {
  const fixable = place.filter((finding) => finding.fixable).length;
  const which =
    place.length === 1 ? '' : fixable === place.length ? 'all ' : `${fixable} of ${place.length} `;
  const fix = fixable > 0 ? [`${which}fixable with 'apim-nsg fix'`] : [];
  const codes = [...new Set(place.map((finding) => finding.code))];
  return [...fix, ...codes.map((code) => `see ${documentationOf(code)}`)];
}

/** The NSGs that name and place don't tell apart: those of a module that is called more than once. */
function groupsAlike(groups: readonly CheckedGroup[]): ReadonlySet<CheckedGroup> {
  const byLook = new Map<string, CheckedGroup[]>();
  for (const group of groups) {
    const { start } = group.range;
    const look = `${group.uri} ${start.line} ${start.character} ${group.name}`;
    const same = byLook.get(look);
    if (same) same.push(group);
    else byLook.set(look, [group]);
  }
  return new Set([...byLook.values()].filter((same) => same.length > 1).flat());
}

/**
 * How a checked NSG stands: `nsg-apim (…) External, linked to apim: 7 of 9 requirements allowed, 2 missing`.
 * @param isAlike whether there are others that look the same, so that it is to be said what makes it
 */
function groupText(group: CheckedGroup, isAlike: boolean, { colors, context }: Painter): string {
  const states = stateCounts(group)
    .map(({ words, number }) => `${number} ${words}`)
    .join(', ');
  const allowed = group.requirements.filter(({ status }) => status === 'allowed').length;
  const needed = count(group.requirements.length, 'requirement');
  const service = group.service === undefined ? '' : `, linked to ${printable(group.service)}`;
  const name = colors.bold(printable(group.name));
  const rest = states === '' ? '' : `, ${states}`;
  const symbol = group.symbol === undefined ? '' : ` as ${printable(group.symbol)}`;
  const maker = isAlike ? `, deployed by ${printable(context.pathOf(group.deployment))}${symbol}` : '';
  const place = colors.dim(`(${location(group, context)}${maker})`);
  return `${name} ${place} ${deploymentText(group)}${service}: ${allowed} of ${needed} allowed${rest}`;
}

function deploymentText({ profile, vnetType }: CheckedGroup): string {
  if (profile !== undefined && !profile.startsWith('classic-')) return profile;
  return vnetType === 'unknown' ? 'VNet type unknown' : vnetType;
}

const stateWords = [
  { status: 'allowed-by-default', words: 'by a default rule only' },
  { status: 'unknown', words: 'unknown' },
  { status: 'blocked', words: 'blocked' },
  { status: 'missing', words: 'missing' },
] as const;

function stateCounts(group: CheckedGroup): readonly { readonly words: string; readonly number: number }[] {
  return stateWords
    .map(({ status, words }) => ({
      words,
      number: group.requirements.filter((requirement) => requirement.status === status).length,
    }))
    .filter(({ number }) => number > 0);
}

function endText(outcome: CheckOutcome, { colors }: Painter): string {
  const { findings, durationMs } = outcome;
  const time = colors.dim(` (${durationMs} ms)`);
  const summary = summaryOf(outcome);
  if (findings.length === 0) return `${colors.green(summary)}${time}\n`;
  const counts = countFindings(findings);
  const worst = Math.min(...findings.map((finding) => finding.severity));
  const paint = worst === 1 ? colors.red : worst === 2 ? colors.yellow : colors.blue;
  const fixable = findings.filter((finding) => finding.fixable).length;
  const remedy = fixable > 0 ? `${count(fixable, 'finding')} can be fixed with 'apim-nsg fix'.\n` : '';
  return `${colors.bold(paint(counts))}${summary.slice(counts.length)}${time}\n${remedy}`;
}
