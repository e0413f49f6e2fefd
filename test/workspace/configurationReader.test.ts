import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfiguration } from '../../src/workspace/configurationReader.js';

/** A configuration in which `«` and `»` enclose what a problem points at, and what is said there. */
function check(marked: string, configuration: object, ...messages: string[]): void {
  const text = marked.replace(/[«»]/g, '');
  const read = readConfiguration('file:///apim-nsg.json', text);
  const places = [...marked.matchAll(/«([^«»]*)»/g)].map(([, place]) => place);
  assert.deepEqual(
    read.problems.map(({ start, end, message }) => [text.slice(start, end), message]),
    messages.map((message, index) => [places[index], message]),
  );
  assert.deepEqual(read.configuration, configuration);
}

describe('reading apim-nsg.json', () => {
  it('takes every key', () => {
    check(
      `// how our gateways are deployed
      {
        "$schema": "./apim-nsg.schema.json",
        "vnetType": "internal",
        "profile": "classic-internal",
        "features": ["entra", "dns-outbound"],
        "rules": { "implicit-rule": "off", "missing-rule/traffic-manager-inbound": "hint" },
        "groups": { "edge/**": { "vnetType": "External", "profile": "auto" }, "nsg-legacy": { "vnetType": "off" } },
        "priorityStart": 200,
        "priorityStep": 5,
        "exclude": ["samples"], // a comma at the end is fine
      }`,
      {
        vnetType: 'Internal',
        profile: 'classic-internal',
        features: ['entra', 'dns-outbound'],
        rules: { 'implicit-rule': 'off', 'missing-rule/traffic-manager-inbound': 'hint' },
        groups: [
          { pattern: 'edge/**', vnetType: 'External', profile: undefined },
          { pattern: 'nsg-legacy', vnetType: 'off' },
        ],
        priorityStart: 200,
        priorityStep: 5,
        exclude: ['samples'],
      },
    );
  });

  it('takes an empty file for an empty configuration', () => {
    check('', {});
    check('{}', {});
  });

  it('suggests the key that is meant, and takes the others', () => {
    check(
      '{ «"featurs"»: ["dns"], "priorityStart": 300 }',
      { priorityStart: 300 },
      "There is no key 'featurs'. Did you mean 'features'?",
    );
  });

  it('lists the keys there are for one that is like none', () => {
    check(
      '{ "groups": { "nsg-apim": { «"colour"»: 1 } } }',
      { groups: [{ pattern: 'nsg-apim' }] },
      "There is no key 'colour'. Use one of: vnetType, profile, features, rules.",
    );
  });

  it('suggests words', () => {
    check(
      `{ "vnetType": «"extrenal"», "profile": «"v2-integraton"»,
         "features": ["dns", «"externalcahe"»], "rules": { "missing-rule": «"warn"» } }`,
      { features: ['dns'], rules: {} },
      "'extrenal' is not a VNet type. Did you mean 'External'?",
      "'v2-integraton' is not a profile. Did you mean 'v2-integration'?",
      "'externalcahe' is not a feature. Did you mean 'external-cache'?",
      "'warn' is not a severity. Use one of: error, warning, information, hint, off.",
    );
  });

  it('says which type a value must have', () => {
    check(
      `{ "vnetType": «true», "features": «"dns"», "rules": «[]», "groups": { "a": «"off"» }, "exclude": [«1»] }`,
      { groups: [], exclude: [] },
      'This must be a VNet type in quotes, one of: auto, External, Internal.',
      'This must be a list of features, such as ["entra", "dns"].',
      'This must be an object: { "implicit-rule": "off" }.',
      'This must be an object: { "vnetType": "External" }.',
      'This must be a glob in quotes, such as "samples/**".',
    );
  });

  it('keeps priorities where Azure has them', () => {
    check('{ "priorityStart": «99» }', {}, 'This must be a whole number from 100 to 4096.');
    check('{ "priorityStart": «4097» }', {}, 'This must be a whole number from 100 to 4096.');
    check('{ "priorityStart": «"100"» }', {}, 'This must be a whole number from 100 to 4096.');
    check('{ "priorityStep": «0.5» }', {}, 'This must be a whole number from 1 to 1000.');
    check('{ "priorityStep": «10.5» }', {}, 'This must be a whole number from 1 to 1000.');
    check('{ "priorityStart": 100, "priorityStep": 1 }', { priorityStart: 100, priorityStep: 1 });
    check('{ "priorityStart": 4096, "priorityStep": 1000 }', { priorityStart: 4096, priorityStep: 1000 });
  });

  it('refuses globs that mean nothing', () => {
    const long = '*'.repeat(2000);
    check(
      `{ "exclude": [«""», «"${long}"», "samples"], "groups": { «""»: { "vnetType": "off" } } }`,
      { exclude: ['samples'], groups: [] },
      'This must be a glob in quotes, such as "samples/**".',
      'This must be a glob in quotes, such as "samples/**".',
      'This must be a glob of files or the name of an NSG.',
    );
  });

  it('knows codes and requirements', () => {
    check(
      `{ "rules": { «"mising-rule"»: "off", «"missing-rule/sqll"»: "off", «"mising-rule/sql-outbound"»: "off",
         «"missing-rule/sql-outbound/1433"»: "off" } }`,
      { rules: {} },
      "There is no diagnostic code 'mising-rule'. Did you mean 'missing-rule'?",
      "There is no requirement 'sqll'; 'apim-nsg rules' lists them.",
      "There is no diagnostic code 'mising-rule'. Did you mean 'missing-rule'?",
      "There is no requirement 'sql-outbound/1433'; 'apim-nsg rules' lists them.",
    );
  });

  it('refuses a VNet type beside a profile that has another', () => {
    check(
      '{ "profile": "v2-injection", «"vnetType"»: "External" }',
      { profile: 'v2-injection', vnetType: 'External' },
      "The profile 'v2-injection' leaves no choice of the VNet type. Remove one of the two.",
    );
    check(
      '{ "groups": { "nsg": { "features": ["dns"], «"vnetType"»: "Internal", "profile": "classic-external" } } }',
      {
        groups: [{ pattern: 'nsg', features: ['dns'], vnetType: 'Internal', profile: 'classic-external' }],
      },
      "The profile 'classic-external' leaves no choice of the VNet type. Remove one of the two.",
    );
  });

  it('says when a key is given twice', () => {
    check(
      '{ «"vnetType"»: "External", "vnetType": "Internal" }',
      { vnetType: 'Internal' },
      "'vnetType' is given again below, and that counts.",
    );
  });

  it('refuses what is no object', () => {
    check('«[]»', {}, 'A configuration is an object: { "vnetType": "External" }.');
    check(
      '{ "groups": «["nsg"]» }',
      {},
      'This must be an object: { "nsg-apim": { "vnetType": "External" } }.',
    );
  });

  it('takes what is whole in a broken file', () => {
    const { configuration, problems } = readConfiguration(
      'file:///apim-nsg.json',
      '{ "vnetType": "Internal", "prof',
    );
    assert.deepEqual(configuration, { vnetType: 'Internal' });
    assert.ok(problems.length > 0);
    const open = readConfiguration('file:///apim-nsg.json', '{ "vnetType": "Internal"');
    assert.deepEqual(open.configuration, configuration);
    assert.ok(open.problems.length > 0, 'the brace that is missing');
    for (const text of ['{ "groups": { "nsg"', '{ "groups": { "nsg": }, "rules": { "missing-rule" } }'])
      assert.deepEqual(readConfiguration('file:///apim-nsg.json', text).configuration.groups, []);
    const rules = readConfiguration(
      'file:///apim-nsg.json',
      '{ "rules": { "missing-rule": , "wrong-rule": "off" } }',
    );
    assert.deepEqual(rules.configuration, { rules: { 'wrong-rule': 'off' } });
  });

  it('survives any JSON and any text, with problems that lie in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 2 }), fc.string()), (text) => {
        const { problems } = readConfiguration('file:///apim-nsg.json', text);
        for (const { start, end } of problems) assert.ok(0 <= start && start <= end && end <= text.length);
      }),
      { numRuns: 200 },
    );
  });
});
