import * as vscode from 'vscode';
import type * as lsp from 'vscode-languageserver-types';
import { toMarkdown, toRange, toTextEdit } from './converters.js';

/** The kinds that the service has, as the protocol counts them. */
const kinds: ReadonlyMap<number | undefined, vscode.CompletionItemKind> = new Map([
  [12, vscode.CompletionItemKind.Value],
  [15, vscode.CompletionItemKind.Snippet],
  [21, vscode.CompletionItemKind.Constant],
]);

const snippetFormat = 2;
const asWritten = 1;

export function toCompletionItem(item: lsp.CompletionItem): vscode.CompletionItem {
  const { label, labelDetails } = item;
  const shown = new vscode.CompletionItem(
    labelDetails ? { label, ...labelDetails } : label,
    kinds.get(item.kind),
  );
  const { detail, documentation, sortText, filterText, additionalTextEdits } = item;
  if (detail !== undefined) shown.detail = detail;
  if (documentation !== undefined) shown.documentation = toMarkdown(documentation);
  if (sortText !== undefined) shown.sortText = sortText;
  if (filterText !== undefined) shown.filterText = filterText;
  if (additionalTextEdits) shown.additionalTextEdits = additionalTextEdits.map(toTextEdit);
  setText(shown, item);
  return shown;
}

function setText(
  shown: vscode.CompletionItem,
  { textEdit, insertTextFormat, insertTextMode }: lsp.CompletionItem,
): void {
  if (!textEdit) return;
  if (!('range' in textEdit)) throw new Error('cannot insert and replace');
  const { range, newText } = textEdit;
  shown.range = toRange(range);
  shown.insertText = insertTextFormat === snippetFormat ? new vscode.SnippetString(newText) : newText;
  if (insertTextMode === asWritten) shown.keepWhitespace = true;
}
