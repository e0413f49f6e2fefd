import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const root = 'file:///w';

describe('a check of many files', () => {
  it('reads all of them before it analyses the first, as those of a module are analysed together', async () => {
    const names = ['main.tf', 'network.tf', 'variables.tf'];
    const events: string[] = [];
    const service = createLanguageService({
      workspace: {
        roots: [root],
        readText: (uri) => {
          const name = uri.slice(root.length + 1);
          if (!names.includes(name)) return Promise.resolve(undefined);
          events.push(name);
          return Promise.resolve('resource "azurerm_network_security_group" "nsg" {}\n');
        },
        readDirectory: () => Promise.resolve(names.map((name) => ({ name, isDirectory: false }))),
      },
      pause: () => {
        if (events.at(-1) !== 'a step') events.push('a step');
        return undefined;
      },
      settings: () => defaultConfiguration,
      logger: { warn: (message) => assert.fail(message) },
    });
    await service.check(
      names.map((name) => `${root}/${name}`),
      neverCancelled,
    );
    assert.deepEqual(events, [...names, 'a step']);
  });
});
