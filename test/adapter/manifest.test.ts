import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { features, profiles } from '../../src/azure/profiles.js';
import { languageIds } from '../../src/vscode/languageIds.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { diagnosticCodes } from '../../src/workspace/diagnosticCodes.js';

interface Setting {
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
  readonly properties?: Readonly<Record<string, { readonly markdownDescription: string }>>;
}

/** A tool for chat agents; source: VS Code's documentation, Language Model Tool API. */
interface Tool {
  readonly name: string;
  readonly toolReferenceName: string;
  readonly canBeReferencedInPrompt: boolean;
  readonly modelDescription: string;
  readonly tags: readonly string[];
  readonly inputSchema: { readonly properties: Readonly<Record<string, { readonly description: string }>> };
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
    readonly languageModelTools: readonly Tool[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

/** The type of the panel with the picture of an NSG. */
const panelOfRules = 'apimNsg.rules';

const manifestText = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(manifestText) as Manifest;
const strings = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { commands, menus, configuration } = manifest.contributes;

function setting(key: string): Setting {
  const found = configuration.properties[`apimNsg.${key}`];
  if (!found) throw new Error(`no setting '${key}'`);
  return found;
}

describe('package.json', () => {
  it('has a text for every placeholder, and a placeholder for every text', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  it('activates on the languages that features are offered for', () => {
    const languages = [...languageIds, 'hcl'].map((language) => `onLanguage:${language}`);
    assert.deepEqual(manifest.activationEvents, [...languages, `onWebviewPanel:${panelOfRules}`]);
  });

  it('shows every command in the palette where it can work', () => {
    assert.deepEqual(
      menus.commandPalette.map(({ command }) => command),
      commands.map(({ command }) => command),
    );
    const forDocuments = `editorLangId =~ /^(${[...languageIds, 'hcl'].join('|')})$/`;
    const inPanel = `${forDocuments} || activeWebviewPanelId == '${panelOfRules}'`;
    const elsewhere: Readonly<Record<string, string>> = {
      'apimNsg.checkWorkspace': 'workspaceFolderCount > 0',
      'apimNsg.checkFolder': 'false',
      'apimNsg.exportSvg': inPanel,
      'apimNsg.exportMarkdown': inPanel,
    };
    for (const { command, when } of menus.commandPalette) {
      assert.equal(when, elsewhere[command] ?? forDocuments);
    }
  });

  it('offers the settings of the configuration, with its defaults', () => {
    const { profile, groups, ...others } = defaultConfiguration;
    assert.equal(profile, undefined);
    assert.deepEqual(groups, []);
    const expected = { enable: true, codeLens: true, profile: 'auto', groups: {}, ...others };
    const offered = Object.entries(configuration.properties).map(([key, { default: value }]) => [
      key.replace('apimNsg.', ''),
      value,
    ]);
    assert.deepEqual(Object.fromEntries(offered), expected);
  });

  it('lets every folder of a workspace have its own settings', () => {
    for (const { scope } of Object.values(configuration.properties)) assert.equal(scope, 'resource');
  });

  it('lists the profiles, features and diagnostic codes that there are', () => {
    assert.deepEqual(setting('profile').enum, ['auto', ...profiles.map(({ id }) => id)]);
    assert.deepEqual(setting('features').items?.enum, [...features.keys(), ...[...features.values()].flat()]);
    assert.deepEqual(
      Object.keys(setting('rules').properties ?? {}),
      diagnosticCodes.map(({ code }) => code),
    );
  });

  it('describes each profile and code as the rest of the product does', () => {
    for (const { id, title } of profiles) assert.equal(strings[`settings.profile.${id}`], `${title}.`);
    for (const { code, summary } of diagnosticCodes) assert.equal(strings[`settings.rules.${code}`], summary);
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
