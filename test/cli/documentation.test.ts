import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { features, profiles } from '../../src/azure/profiles.js';
import { diagnosticCodes } from '../../src/workspace/diagnosticCodes.js';
import { configurationKeys } from '../../src/workspace/configurationReader.js';
import { settings } from '../support/manifest.js';
import { removeFolders, temporaryFolder } from './support/folder.js';
import { runCommand } from './support/runCommand.js';

/** The cells of the first column of a page's tables, without their marks. */
function firstColumn(page: string): readonly string[] {
  return [...page.matchAll(/^\| *(`.*?`) *\|/gm)].map(([, cell = '']) => cell);
}

describe('docs/command-line.md', () => {
  after(removeFolders);
  const page = readFileSync('docs/command-line.md', 'utf8');

  for (const command of ['check', 'fix', 'rules']) {
    it(`explains every option of ${command}`, async () => {
      const { stdout } = await runCommand(temporaryFolder(), command, '--help');
      const options = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option);
      assert.ok(options.length > 3);
      for (const option of options.filter((each) => each !== '--help')) {
        assert.ok(page.includes(`\`${option}`), `${option} is not explained`);
      }
    });
  }
});

describe('docs/configuration.md', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');

  it('explains every key, and each feature with its requirements', () => {
    const keys = configurationKeys.filter((key) => key !== '$schema');
    assert.deepEqual(firstColumn(page), [...keys, ...features.keys()].sort(inOrderOf(page)).map(quoted));
    for (const ids of features.values()) assert.ok(page.includes(`| ${ids.map(quoted).join(', ')} `));
  });

  it("tells the defaults of VS Code's settings, those that are the editor's alone included", () => {
    const keys: readonly string[] = configurationKeys;
    for (const [name, { default: value }] of settings) {
      const key = name.replace(/^apimNsg\./, '');
      const shown = quoted(typeof value === 'string' ? value : JSON.stringify(value));
      const row = page.split('\n').find((line) => line.startsWith(`| ${quoted(key)} `)) ?? '';
      if (keys.includes(key)) assert.equal(row.split('|').at(-2)?.trim(), shown, key);
      else assert.ok(page.includes(`${quoted(name)} (${shown})`), name);
    }
  });

  it('names every profile', () => {
    for (const { id } of profiles) assert.ok(page.includes(quoted(id)), id);
  });
});

describe('docs/rules.md', () => {
  const page = readFileSync('docs/rules.md', 'utf8');
  const headings = [...page.matchAll(/^## ([a-z-]+)$/gm)].map(([, heading]) => heading);

  it('explains each code once, and no other', () => {
    const codes = diagnosticCodes.map(({ code }) => code);
    assert.deepEqual(headings.toSorted(), codes.toSorted());
  });
});

function quoted(word: string): string {
  return `\`${word}\``;
}

function inOrderOf(page: string): (left: string, right: string) => number {
  const placeOf = (word: string): number => page.search(new RegExp(`^\\| \`${word}\``, 'm'));
  return (left, right) => placeOf(left) - placeOf(right);
}
