import assert from 'node:assert/strict';
import { features, profiles } from '../../src/azure/profiles.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { diagnosticCodes } from '../../src/workspace/diagnosticCodes.js';
import type { Setting } from '../support/manifest.js';
import { manifest, manifestTexts, settings } from '../support/manifest.js';

const groups = manifest.contributes.configuration;

function setting(key: string): Setting {
  const found = settings.get(`apimNsg.${key}`);
  if (!found) throw new Error(`no setting '${key}'`);
  return found;
}

describe('the settings in package.json', () => {
  it('are those of the configuration, with its defaults', () => {
    const { profile, groups: overrides, ...others } = defaultConfiguration;
    assert.equal(profile, undefined);
    assert.deepEqual(overrides, []);
    const expected = { enable: true, codeLens: true, profile: 'auto', groups: {}, ...others };
    const offered = [...settings].map(([key, { default: value }]) => [key.replace('apimNsg.', ''), value]);
    assert.deepEqual(Object.fromEntries(offered), expected);
  });

  it('stand in groups, in the order in which they are written', () => {
    const upTo = ({ length }: { readonly length: number }): readonly number[] => [...Array(length).keys()];
    assert.ok(groups.length > 1);
    assert.deepEqual(
      groups.map(({ order }) => order),
      upTo(groups),
    );
    for (const { title, properties } of groups) {
      const orders = Object.values(properties).map(({ order }) => order);
      assert.deepEqual(orders, upTo(orders), title);
    }
  });

  it('may be others in every folder of a workspace', () => {
    for (const [key, { scope }] of settings) assert.equal(scope, 'resource', key);
  });

  it('are described, and so is each value that can be chosen', () => {
    for (const [key, each] of settings) {
      assert.ok(each.markdownDescription, key);
      assert.equal(each.enumDescriptions?.length, each.enum?.length, key);
    }
  });

  it('list the profiles, features and diagnostic codes that there are', () => {
    assert.deepEqual(setting('profile').enum, ['auto', ...profiles.map(({ id }) => id)]);
    assert.deepEqual(setting('features').items?.enum, [...features.keys(), ...[...features.values()].flat()]);
    assert.deepEqual(
      Object.keys(setting('rules').properties ?? {}),
      diagnosticCodes.map(({ code }) => code),
    );
  });

  it('describe each profile and code as the rest of the product does', () => {
    for (const { id, title } of profiles) assert.equal(manifestTexts[`settings.profile.${id}`], `${title}.`);
    for (const { code, summary } of diagnosticCodes) {
      assert.equal(manifestTexts[`settings.rules.${code}`], summary);
    }
  });
});
