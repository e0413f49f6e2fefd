import assert from 'node:assert/strict';
import { configurationFromSettings } from '../../src/vscode/configurationFromSettings.js';
import type { Configuration } from '../../src/workspace/configuration.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';

/** What settings say, beyond the defaults, and what is logged of them. */
function check(
  settings: Readonly<Record<string, unknown>>,
  expected: Partial<Configuration>,
  mistakes: readonly RegExp[] = [],
): void {
  const logged: string[] = [];
  const configuration = configurationFromSettings((key) => settings[key], {
    warn: (message) => logged.push(message),
  });
  assert.deepEqual(configuration, { ...defaultConfiguration, ...expected });
  assert.equal(logged.length, mistakes.length, logged.join('\n'));
  for (const [index, mistake] of mistakes.entries()) assert.match(logged[index] ?? '', mistake);
}

describe('configurationFromSettings', () => {
  it('is the default configuration when nothing is set', () => {
    check({}, {});
  });

  it('takes every setting', () => {
    const settings = {
      vnetType: 'Internal',
      profile: 'classic-internal',
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

  it('takes nonsense for not set, keeps what makes sense beside it, and logs the mistake', () => {
    check(
      {
        vnetType: 'external-ish',
        profile: 7,
        features: ['dns', 5],
        rules: { 'missing-rule': 'fatal', 'blocked-rule': 'warning' },
        groups: { a: 'off', b: { features: ['ntp'] } },
        priorityStart: 99,
        exclude: '**',
      },
      {
        features: ['dns'],
        rules: { 'blocked-rule': 'warning' },
        groups: [{ pattern: 'b', features: ['ntp'] }],
      },
      [/external-ish/, /profile/, /feature/, /fatal/, /object/, /whole number/, /list of globs/],
    );
  });
});
