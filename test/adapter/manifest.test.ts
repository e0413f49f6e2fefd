import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { commandIds } from '../../src/vscode/commands/commandIds.js';
import { languageIds } from '../../src/vscode/languageIds.js';
import { panelType } from '../../src/vscode/picture/panelType.js';
import { manifest, manifestText, manifestTexts } from '../support/manifest.js';

const { commands, menus } = manifest.contributes;

/** A text in the manifest, and the keys and indexes that lead to it. */
interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
}

function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

/** The texts under keys of such names: the key is the last one of the path that is no index. */
function textsUnder(value: unknown, keys: RegExp): readonly Leaf[] {
  return leavesOf(value).filter(({ path }) => keys.test(path.findLast((key) => !/^\d+$/.test(key)) ?? ''));
}

/** The context keys that a `when` clause names. */
function contextKeysIn(when: string): readonly string[] {
  const plain = when.replace(/\/(?:\\.|[^/\\])*\/|'[^']*'/g, '');
  return [...plain.matchAll(/[a-z][\w.]*/gi)]
    .map(([key]) => key)
    .filter((key) => !['true', 'false'].includes(key));
}

describe('package.json', () => {
  it('has a text for every placeholder, and a placeholder for every text', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(manifestTexts).sort());
  });

  it('has all that people read in package.nls.json; what models read stands where it is', () => {
    const forPeople = /^(title|displayName|altText|(user|markdown|enum|markdownEnum)?[dD]escriptions?)$/;
    const texts = textsUnder(manifest.contributes, forPeople).filter(
      ({ path }) => !path.includes('inputSchema'),
    );
    assert.ok(texts.length > 50);
    assert.deepEqual(
      texts.filter(({ text }) => !/^%[^%]+%$/.test(text)),
      [],
    );
  });

  it('names files that are there', () => {
    const others = ['main', 'browser', 'bin', 'repository', 'scripts'];
    const files = textsUnder(manifest, /^(l10n|icon|url|path|image|svg|markdown)$/).filter(
      ({ path: [first = ''], text }) => !others.includes(first) && !text.startsWith('$('),
    );
    const names = files.map(({ text }) => text);
    for (const known of ['media/icon.png', './media/apim-nsg.schema.json']) {
      assert.ok(names.includes(known), known);
    }
    for (const name of names) assert.ok(existsSync(name), name);
  });

  it('names a folder of translations just where there are some: VS Code logs an error for each that is missing', () => {
    const translations = readdirSync('l10n').filter((name) => /^bundle\.l10n\.[\w-]+\.json$/.test(name));
    assert.equal(manifest.l10n, translations.length > 0 ? './l10n' : undefined);
  });

  it('activates on the languages that features are offered for, and on nothing that VS Code sees by itself', () => {
    const languages = [...languageIds, 'hcl'].map((language) => `onLanguage:${language}`);
    assert.deepEqual(manifest.activationEvents, [...languages, `onWebviewPanel:${panelType}`]);
  });

  it('says that untrusted and virtual workspaces will do', () => {
    assert.deepEqual(manifest.capabilities, {
      untrustedWorkspaces: { supported: true },
      virtualWorkspaces: true,
    });
  });

  it('has commands of its own names only, each once', () => {
    const names = commands.map(({ command }) => command);
    assert.deepEqual(names, [...new Set(names)]);
    for (const name of names) assert.match(name, /^apimNsg\.[a-z]+([A-Z][a-z]+)*$/);
    assert.deepEqual([...names].sort(), [...commandIds].sort());
  });

  it('shows every command in the palette where it can work', () => {
    assert.deepEqual(
      menus.commandPalette.map(({ command }) => command),
      commands.map(({ command }) => command),
    );
    const forDocuments = `editorLangId =~ /^(${[...languageIds, 'hcl'].join('|')})$/`;
    const inPanel = `${forDocuments} || activeWebviewPanelId == '${panelType}'`;
    const inPreview = "resourceScheme == 'apim-nsg-preview'";
    const elsewhere: Readonly<Record<string, string>> = {
      'apimNsg.checkWorkspace': 'workspaceFolderCount > 0',
      'apimNsg.checkFolder': 'false',
      'apimNsg.exportSvg': inPanel,
      'apimNsg.exportMarkdown': inPanel,
      'apimNsg.openExample': 'true',
      'apimNsg.applyPreview': inPreview,
      'apimNsg.discardPreview': inPreview,
    };
    for (const { command, when } of menus.commandPalette) {
      assert.equal(when, elsewhere[command] ?? forDocuments);
    }
  });

  it('has no menu item without a command, or in a place of its own', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const [menu, items] of Object.entries(menus)) {
      const places = items.map(({ command, group }) => `${command} ${group ?? ''}`);
      assert.deepEqual(places, [...new Set(places)]);
      for (const { command, group } of items) {
        assert.ok(known.has(command), `${menu}: ${command}`);
        if (menu !== 'commandPalette') assert.match(group ?? '', /^(navigation(@\d)?|apimNsg@\d)$/);
      }
    }
  });

  it('shows menu items by what is known of an editor, a file or the workspace', () => {
    const known = [
      'activeWebviewPanelId',
      'apimNsg.checked',
      'editorLangId',
      'explorerResourceIsFolder',
      'resourceExtname',
      'resourceScheme',
      'workspaceFolderCount',
    ];
    const asked = Object.values(menus).flatMap((items) => items.flatMap(({ when }) => contextKeysIn(when)));
    assert.deepEqual([...new Set(asked)].sort(), known);
  });

  it('leads a new user by commands that there are, and ticks off steps by what is told of them', () => {
    const own = new Set(commands.map(({ command }) => command));
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.equal(steps.length, 5);
    for (const { description, completionEvents } of steps) {
      const text = manifestTexts[description.slice(1, -1)] ?? '';
      const links = [...text.matchAll(/\(command:([^)]+)\)/g)].map(([, command = '']) => command);
      const awaited = completionEvents.map((event) => event.replace(/^onCommand:/, ''));
      assert.ok(links.length > 0 && awaited.length > 0, description);
      for (const name of [...links, ...awaited].filter((each) => each.startsWith('apimNsg.')))
        assert.ok(own.has(name), name);
    }
  });

  it('has pictures in its walkthrough that fill nothing with the colour of text where a theme lacks a background', () => {
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    for (const { media } of steps) {
      const fills = [...readFileSync(media.svg, 'utf8').matchAll(/<rect [^>]*fill="([^"]*)"/g)];
      assert.ok(fills.length > 0, media.svg);
      // High contrast themes have few backgrounds; an unknown colour would be inherited from the text around it.
      for (const [, fill = ''] of fills)
        assert.match(fill, /(^none|transparent|var\(--vscode-editor-background\))\)*$/, media.svg);
    }
  });

  it('offers agents the check, with a description of all that it takes', () => {
    const [tool, ...others] = manifest.contributes.languageModelTools;
    assert.ok(tool && others.length === 0);
    assert.equal(tool.name, 'apim-nsg_check');
    assert.match(tool.toolReferenceName, /^[\w-]+$/);
    assert.equal(tool.canBeReferencedInPrompt, true);
    assert.ok(tool.tags.length > 0);
    assert.match(tool.modelDescription, /`diagnostics`.*`networkSecurityGroups`.*`rules`/s);
    assert.deepEqual(Object.keys(tool.inputSchema.properties), ['path']);
    for (const { description } of Object.values(tool.inputSchema.properties)) assert.ok(description);
  });
});
