import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver-types';
import type { JudgedGroup } from '../checks/judgedGroup.js';
import { fixesFor } from '../fixes/index.js';
import type { Fix } from '../fixes/fix.js';
import type { LoadedFiles } from '../languages/language.js';
import type { JudgedFile } from './analyzer.js';
import { findingsIn, languageOf } from './analyzer.js';
import { toDiagnostic } from './diagnostics.js';
import { toWorkspaceEdit } from './edits.js';
import { fixEdits } from './fixEdits.js';
import { mergeActions, touches } from './mergeActions.js';
import { suppressingActions, withReasonToType } from './suppressing.js';

export const fixAllKind = 'source.fixAll.apimNsg';

/** Whether an editor asks for actions of a kind: for all kinds, for this one, or for one that includes it. */
export function isWanted(context: CodeActionContext, kind: string): boolean {
  return context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? kind !== fixAllKind;
}

/** The quick fixes of the findings that a range touches. */
export function quickFixes(judged: JudgedFile, range: Range, files: LoadedFiles): readonly CodeAction[] {
  const mending: CodeAction[] = [];
  const suppressing: CodeAction[] = [];
  for (const finding of findingsIn(judged)) {
    const diagnostic = toDiagnostic(finding, files);
    if (!diagnostic || !touches(diagnostic.range, range)) continue;
    const { group } = finding;
    const fixes = group
      ? fixesFor(finding).flatMap((fix) => actionOf(judged, group, fix, diagnostic, files) ?? [])
      : [];
    mending.push(...fixes);
    suppressing.push(...suppressingActions(judged, finding, diagnostic, files));
  }
  return [...mergeActions(mending), ...mergeActions(suppressing).map(withReasonToType)];
}

/** An edit of the file, or `undefined` where the language can't write the change there. */
function actionOf(
  judged: JudgedFile,
  group: JudgedGroup,
  fix: Fix,
  diagnostic: Diagnostic,
  files: LoadedFiles,
): CodeAction | undefined {
  const edits = fixEdits(fix, group, languageOf(judged, group), files);
  if (!edits) return undefined;
  return {
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [diagnostic],
    isPreferred: fix.preferred,
    edit: toWorkspaceEdit(edits, files),
  };
}
