import assert from 'node:assert/strict';
import { configurationFromSettings } from '../../src/vscode/configurationFromSettings.js';
import type { Configuration } from '../../src/workspace/configuration.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';

/** What settings say, beyond the defaults. */
function check(settings: Readonly<Record<string, unknown>>, expected: Partial<Configuration>): void {
  assert.deepEqual(
    configurationFromSettings((key) => settings[key]),
    { ...defaultConfiguration, ...expected },
  );
}

describe('configurationFromSettings', () => {
  it('is the default configuration when nothing is set', () => {
    check({}, {});
  });

  it('takes every setting', () => {
    const settings = {
      vnetType: 'Internal',
      profile: 'v2-injection',
      features: ['event-hub'],
      rules: { 'implicit-rule': 'off', 'wrong-rule': 'hint' },
      priorityStart: 200,
      priorityStep: 5,
      exclude: ['samples/**'],
    } as const;
    check(settings, settings);
  });

  it('takes no profile for the one that the service has', () => {
    check({ profile: 'auto' }, { profile: undefined });
  });

  it('keeps the order of overrides by group', () => {
    check(
      { groups: { 'legacy/**': { vnetType: 'off' }, 'nsg-apim': { profile: 'classic-internal' } } },
      {
        groups: [
          { pattern: 'legacy/**', vnetType: 'off' },
          { pattern: 'nsg-apim', profile: 'classic-internal' },
        ],
      },
    );
  });

  it('takes nonsense for not set, and keeps what makes sense beside it', () => {
    check(
      {
        vnetType: 'external-ish',
        profile: 7,
        features: ['dns', 5],
        rules: { 'missing-rule': 'fatal', 'blocked-rule': 'warning' },
        groups: { a: 'off', b: { rules: 'none', features: ['ntp'] } },
        priorityStart: 99,
        priorityStep: 1.5,
        exclude: '**',
      },
      {
        features: ['dns'],
        rules: { 'blocked-rule': 'warning' },
        groups: [{ pattern: 'b', features: ['ntp'] }],
      },
    );
  });
});
