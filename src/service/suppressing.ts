import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '../checks/findings.js';
import type { SourceFiles } from '../languages/language.js';
import type { DiagnosticCode } from '../workspace/diagnosticCodes.js';
import type { JudgedFile } from './analyzer.js';
import { toWorkspaceEdit } from './edits.js';

/** What is said of comments themselves: another comment doesn't mend it. */
const aboutComments: readonly DiagnosticCode[] = ['unused-suppression', 'invalid-directive'];

/** Writes a comment above a finding's line that switches it off; `undefined` where the file can have none. */
export function suppressingAction(
  { file, language }: JudgedFile,
  { code, requirement, origin }: Finding,
  diagnostic: Diagnostic,
  files: SourceFiles,
): CodeAction | undefined {
  const marker = language.lineComment?.(file);
  if (marker === undefined || aboutComments.includes(code)) return undefined;
  const start = file.text.lastIndexOf('\n', origin.start - 1) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(start, origin.start))?.[0] ?? '';
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const what = requirement === undefined ? code : `${code} ${requirement}`;
  const newText = `${indent}${marker} apim-nsg-disable-next-line ${what} -- say why${lineEnd}`;
  return {
    title: `Disable ${what} for this line`,
    kind: 'quickfix',
    diagnostics: [diagnostic],
    isPreferred: false,
    edit: toWorkspaceEdit([{ uri: file.uri, start, end: start, newText }], files),
  };
}
