import type { CodeAction, Diagnostic, SnippetTextEdit, TextEdit } from 'vscode-languageserver-types';
import type { Finding } from '../checks/findings.js';
import * as l10n from '../l10n.js';
import type { LoadedFiles, SourceFile } from '../languages/language.js';
import type { DiagnosticCode } from '../workspace/diagnosticCodes.js';
import type { JudgedFile } from './analyzer.js';
import { toWorkspaceEdit } from './edits.js';
import { escapeSnippet } from './snippets.js';

/** What is said of comments themselves: another comment doesn't mend it. */
const aboutComments: readonly DiagnosticCode[] = ['unused-suppression', 'invalid-directive'];

/** A comment that switches a finding off, and where it goes. */
interface Suppressing {
  readonly title: string;
  readonly verb: 'apim-nsg-disable-next-line' | 'apim-nsg-disable';
  readonly indent: string;
  readonly start: number;
}

/**
 * Write a comment that switches a finding off: above its line, or for the whole file at the top; none where the file
 * can have no comments.
 */
export function suppressingActions(
  { file, language }: JudgedFile,
  { code, requirement, origin }: Finding,
  diagnostic: Diagnostic,
  files: LoadedFiles,
): readonly CodeAction[] {
  const marker = language.lineComment?.(file);
  if (marker === undefined || aboutComments.includes(code)) return [];
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const what = requirement === undefined ? code : `${code} ${requirement}`;
  return [forLine(file, origin.start, what), forFile(file, what)].map(({ title, verb, indent, start }) => {
    const newText = `${indent}${marker} ${verb} ${what} -- ${reason()}${lineEnd}`;
    const edits = [{ uri: file.uri, start, end: start, newText }];
    return {
      title,
      kind: 'quickfix',
      diagnostics: [diagnostic],
      isPreferred: false,
      edit: toWorkspaceEdit(language.tidy?.(file, edits) ?? edits, files),
    };
  });
}

function forLine({ text }: SourceFile, offset: number, what: string): Suppressing {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
  const title = l10n.t('Disable {0} for this line', what);
  return { title, verb: 'apim-nsg-disable-next-line', indent, start };
}

/** At the top, behind a byte-order mark. */
function forFile({ text }: SourceFile, what: string): Suppressing {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { title: l10n.t('Disable {0} for this file', what), verb: 'apim-nsg-disable', indent: '', start };
}

/** What stands in place of the reason. */
function reason(): string {
  return l10n.t('say why');
}

/** The same action with snippets for the comments that it writes, in which the reason is to be typed over. */
export function withReasonToType({ edit, ...action }: CodeAction): CodeAction {
  const documentChanges = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => ({
    textDocument: { uri, version: null },
    edits: edits.map(asSnippet),
  }));
  return { ...action, edit: { documentChanges } };
}

function asSnippet(edit: TextEdit): TextEdit | SnippetTextEdit {
  const { range, newText } = edit;
  const index = newText.lastIndexOf(` -- ${reason()}`);
  if (index < 0) return edit;
  const start = index + ' -- '.length;
  const after = newText.slice(start + reason().length);
  const value = `${escapeSnippet(newText.slice(0, start))}\${1:${escapeSnippet(reason())}}${escapeSnippet(after)}`;
  return { range, snippet: { kind: 'snippet', value } };
}
