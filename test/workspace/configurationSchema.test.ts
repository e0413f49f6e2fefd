import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { catalogue } from '../../src/azure/requirements.js';
import { parseJson } from '../../src/languages/json/parse.js';
import type { JsonNode } from '../../src/languages/json/tree.js';
import { findValue } from '../../src/languages/json/tree.js';
import { configurationKeys, groupKeys, readConfiguration } from '../../src/workspace/configurationReader.js';
import {
  codeWords,
  featureWords,
  groupVnetTypeWords,
  isRuleKey,
  priorityBounds,
  profileWords,
  severityWords,
  stepBounds,
  vnetTypeWords,
} from '../../src/workspace/configurationValues.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';

const schema = parseJson('schema', readFileSync('media/apim-nsg.schema.json', 'utf8')).root;

/** A part of the schema, by the names on the way to it. */
function at(...path: readonly string[]): JsonNode {
  let node = schema;
  for (const name of path) {
    node =
      node?.kind === 'object'
        ? findValue(node, name)
        : node?.kind === 'array'
          ? node.items[Number(name)]
          : undefined;
  }
  assert.ok(node, `the schema has no ${path.join('.')}`);
  return node;
}

function keysAt(...path: readonly string[]): readonly string[] {
  const node = at(...path);
  return node.kind === 'object' ? node.properties.map(({ name }) => name) : [];
}

function wordsAt(...path: readonly string[]): readonly unknown[] {
  const node = at(...path);
  return node.kind === 'array' ? node.items.map((item) => ('value' in item ? item.value : undefined)) : [];
}

function valueAt(...path: readonly string[]): unknown {
  const node = at(...path);
  return 'value' in node ? node.value : undefined;
}

const groupProperties = ['properties', 'groups', 'additionalProperties', 'properties'];

describe('the schema of apim-nsg.json says the same as its reader', () => {
  it('about keys', () => {
    assert.deepEqual(keysAt('properties'), configurationKeys);
    assert.deepEqual(keysAt(...groupProperties), groupKeys);
    assert.deepEqual(keysAt('definitions', 'rules', 'properties'), codeWords);
  });

  it('about words', () => {
    assert.deepEqual(wordsAt('definitions', 'vnetType', 'anyOf', '0', 'enum'), vnetTypeWords);
    assert.deepEqual(wordsAt(...groupProperties, 'vnetType', 'anyOf', '0', 'enum'), groupVnetTypeWords);
    assert.deepEqual(wordsAt('definitions', 'profile', 'enum'), profileWords);
    assert.deepEqual(wordsAt('definitions', 'features', 'items', 'enum'), featureWords);
    assert.deepEqual(wordsAt('definitions', 'severity', 'enum'), severityWords);
    for (const word of wordsAt('definitions', 'vnetType', 'anyOf', '1', 'enum')) {
      assert.deepEqual(readConfiguration('', JSON.stringify({ vnetType: word })).problems, []);
    }
  });

  it('about descriptions: each word has one', () => {
    assert.equal(wordsAt('definitions', 'profile', 'enumDescriptions').length, profileWords.length);
    assert.equal(wordsAt('definitions', 'features', 'items', 'enumDescriptions').length, featureWords.length);
    for (const key of configurationKeys)
      assert.equal(typeof valueAt('properties', key, 'description'), 'string');
  });

  it('about numbers', () => {
    const boundsOf = (key: string): object => ({
      least: valueAt('properties', key, 'minimum'),
      most: valueAt('properties', key, 'maximum'),
    });
    assert.deepEqual(boundsOf('priorityStart'), priorityBounds);
    assert.deepEqual(boundsOf('priorityStep'), stepBounds);
    assert.equal(valueAt('properties', 'priorityStart', 'default'), defaultConfiguration.priorityStart);
    assert.equal(valueAt('properties', 'priorityStep', 'default'), defaultConfiguration.priorityStep);
  });

  it('about codes with a requirement', () => {
    const [pattern = ''] = keysAt('definitions', 'rules', 'patternProperties');
    const keys = codeWords.flatMap((code) => catalogue.map(({ id }) => `${code}/${id}`));
    for (const key of [
      ...keys,
      'missing-rule/',
      'missing-rule/x',
      'x/sql-outbound',
      'missing-rule/sql-outbound/',
    ]) {
      assert.equal(new RegExp(pattern).test(key), isRuleKey(key), key);
    }
  });
});

describe('the extension', () => {
  it('gives the schema to every apim-nsg.json', () => {
    const manifest = parseJson('package.json', readFileSync('package.json', 'utf8')).root;
    const contributes = manifest?.kind === 'object' ? findValue(manifest, 'contributes') : undefined;
    const validation = contributes?.kind === 'object' ? findValue(contributes, 'jsonValidation') : undefined;
    const [first] = validation?.kind === 'array' ? validation.items : [];
    assert.ok(first?.kind === 'object');
    const valueOf = (name: string): unknown => {
      const node = findValue(first, name);
      return node && 'value' in node ? node.value : undefined;
    };
    assert.equal(valueOf('fileMatch'), 'apim-nsg.json');
    assert.equal(valueOf('url'), './media/apim-nsg.schema.json');
  });
});
