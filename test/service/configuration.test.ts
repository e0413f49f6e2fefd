import assert from 'node:assert/strict';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import type { LanguageService } from '../../src/service/languageService.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const root = 'file:///repo';
const mistaken = '{ "vnetTyp": "External" }';

function serviceOver(files: Readonly<Record<string, string>>, extra: object = {}): LanguageService {
  return createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(files[uri.replace(`${root}/`, '')]),
      readDirectory: () => Promise.resolve([]),
    },
    logger: {
      warn: (message) => {
        assert.equal(message, '');
      },
    },
    settings: () => defaultConfiguration,
    ...extra,
  });
}

async function mistakesIn(
  files: Readonly<Record<string, string>>,
  ...checked: readonly string[]
): Promise<string[]> {
  const uris = checked.map((path) => `${root}/${path}`);
  const { findings } = await serviceOver(files).check(uris, neverCancelled);
  return findings.map(({ uri, code }) => `${uri.replace(`${root}/`, '')} ${code}`);
}

describe('a mistake in the configuration file', () => {
  it('is a diagnostic of that file', async () => {
    const service = serviceOver({ 'apim-nsg.json': mistaken });
    const uri = `${root}/apim-nsg.json`;
    assert.equal(service.concerns(uri, 'jsonc', mistaken), true);
    const [diagnostic, ...others] = await service.diagnose(uri, neverCancelled);
    assert.deepEqual(others, []);
    assert.equal(diagnostic?.code, 'invalid-configuration');
    assert.deepEqual(diagnostic.range, { start: { line: 0, character: 2 }, end: { line: 0, character: 11 } });
  });

  it('is found once when files are checked that it counts for', async () => {
    const files = { 'apim-nsg.json': mistaken, 'a/main.json': '{}', 'b/main.json': '{}' };
    assert.deepEqual(await mistakesIn(files, 'a/main.json', 'b/main.json', 'apim-nsg.json'), [
      'apim-nsg.json invalid-configuration',
    ]);
  });

  it('is not found when a nearer file counts', async () => {
    const files = { 'apim-nsg.json': mistaken, 'a/apim-nsg.json': '{}', 'a/main.json': '{}' };
    assert.deepEqual(await mistakesIn(files, 'a/main.json'), []);
  });

  it('is found in a file that is given by hand, and in no other', async () => {
    const files = { 'apim-nsg.json': mistaken, 'ci/strict.json': '{ "exclude": 1 }', 'a/main.json': '{}' };
    const service = serviceOver(files, { configurationFile: `${root}/ci/strict.json` });
    const { findings } = await service.check([`${root}/a/main.json`], neverCancelled);
    assert.deepEqual(
      findings.map(({ uri }) => uri),
      [`${root}/ci/strict.json`],
    );
  });

  it('can be given another severity by the file itself', async () => {
    const files = {
      'apim-nsg.json': `{ "a": 1, "rules": { "invalid-configuration": "off" } }`,
      'main.json': '{}',
    };
    assert.deepEqual(await mistakesIn(files, 'main.json'), []);
  });
});

/** A template of one NSG, which lacks a rule for management. */
const templateOf = (name: string, more = '"metadata": { "apimNsg": "internal" }'): string =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Network/networkSecurityGroups",
    "apiVersion": "2024-05-01", "name": "${name}", ${more} }] }`;

describe('what a configuration file says', () => {
  const severities = ['', 'error', 'warning', 'information', 'hint'];

  /** What is said of missing rules: `error net/main.json` */
  const missing = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const uris = Object.keys(files).filter((path) => path.endsWith('main.json'));
    const { findings } = await serviceOver(files).check(
      uris.map((path) => `${root}/${path}`),
      neverCancelled,
    );
    return findings
      .filter(({ code }) => code === 'missing-rule')
      .map(({ uri, severity }) => `${severities[severity] ?? ''} ${uri.slice(root.length + 1)}`);
  };
  const template = templateOf('nsg-apim');

  it('counts for the files below it, where none is nearer: then that one alone does', async () => {
    const off = '{ "rules": { "missing-rule": "off" } }';
    const files = { 'apim-nsg.json': off, 'main.json': template, 'net/deep/main.json': template };
    assert.deepEqual(await missing(files), []);
    const nearer = { ...files, 'net/apim-nsg.json': '{ "priorityStart": 200 }' };
    assert.deepEqual(await missing(nearer), ['error net/deep/main.json']);
  });

  it('counts for some NSGs only under their name or a glob of their files, the later entry first', async () => {
    const groups = `{ "groups": {
      "legacy/**": { "rules": { "missing-rule": "hint" } },
      "NSG-Edge": { "rules": { "missing-rule": "warning" } } } }`;
    const files = {
      'apim-nsg.json': groups,
      'a/main.json': template,
      'legacy/a/main.json': template,
      'legacy/b/main.json': templateOf('nsg-edge'),
    };
    assert.deepEqual(await missing(files), [
      'error a/main.json',
      'hint legacy/a/main.json',
      'warning legacy/b/main.json',
    ]);
  });

  it('makes an NSG checked that it names, and leaves one alone that is off', async () => {
    const files = (groups: string): Record<string, string> => ({
      'apim-nsg.json': `{ "groups": ${groups} }`,
      'a/main.json': templateOf('nsg-edge', '"tags": {}'),
      'b/main.json': template,
    });
    assert.deepEqual(await missing(files('{}')), ['error b/main.json']);
    const named = '{ "nsg-edge": { "vnetType": "Internal" }, "b/**": { "vnetType": "off" } }';
    assert.deepEqual(await missing(files(named)), ['error a/main.json']);
  });
});

describe('the settings of a folder within another', () => {
  it('have globs from that folder on', async () => {
    const uri = `${root}/inner/net/main.json`;
    const outer = [root, `${root}/inner`];
    for (const roots of [outer, outer.toReversed()]) {
      const { networkSecurityGroups } = await serviceOver(
        {},
        {
          workspace: {
            roots,
            readText: (asked: string) => Promise.resolve(asked === uri ? templateOf('nsg') : undefined),
            readDirectory: () => Promise.resolve([]),
          },
          settings: () => ({ ...defaultConfiguration, exclude: ['/net/**'] }),
        },
      ).check([uri], neverCancelled);
      assert.deepEqual(networkSecurityGroups, []);
    }
  });
});

describe('settings that change', () => {
  it('count at once', async () => {
    let exclude: readonly string[] = [];
    const service = serviceOver(
      { 'main.json': templateOf('nsg') },
      { settings: () => ({ ...defaultConfiguration, exclude }) },
    );
    const codes = async (): Promise<readonly unknown[]> =>
      (await service.diagnose(`${root}/main.json`, neverCancelled)).map(({ code }) => code);
    const said = await codes();
    assert.ok(said.includes('missing-rule'));
    exclude = ['*.json'];
    service.settingsChanged();
    assert.deepEqual(await codes(), []);
    exclude = [];
    service.settingsChanged();
    assert.deepEqual(await codes(), said);
  });
});

describe('a configuration file that is gone with its directory', () => {
  it('counts no more', async () => {
    const template = templateOf('nsg-apim');
    const files: Record<string, string> = {
      'net/apim-nsg.json': '{ "exclude": ["*.json"] }',
      'net/main.json': template,
    };
    const service = serviceOver(files);
    const uri = `${root}/net/main.json`;
    assert.deepEqual(await service.diagnose(uri, neverCancelled), []);
    delete files['net/apim-nsg.json'];
    service.fileChanged(`${root}/net`);
    assert.notDeepEqual(await service.diagnose(uri, neverCancelled), []);
  });
});
