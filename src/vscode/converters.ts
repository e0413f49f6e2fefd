import * as vscode from 'vscode';
import type * as lsp from 'vscode-languageserver-types';
import { uriOf } from './uris.js';

/**
 * The service speaks in the shapes of the Language Server Protocol, the editor in its own classes. Every translation
 * between the two is here.
 */

/** What the service said, by what the editor shows: quick fixes ask the service about its own findings. */
const originals = new WeakMap<vscode.Diagnostic, lsp.Diagnostic>();

export function toRange(range: lsp.Range): vscode.Range {
  return new vscode.Range(toPosition(range.start), toPosition(range.end));
}

export function toPosition(position: lsp.Position): vscode.Position {
  return new vscode.Position(position.line, position.character);
}

export function fromRange(range: vscode.Range): lsp.Range {
  return { start: fromPosition(range.start), end: fromPosition(range.end) };
}

export function fromPosition(position: vscode.Position): lsp.Position {
  return { line: position.line, character: position.character };
}

export function toDiagnostic(diagnostic: lsp.Diagnostic): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(
    toRange(diagnostic.range),
    toPlainText(diagnostic.message),
    toSeverity(diagnostic.severity),
  );
  const code = toCode(diagnostic);
  if (code !== undefined) shown.code = code;
  if (diagnostic.source !== undefined) shown.source = diagnostic.source;
  if (diagnostic.tags) shown.tags = diagnostic.tags.map(toTag);
  if (diagnostic.relatedInformation) {
    shown.relatedInformation = diagnostic.relatedInformation.map(toRelatedInformation);
  }
  originals.set(shown, diagnostic);
  return shown;
}

/** The service's finding that a diagnostic was made from; `undefined` for those of other extensions. */
export function originalOf(diagnostic: vscode.Diagnostic): lsp.Diagnostic | undefined {
  return originals.get(diagnostic);
}

/** `shown`: the diagnostics that the request was about, so that the editor can tell which of them an action fixes. */
export function toCodeAction(action: lsp.CodeAction, shown: readonly vscode.Diagnostic[]): vscode.CodeAction {
  const kind = action.kind === undefined ? undefined : vscode.CodeActionKind.Empty.append(action.kind);
  const offered = new vscode.CodeAction(action.title, kind);
  if (action.isPreferred !== undefined) offered.isPreferred = action.isPreferred;
  if (action.disabled) offered.disabled = action.disabled;
  if (action.edit) offered.edit = toWorkspaceEdit(action.edit);
  if (action.diagnostics) offered.diagnostics = shownOf(action.diagnostics, shown);
  return offered;
}

export function toHover({ contents, range }: lsp.Hover): vscode.Hover {
  return new vscode.Hover(toMarkdown(contents), range && toRange(range));
}

/** The service writes Markdown in one piece. */
export function toMarkdown(contents: lsp.Hover['contents']): vscode.MarkdownString {
  if (typeof contents === 'string') return new vscode.MarkdownString(contents);
  if ('kind' in contents) return new vscode.MarkdownString(contents.value);
  throw new Error('cannot show marked strings');
}

export function toCodeLens({ range, command }: lsp.CodeLens): vscode.CodeLens {
  return new vscode.CodeLens(toRange(range), command && toCommand(command));
}

export function toCommand({ title, command, arguments: given, tooltip }: lsp.Command): vscode.Command {
  return { title, command, ...(given ? { arguments: given } : {}), ...(tooltip ? { tooltip } : {}) };
}

/** Edits of text only: the service creates and renames no files. */
export function toWorkspaceEdit(edit: lsp.WorkspaceEdit): vscode.WorkspaceEdit {
  const converted = new vscode.WorkspaceEdit();
  for (const { uri, edits } of textEditsOf(edit))
    converted.set(vscode.Uri.parse(uri), edits.map(toAnyTextEdit));
  return converted;
}

/** The URIs of the documents that an edit changes. */
export function editedDocuments(edit: lsp.WorkspaceEdit): readonly string[] {
  return textEditsOf(edit).map(({ uri }) => uriOf(vscode.Uri.parse(uri)));
}

interface DocumentEdits {
  readonly uri: string;
  readonly edits: readonly AnyTextEdit[];
}

type AnyTextEdit = lsp.TextEdit | lsp.SnippetTextEdit;

function textEditsOf(edit: lsp.WorkspaceEdit): readonly DocumentEdits[] {
  const byUri = Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ uri, edits }));
  const versioned = (edit.documentChanges ?? []).map((change): DocumentEdits => {
    if (!('textDocument' in change)) throw new Error(`cannot '${change.kind}' a file`);
    return { uri: change.textDocument.uri, edits: change.edits };
  });
  return [...byUri, ...versioned].filter(({ edits }) => edits.length > 0);
}

function toAnyTextEdit(edit: AnyTextEdit): vscode.TextEdit | vscode.SnippetTextEdit {
  if (!('snippet' in edit)) return toTextEdit(edit);
  return new vscode.SnippetTextEdit(toRange(edit.range), new vscode.SnippetString(edit.snippet.value));
}

export function toTextEdit(edit: lsp.TextEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(toRange(edit.range), edit.newText);
}

function toCode(diagnostic: lsp.Diagnostic): vscode.Diagnostic['code'] {
  const { code, codeDescription } = diagnostic;
  if (code === undefined || codeDescription === undefined) return code;
  return { value: code, target: vscode.Uri.parse(codeDescription.href) };
}

/** The editor's diagnostics are plain text: of marked-up text the source is shown. */
function toPlainText(message: string | lsp.MarkupContent): string {
  return typeof message === 'string' ? message : message.value;
}

/** The protocol counts severities and tags from 1, the editor severities from 0. */
function toSeverity(severity: lsp.DiagnosticSeverity | undefined): vscode.DiagnosticSeverity {
  switch (severity) {
    case 2:
      return vscode.DiagnosticSeverity.Warning;
    case 3:
      return vscode.DiagnosticSeverity.Information;
    case 4:
      return vscode.DiagnosticSeverity.Hint;
    case 1:
    case undefined:
      return vscode.DiagnosticSeverity.Error;
  }
}

function toTag(tag: lsp.DiagnosticTag): vscode.DiagnosticTag {
  return tag === 1 ? vscode.DiagnosticTag.Unnecessary : vscode.DiagnosticTag.Deprecated;
}

function toRelatedInformation(
  related: lsp.DiagnosticRelatedInformation,
): vscode.DiagnosticRelatedInformation {
  const { uri, range } = related.location;
  return new vscode.DiagnosticRelatedInformation(
    new vscode.Location(vscode.Uri.parse(uri), toRange(range)),
    related.message,
  );
}

/** The service makes its findings anew for each request: the same one is recognized by what it says, and where. */
function shownOf(
  diagnostics: readonly lsp.Diagnostic[],
  shown: readonly vscode.Diagnostic[],
): vscode.Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const text = JSON.stringify(diagnostic);
    return shown.find((each) => JSON.stringify(originals.get(each)) === text) ?? toDiagnostic(diagnostic);
  });
}
