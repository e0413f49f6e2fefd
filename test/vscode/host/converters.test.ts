import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type * as lsp from 'vscode-languageserver-types';
import {
  editedDocuments,
  fromRange,
  originalOf,
  toCodeAction,
  toDiagnostic,
  toWorkspaceEdit,
} from '../../../src/vscode/converters.js';
import { closeEditors } from './support/documents.js';

const range: lsp.Range = { start: { line: 3, character: 14 }, end: { line: 4, character: 2 } };

const finding: lsp.Diagnostic = {
  range,
  severity: 2,
  code: 'wrong-rule',
  codeDescription: { href: 'https://example.com/rules.md#wrong-rule' },
  source: 'apim-nsg',
  message: 'Port 1443 should be 1433.',
  tags: [1],
  relatedInformation: [{ location: { uri: 'file:///net/main.bicep', range }, message: 'the deny' }],
  data: { requirement: 'sql-outbound' },
};

describe('toDiagnostic', () => {
  it('carries over all that the editor shows', () => {
    const shown = toDiagnostic(finding);
    assert.deepEqual(fromRange(shown.range), range);
    assert.equal(shown.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(shown.message, finding.message);
    assert.equal(shown.source, 'apim-nsg');
    assert.deepEqual(shown.tags, [vscode.DiagnosticTag.Unnecessary]);
    const code = shown.code as { readonly value: string; readonly target: vscode.Uri };
    assert.equal(code.value, 'wrong-rule');
    assert.equal(code.target.toString(true), 'https://example.com/rules.md#wrong-rule');
    const [related] = shown.relatedInformation ?? [];
    assert.equal(related?.message, 'the deny');
    assert.equal(related.location.uri.path, '/net/main.bicep');
    assert.deepEqual(fromRange(related.location.range), range);
  });

  it('maps each severity, none being an error', () => {
    const severities = [1, 2, 3, 4, undefined] as const;
    const shown = severities.map((severity) =>
      toDiagnostic({ range, message: 'dropped', ...(severity && { severity }) }),
    );
    const { Error, Warning, Information, Hint } = vscode.DiagnosticSeverity;
    assert.deepEqual(
      shown.map((each) => each.severity),
      [Error, Warning, Information, Hint, Error],
    );
  });

  it('shows a code without a page as it is', () => {
    assert.equal(toDiagnostic({ range, message: 'broken', code: 'syntax-error' }).code, 'syntax-error');
  });

  it('remembers the finding, with its data', () => {
    assert.equal(originalOf(toDiagnostic(finding)), finding);
    assert.equal(
      originalOf(new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), 'of another extension')),
      undefined,
    );
  });
});

describe('toCodeAction', () => {
  const edit: lsp.WorkspaceEdit = { changes: { 'file:///a.bicep': [{ range, newText: '1433' }] } };

  it('carries over title, kind, preference and edit', () => {
    const action = toCodeAction({ title: 'Use 1433', kind: 'quickfix', isPreferred: true, edit }, []);
    assert.equal(action.title, 'Use 1433');
    assert.equal(action.kind?.value, 'quickfix');
    assert.equal(action.isPreferred, true);
    const [text] = action.edit?.get(vscode.Uri.parse('file:///a.bicep')) ?? [];
    assert.equal(text?.newText, '1433');
    assert.deepEqual(fromRange(text.range), range);
  });

  it('belongs to the diagnostic that is shown for its finding', () => {
    const shown = toDiagnostic(finding);
    const other = toDiagnostic({ ...finding, message: 'another' });
    const action = toCodeAction({ title: '', diagnostics: [{ ...finding }] }, [other, shown]);
    assert.deepEqual(action.diagnostics, [shown]);
    assert.equal(action.diagnostics[0], shown);
  });
});

describe('toWorkspaceEdit', () => {
  const edits = [{ range, newText: 'x' }];

  it('takes edits by document, versioned or not', () => {
    const edit: lsp.WorkspaceEdit = {
      changes: { 'file:///a.tf': edits },
      documentChanges: [{ textDocument: { uri: 'file:///b.tf', version: 7 }, edits }],
    };
    assert.deepEqual(
      toWorkspaceEdit(edit)
        .entries()
        .map(([uri, { length }]) => [uri.path, length]),
      [
        ['/a.tf', 1],
        ['/b.tf', 1],
      ],
    );
    assert.deepEqual(editedDocuments(edit), ['file:///a.tf', 'file:///b.tf']);
  });

  it('keeps snippets, whose places are selected', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'text' });
    const editor = await vscode.window.showTextDocument(document);
    const edit: lsp.WorkspaceEdit = {
      documentChanges: [
        {
          textDocument: { uri: document.uri.toString(), version: null },
          edits: [
            {
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
              snippet: { kind: 'snippet', value: 'say ${1:why} ' },
            },
          ],
        },
      ],
    };
    await vscode.workspace.applyEdit(toWorkspaceEdit(edit));
    assert.equal(document.getText(), 'say why text');
    assert.equal(document.getText(editor.selection), 'why');
    await closeEditors();
  });

  it('changes nothing in a document without edits', () => {
    assert.deepEqual(editedDocuments({ changes: { 'file:///a.tf': [] } }), []);
  });

  it('refuses what the service never does', () => {
    const edit: lsp.WorkspaceEdit = { documentChanges: [{ kind: 'delete', uri: 'file:///a.tf' }] };
    assert.throws(() => toWorkspaceEdit(edit), /cannot 'delete' a file/);
  });
});
