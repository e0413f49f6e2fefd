import assert from 'node:assert/strict';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { mergeActions } from '../../src/service/mergeActions.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { filesAfterEdit, serviceOf, uriOf } from '../support/filesService.js';
import { completeRules, rulesWith } from '../vscode/host/support/armTemplate.js';
import { bicepFile } from '../vscode/host/support/bicepFile.js';

const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

describe('a quick fix for several findings', () => {
  const misspelt = completeRules.storage.replace('Storage ', 'Storge ');
  const another = 'AllowFilesOutbound 115 Outbound Allow Tcp VirtualNetwork -> Storge 445';
  const files = { 'main.bicep': bicepFile([...rulesWith({ storage: misspelt }), another]) };

  /** The action of this title for the whole file, and the file after it. */
  async function taken(title: string): Promise<{ readonly action: CodeAction; readonly after: string }> {
    const actions = await serviceOf(files).codeActions(
      uriOf('main.bicep'),
      everywhere,
      { diagnostics: [] },
      neverCancelled,
    );
    const [action, ...others] = actions.filter((each) => each.title === title);
    assert.ok(action?.edit && others.length === 0, actions.map((each) => each.title).join('\n'));
    return { action, after: filesAfterEdit(files, action.edit)['main.bicep'] ?? '' };
  }

  it('mends all of them', async () => {
    const { action, after } = await taken("Replace by 'Storage'");
    assert.equal(action.diagnostics?.length, 2);
    assert.equal(after, files['main.bicep'].replaceAll('Storge', 'Storage'));
  });

  it('disables all of them, each in its line', async () => {
    const { after } = await taken('Disable unknown-service-tag for this line');
    const expected = files['main.bicep'].replace(
      /^( *)(.*Storge.*)$/gm,
      '$1// apim-nsg-disable-next-line unknown-service-tag -- say why\n$1$2',
    );
    assert.equal(after, expected);
  });
});

describe('actions of one title', () => {
  function action(
    title: string,
    ...edits: readonly (readonly [character: number, newText: string])[]
  ): CodeAction {
    const changes = edits.map(([character, newText]) => ({
      range: { start: { line: 0, character }, end: { line: 0, character: character + 1 } },
      newText,
    }));
    return { title, edit: { changes: { 'file:///a': changes } } };
  }

  function check(actions: readonly CodeAction[], expected: readonly CodeAction[]): void {
    const merged = mergeActions(actions);
    assert.deepEqual(
      merged.map(({ title, edit }) => ({ title, edit })),
      expected,
    );
  }

  it('become one that makes the edits of all, the same ones once', () => {
    check([action('a', [0, 'x']), action('a', [0, 'x'], [5, 'y'])], [action('a', [0, 'x'], [5, 'y'])]);
  });

  it('stay apart where they write different things in one place', () => {
    const apart = [action('a', [0, 'x']), action('a', [0, 'y'])];
    check(apart, apart);
  });

  it('have nothing to do with those of other titles', () => {
    const apart = [action('a', [0, 'x']), action('b', [5, 'y'])];
    check(apart, apart);
  });
});
