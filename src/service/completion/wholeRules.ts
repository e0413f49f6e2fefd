import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import type { Assessment } from '../../azure/assess.js';
import { formatPorts, singlePorts } from '../../azure/ports.js';
import type { Requirement } from '../../azure/requirements.js';
import { describeTraffic } from '../../checks/describe.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import * as l10n from '../../l10n.js';
import { addRule, unmetAssessments } from '../../fixes/addRules.js';
import { Draft } from '../../fixes/draft.js';
import type { LoadedFiles } from '../../languages/language.js';
import type { JudgedFile } from '../analyzer.js';
import { groupsOf } from '../picture/pictureOf.js';
import type { ItemPlace } from './itemPlace.js';
import { escapeSnippet } from '../snippets.js';
import { asWritten, snippetFormat, snippetKind } from './protocol.js';

/**
 * The rules that an NSG misses, as they are written in its list of rules.
 * @param judged the file without the word that is being typed
 * @param place where in that file a rule may be written
 */
export function ruleItems(
  judged: JudgedFile,
  place: ItemPlace,
  files: LoadedFiles,
): readonly CompletionItem[] {
  for (const { judged: group } of groupsOf(judged)) {
    if (!place.isIn(group)) continue;
    const unmet = unmetAssessments(group);
    const single = unmet.flatMap((assessment, index) => {
      const text = textOf(judged, group, [assessment], files);
      return text ? [itemOf(assessment, index + 1, text, place)] : [];
    });
    const all = unmet.length > 1 ? textOf(judged, group, unmet, files) : undefined;
    return all ? [allItem(unmet.length, all, place), ...single] : single;
  }
  return [];
}

interface RuleText {
  /** In lines of the file's own, indentation included. */
  readonly text: string;
  /** Whether commas stand between the rules of the list. */
  readonly hasCommas: boolean;
}

/** The text that the fix for missing rules writes; `undefined` where it would write elsewhere, or move other rules. */
function textOf(
  { language, file }: JudgedFile,
  group: JudgedGroup,
  assessments: readonly Assessment[],
  files: LoadedFiles,
): RuleText | undefined {
  const draft = new Draft(group);
  for (const assessment of assessments) addRule(draft, assessment);
  if (draft.changes.some(({ kind }) => kind !== 'add')) return undefined;
  const { edits, refused } = language.write(draft.changes, files);
  const [edit, ...more] = edits;
  const list = group.group.ruleList;
  if (!edit || !list || more.length + refused.length > 0 || edit.uri !== file.uri) return undefined;
  const isInList = list.start <= edit.start && edit.end <= list.end;
  if (!isInList || file.text.slice(edit.start, edit.end).trim() !== '') return undefined;
  const text = edit.newText.replace(/^[\s,]+|[\s,]+$/g, '');
  const indent = /[ \t]*(?=\S*$)/.exec(text)?.[0] ?? '';
  return { text: `${indent}${text}`, hasCommas: /^\s*,|,\s*$/.test(edit.newText) };
}

function itemOf({ requirement }: Assessment, rank: number, text: RuleText, place: ItemPlace): CompletionItem {
  const { ruleName, tag, purpose } = requirement;
  return {
    ...itemBase(snippetOf(text.text), text, place, rank),
    label: ruleName,
    labelDetails: { description: shortTraffic(requirement) },
    detail: l10n.t('API Management: {0}', describeTraffic(requirement)),
    documentation: { kind: 'markdown', value: `${l10n.t(purpose)}.\n\n${codeBlock(text.text)}` },
    filterText: `${ruleName} apim ${tag} security rule`,
  };
}

/** `Sql 1433`: what is longer does not fit beside a name in the list. */
function shortTraffic({ tag, ports }: Requirement): string {
  return `${tag === '*' ? l10n.t('any address') : tag} ${formatPorts(singlePorts(ports))}`;
}

function allItem(count: number, text: RuleText, place: ItemPlace): CompletionItem {
  return {
    ...itemBase(escapeSnippet(text.text), text, place, 0),
    label: l10n.t('All {0} missing API Management rules', count),
    documentation: { kind: 'markdown', value: codeBlock(text.text) },
    filterText: 'All missing apim security rules',
  };
}

function itemBase(
  snippet: string,
  { hasCommas }: RuleText,
  place: ItemPlace,
  rank: number,
): Omit<CompletionItem, 'label'> {
  const { range, lacksCommaAt, isBeforeItem } = place;
  const comma: readonly TextEdit[] =
    hasCommas && lacksCommaAt ? [{ range: { start: lacksCommaAt, end: lacksCommaAt }, newText: ',' }] : [];
  const newText = `${snippet}${hasCommas && isBeforeItem ? ',' : ''}`;
  return {
    kind: snippetKind,
    insertTextFormat: snippetFormat,
    insertTextMode: asWritten,
    sortText: `0 ${String(rank).padStart(2, '0')}`,
    textEdit: { range, newText },
    ...(comma.length > 0 ? { additionalTextEdits: [...comma] } : {}),
  };
}

/** The text of a rule, with its priority to type over. */
function snippetOf(text: string): string {
  return escapeSnippet(text).replace(/(priority["']?\s*[:=]\s*)(\d+)/i, '$1${1:$2}');
}

/** Without the indentation that all lines share. */
function codeBlock(text: string): string {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const lines = text
    .split(/\r?\n/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return `\`\`\`\n${lines.join('\n')}\n\`\`\``;
}
