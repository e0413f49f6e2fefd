import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completeRules, rulesWith } from './armTemplate.js';
import { closeEditors, remove, replace, show, writeFile } from './documents.js';
import { until } from './events.js';
import { findingsOf, findingsWithCodes } from './findings.js';
import { fixCases } from './fixCases.js';

const wrongSql = completeRules.sql.replace('1433', '1443');

/** A language as the tests of what mends its files need it. */
export interface MendedLanguage {
  /** The file that is mended, in a directory of its own. */
  readonly file: vscode.Uri;
  /** What the editor calls the language. */
  readonly editorLanguage: string;
  /** The text of an NSG `nsg-apim` that is checked for Internal mode, with rules of lines such as `completeRules`. */
  readonly print: (rules: readonly string[]) => string;
  /** What a whole NSG begins with. */
  readonly group: RegExp;
  /** How the first place of a text is written anew, so that a whole NSG is checked for Internal mode. */
  readonly internal: readonly [text: string, internal: string];
}

/** A language as the tests of what disables its findings need it. */
export interface CommentedLanguage extends Pick<MendedLanguage, 'file' | 'print'> {
  /** What begins a comment to the end of the line. */
  readonly comment: string;
  /** Whether values stand in columns that a comment ends; where these are is left to the tests of the formatter. */
  readonly hasColumns?: boolean;
}

/** Tests of all that mends a file: each quick fix, all at once, and the insert command, by the text after it. */
export function testMending(language: MendedLanguage): void {
  const { file, print } = language;
  const showRules = async (rules: readonly string[]): Promise<vscode.TextDocument> =>
    (await show(await writeFile(file, print(rules)))).document;

  cleanUpAfterEach(file);

  for (const { what, before, codes, title, after } of fixCases) {
    it(`offers a quick fix that ${what}`, async () => {
      const document = await showRules(before);
      await applyFix(file, codes, title);
      assert.equal(document.getText(), print(after));
      await until(() => findingsOf(file).length === 0, vscode.languages.onDidChangeDiagnostics);
    });
  }

  it('is mended as a whole, in one step to undo', async () => {
    const broken = rulesWith({ sql: wrongSql, monitor: undefined });
    const document = await showRules(broken);
    await vscode.commands.executeCommand('apimNsg.fixAll');
    assert.equal(document.getText(), print(rulesWith({})));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), print(broken));
  });

  it('has findings where it has no name yet, and is mended', async () => {
    const content = print(rulesWith({ sql: wrongSql, monitor: undefined }));
    const document = await vscode.workspace.openTextDocument({ language: language.editorLanguage, content });
    await vscode.window.showTextDocument(document);
    await findingsWithCodes(document.uri, ['missing-rule', 'wrong-rule']);
    await vscode.commands.executeCommand('apimNsg.fixAll');
    assert.equal(document.getText(), print(rulesWith({})));
  });

  it('gets what is missing at an NSG by the insert command', async () => {
    const document = await showRules(rulesWith({ monitor: undefined }));
    await putCursorAt(document, 'nsg-apim');
    await vscode.commands.executeCommand('apimNsg.insertRules', { vnetType: 'Internal', features: [] });
    assert.equal(document.getText(), print(rulesWith({})));
  });

  it('gets a whole NSG elsewhere by the insert command, in one step to undo', async () => {
    const { document } = await show(await writeFile(file, ''));
    await vscode.commands.executeCommand('apimNsg.insertRules', { vnetType: 'Internal', features: [] });
    assert.match(document.getText(), language.group);
    await replace(document, ...language.internal);
    await until(() => findingsOf(file).length === 0, vscode.languages.onDidChangeDiagnostics);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '');
  });
}

/** Tests of the quick fixes that disable a finding, by the text after them. */
export function testDisabling({ file, print, comment, hasColumns = false }: CommentedLanguage): void {
  const withoutColumns = (text: string): string => (hasColumns ? text.replace(/ +=/g, ' =') : text);

  cleanUpAfterEach(file);

  it('offers to disable a finding for its line', async () => {
    const wrong = print(rulesWith({ sql: wrongSql }));
    const { document } = await show(await writeFile(file, wrong));
    await applyFix(file, ['wrong-rule'], 'Disable wrong-rule sql-outbound for this line');
    const directive = `${comment} apim-nsg-disable-next-line wrong-rule sql-outbound -- say why`;
    const expected = withLineBefore(wrong, '1443', directive);
    assert.equal(withoutColumns(document.getText()), withoutColumns(expected));
    await findingsWithCodes(file, []);
  });

  it('offers to disable a finding for its file', async () => {
    const wrong = print(rulesWith({ sql: wrongSql }));
    const { document } = await show(await writeFile(file, wrong));
    await applyFix(file, ['wrong-rule'], 'Disable wrong-rule sql-outbound for this file');
    const directive = `${comment} apim-nsg-disable wrong-rule sql-outbound -- say why`;
    assert.equal(document.getText(), `${directive}\n${wrong}`);
    await findingsWithCodes(file, []);
  });
}

function cleanUpAfterEach(file: vscode.Uri): void {
  afterEach(async () => {
    await closeEditors();
    await remove(vscode.Uri.joinPath(file, '..'));
  });
}

/** VS Code answers a question for fixes with none when an extension registers a provider meanwhile, as its own do at first. */
const mostQuestions = 3;

/** The quick fixes for the first finding of a document that has findings of these codes. */
export async function offeredFor(
  uri: vscode.Uri,
  codes: readonly string[],
): Promise<readonly vscode.CodeAction[]> {
  const [finding] = await findingsWithCodes(uri, codes);
  assert.ok(finding);
  for (let questions = 1; ; questions++) {
    const offered = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    if (offered.length > 0 || questions === mostQuestions) return offered;
  }
}

/** Applies the quick fix of this title to the first finding of a document that has findings of these codes. */
export async function applyFix(uri: vscode.Uri, codes: readonly string[], title: string): Promise<void> {
  const offered = await offeredFor(uri, codes);
  const fix = offered.find((action) => action.title === title);
  assert.ok(fix, `offered: ${offered.map((action) => action.title).join('; ')}`);
  assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
}

/** A text with a line above the one in which a word stands, indented as that is. */
function withLineBefore(text: string, word: string, line: string): string {
  return text.replace(new RegExp(`^([ \\t]*)(.*${word})`, 'm'), `$1${line}\n$1$2`);
}

export async function putCursorAt(document: vscode.TextDocument, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(document.getText().indexOf(text));
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
}
