import assert from 'node:assert/strict';
import { textAt } from '../../support/sourceFiles.js';
import { analyze, check, group, rule } from './check.js';

const files = {
  'text.txt': 'nsg-text',
  'names.json': '{ "nsg": { "names": ["a", { "full name": "b" }] } }',
  'names.yaml': 'nsg:\n  names: [a, { full name: b }]\n',
  'broken.yaml': 'nsg: [',
  'rules/one.json': '{}',
  'rules/Two.JSON': '{}',
  'rules/three.txt': '',
};

describe('What Bicep loads from files', () => {
  const examples: readonly (readonly [string, string])[] = [
    [`loadTextContent('text.txt')`, 'nsg-text'],
    [`loadTextContent('./text.txt', 'utf-8')`, 'nsg-text'],
    [`loadFileAsBase64('text.txt')`, 'bnNnLXRleHQ='],
    [`loadJsonContent('names.json').nsg.names[0]`, 'a'],
    [`loadJsonContent('names.json', 'nsg.names[0]')`, 'a'],
    [`loadJsonContent('names.json', '$.nsg.names[0]')`, 'a'],
    [`loadJsonContent('names.json', '$["nsg"].names[1][\\'full name\\']')`, 'b'],
    [`loadYamlContent('names.yaml').nsg.names[0]`, 'a'],
    [`loadYamlContent('names.yaml', '$.nsg.names[1]["full name"]')`, 'b'],
    [`loadDirectoryFileInfo('rules')[1].baseName`, 'three.txt'],
    [`loadDirectoryFileInfo('./rules/', '*.json')[1].relativePath`, 'rules/Two.JSON'],
    [`loadDirectoryFileInfo('rules', 't*')[0].extension`, '.txt'],
  ];
  for (const [expression, expected] of examples) {
    it(`${expression} is ${expected}`, () => {
      check({ 'main.bicep': group('[]').replace("'apim'", expression), ...files }, `nsg ${expected} (nsg)`);
    });
  }

  const unknown: readonly (readonly [string, RegExp])[] = [
    [`loadTextContent('absent.txt')`, /the file 'absent.txt' can't be found/],
    [`loadJsonContent('text.txt')`, /'text.txt' is no JSON/],
    [`loadYamlContent('broken.yaml')`, /'broken.yaml' is no YAML/],
    [`loadJsonContent('names.json', 'nsg.absent')`, /there is no 'nsg.absent' in the file/],
    [`loadJsonContent('names.json', '$..names')`, /only names and indexes are followed/],
    [`loadDirectoryFileInfo('absent')`, /nothing is known to be there/],
  ];
  for (const [expression, reason] of unknown) {
    it(`${expression} is unknown`, () => {
      const [nsg] = analyze({ 'main.bicep': group(expression), ...files }).declarations;
      assert.ok(nsg?.kind === 'networkSecurityGroup');
      assert.match(nsg.openRules?.reason ?? '', reason);
    });
  }

  it('has its place in the file where that is JSON', () => {
    const written = {
      'main.bicep': group(`loadJsonContent('rules.json')`),
      'rules.json': JSON.stringify([{ name: 'AllowSql', properties: { priority: 100 } }]),
    };
    const [nsg] = analyze(written).declarations;
    assert.ok(nsg?.kind === 'networkSecurityGroup');
    assert.equal(textAt(written, nsg.rules[0]?.origin), '{"name":"AllowSql","properties":{"priority":100}}');
  });

  it('has the place of the call where that is YAML', () => {
    const written = {
      'main.bicep': group(`loadYamlContent('rules.yaml')`),
      'rules.yaml': '- name: AllowSql\n  properties: { priority: 100 }\n',
    };
    const [nsg] = analyze(written).declarations;
    assert.ok(nsg?.kind === 'networkSecurityGroup');
    assert.equal(textAt(written, nsg.rules[0]?.origin), `loadYamlContent('rules.yaml')`);
  });
});

describe('Functions of Bicep', () => {
  const names = [
    'buildUri',
    'deployer',
    'externalInput',
    'fail',
    'getSecret',
    'parseUri',
    'pickZones',
    'readCliArg',
    'readEnvVar',
    'readEnvironmentVariable',
    'toLogicalZone',
    'toPhysicalZones',
  ];
  for (const name of names) {
    it(`leave what ${name}() gives open`, () => {
      const https = rule('AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443');
      const [nsg] = analyze({ 'main.bicep': group(`concat([ ${https} ], ${name}('x'))`) }).declarations;
      assert.ok(nsg?.kind === 'networkSecurityGroup');
      assert.ok(nsg.openRules);
    });
  }
});
