import assert from 'node:assert/strict';
import type { Configuration, GroupOverride } from '../../src/workspace/configuration.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { configuredSeverity } from '../../src/workspace/configurationValues.js';
import type { Directive } from '../../src/workspace/directives.js';
import type { ConfigurationLayer } from '../../src/workspace/resolveConfiguration.js';
import {
  configurationFilesOf,
  configurationFor,
  isExcluded,
} from '../../src/workspace/resolveConfiguration.js';

const root = 'file:///repo';

function layer(configuration: Partial<Configuration>, base = root): ConfigurationLayer {
  return { configuration, base };
}

describe('what holds for an NSG', () => {
  const bicep = `${root}/network/main.bicep`;

  it('is the default where nothing is set', () => {
    assert.deepEqual(configurationFor([], bicep, 'nsg'), {
      configuration: defaultConfiguration,
      directive: undefined,
    });
  });

  it('comes from the strongest layer, severities one by one', () => {
    const settings = layer({ vnetType: 'External', features: ['dns'], rules: { 'implicit-rule': 'off' } });
    const file = layer({ vnetType: 'Internal', rules: { 'missing-rule': 'warning' } });
    const { configuration } = configurationFor([settings, file], bicep, 'nsg');
    assert.equal(configuration.vnetType, 'Internal');
    assert.deepEqual(configuration.features, ['dns']);
    assert.deepEqual(configuration.rules, { 'implicit-rule': 'off', 'missing-rule': 'warning' });
  });

  const overridden: readonly (readonly [string, string, string, boolean])[] = [
    ['network/**', bicep, 'nsg', true],
    ['network', bicep, 'nsg', true],
    ['*.bicep', bicep, 'nsg', true],
    ['/main.bicep', bicep, 'nsg', false],
    ['/network/main.bicep', bicep, 'nsg', true],
    ['./network/*.{bicep,json}', bicep, 'nsg', true],
    ['edge/**', bicep, 'nsg', false],
    ['nsg-apim', bicep, 'NSG-APIM', true],
    ['nsg-apim-*', bicep, 'nsg-apim-prod', true],
    ['nsg-apim', bicep, 'nsg-apim-prod', false],
    ['a folder/**', `${root}/a%20folder/main.tf`, 'nsg', true],
    ['**/nsg-apim', bicep, 'nsg-apim', false],
    ['nsg-{…}', bicep, 'nsg-{…}', true],
    ['100%/**', `${root}/100%/main.tf`, 'nsg', true],
    ['network/**', 'file:///elsewhere/network/main.tf', 'nsg', false],
    ['nsg', 'file:///elsewhere/main.tf', 'nsg', true],
    ['[', `${root}/main.tf`, 'nsg', false],
    ['', bicep, '', false],
    ['a'.repeat(501), bicep, 'a'.repeat(501), false],
  ];
  for (const [pattern, uri, name, holds] of overridden) {
    it(`${pattern} ${holds ? 'means' : 'does not mean'} ${name} in ${uri}`, () => {
      const file = layer({ groups: [{ pattern, features: ['entra'] }] });
      const { configuration } = configurationFor([file], uri, name);
      assert.deepEqual(configuration.features, holds ? ['entra'] : []);
    });
  }

  it('is as it was where an entry has nothing else', () => {
    const set: Partial<Configuration> = {
      vnetType: 'External',
      profile: 'classic-external',
      features: ['dns'],
      rules: { 'missing-rule': 'warning' },
      priorityStart: 200,
    };
    const of = (override: Partial<GroupOverride>): Configuration =>
      configurationFor([layer({ ...set, groups: [{ pattern: 'nsg', ...override }] })], bicep, 'nsg')
        .configuration;
    const all = { ...defaultConfiguration, ...set };
    assert.deepEqual({ ...of({}), groups: [] }, all);
    assert.deepEqual({ ...of({ vnetType: 'off' }), groups: [] }, all);
    assert.deepEqual({ ...of({ features: ['entra'] }), groups: [] }, { ...all, features: ['entra'] });
    assert.deepEqual(
      { ...of({ vnetType: 'Internal' }), groups: [] },
      {
        ...all,
        vnetType: 'Internal',
        profile: undefined,
      },
    );
  });

  it('lets a later entry win, and options given by hand win over all entries', () => {
    const groups = [
      { pattern: '**', vnetType: 'External' },
      { pattern: 'nsg', vnetType: 'Internal' },
    ] as const;
    const file = layer({ groups });
    assert.equal(configurationFor([file], bicep, 'nsg').configuration.vnetType, 'Internal');
    const options = layer({ vnetType: 'External' });
    assert.equal(configurationFor([file, options], bicep, 'nsg').configuration.vnetType, 'External');
  });

  it('forgets a profile that a stronger VNet type contradicts, or that is set to auto', () => {
    const settings = layer({ profile: 'classic-external' });
    const internal = layer({ vnetType: 'Internal' });
    assert.equal(configurationFor([settings, internal], bicep, 'nsg').configuration.profile, undefined);
    const external = layer({ vnetType: 'External' });
    assert.equal(
      configurationFor([settings, external], bicep, 'nsg').configuration.profile,
      'classic-external',
    );
    const auto = layer({ groups: [{ pattern: 'nsg', profile: undefined }] });
    assert.equal(configurationFor([settings, auto], bicep, 'nsg').configuration.profile, undefined);
  });

  /** What the entries come to as a directive for `nsg-apim`. */
  const directiveOf = (...groups: readonly GroupOverride[]): Directive | undefined =>
    configurationFor([layer({ groups })], bicep, 'nsg-apim').directive?.directive;

  it('is a directive where the NSG is named in full', () => {
    const file = layer({ groups: [{ pattern: 'NSG-apim', profile: 'v2-injection' }] });
    assert.deepEqual(configurationFor([file], bicep, 'nsg-Apim').directive, {
      directive: { kind: 'check', vnetType: undefined, profile: 'v2-injection' },
      by: 'configuration',
      origin: undefined,
    });
    assert.deepEqual(directiveOf({ pattern: 'nsg-apim', vnetType: 'External' }), {
      kind: 'check',
      vnetType: 'External',
      profile: undefined,
    });
    assert.deepEqual(directiveOf({ pattern: 'nsg-apim', vnetType: 'auto' }), {
      kind: 'check',
      vnetType: undefined,
      profile: undefined,
    });
    assert.equal(directiveOf({ pattern: 'nsg-apim', features: ['dns'] }), undefined);
    assert.deepEqual(directiveOf({ pattern: 'nsg-apim', vnetType: 'off' }, { pattern: '**', features: [] }), {
      kind: 'off',
    });
  });

  it('is no directive where only a file is meant, but for one that switches the check off', () => {
    const external = layer({ groups: [{ pattern: 'network/**', vnetType: 'External' }] });
    assert.equal(configurationFor([external], bicep, 'nsg').directive, undefined);
    const off = layer({ groups: [{ pattern: 'network/**', vnetType: 'off' }] });
    assert.deepEqual(configurationFor([off], bicep, 'nsg').directive?.directive, { kind: 'off' });
  });
});

describe('files that are not checked', () => {
  const check = (glob: string, path: string, excluded: boolean, base = root): void => {
    it(`${glob} ${excluded ? 'excludes' : 'leaves'} ${path}`, () => {
      const layers = [layer({}), layer({ exclude: [glob] }, base)];
      assert.equal(isExcluded(layers, `${root}/${path}`), excluded);
    });
  };
  check('samples/**', 'samples/a/main.bicep', true);
  check('samples/', 'samples/a/main.bicep', true);
  check('samples', 'infra/samples/main.bicep', true);
  check('/samples', 'infra/samples/main.bicep', false);
  check('**/*.parameters.json', 'infra/dev.parameters.json', true);
  check('.github', '.github/main.json', true);
  check('*.json', '.github/main.json', true);
  check(' samples/ ', 'samples/main.bicep', true);
  check('!main.bicep', 'other.bicep', false);
  check('@(main|other).bicep', 'main.bicep', false);
  check('*.tf', 'main.bicep', false);
  check('*.tf', 'other/main.tf', false, `${root}/infra`);
});

describe('where the configuration file may be', () => {
  it('is upward from the document, nearest first, within its folder of the workspace', () => {
    assert.deepEqual(configurationFilesOf(`${root}/a/b/main.tf`, [root]), [
      `${root}/a/b/apim-nsg.json`,
      `${root}/a/apim-nsg.json`,
      `${root}/apim-nsg.json`,
    ]);
  });

  it('is nowhere for a document outside of the workspace', () => {
    assert.deepEqual(configurationFilesOf('file:///repository/main.tf', [root]), []);
    assert.deepEqual(configurationFilesOf('untitled:Untitled-1', [root]), []);
  });
});

describe('the severity that is configured', () => {
  it('is that of the requirement before that of the code', () => {
    const rules = { 'missing-rule': 'warning', 'missing-rule/sql-outbound': 'off' } as const;
    assert.equal(configuredSeverity(rules, 'missing-rule', 'sql-outbound'), 'off');
    assert.equal(configuredSeverity(rules, 'missing-rule', 'storage-outbound'), 'warning');
    assert.equal(configuredSeverity(rules, 'wrong-rule', 'sql-outbound'), undefined);
  });
});
