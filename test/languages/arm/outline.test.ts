import assert from 'node:assert/strict';
import { armLanguage } from '../../../src/languages/arm/index.js';
import { group, rule, template } from './check.js';

/** Checks the syntax problems of a template as the text they are at and what they say. */
function check(text: string, ...expected: readonly string[]): void {
  const { problems } = armLanguage.outline({ uri: 'file:///w/main.json', text });
  assert.deepEqual(
    problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`),
    expected,
  );
}

describe('the outline of ARM templates', () => {
  it('has the problems of the JSON', () => {
    check(
      template({ resources: [group('apim', [])] }).replace('"apim",', '"apim"'),
      '": A comma is missing.',
    );
  });

  it('has the problems of expressions, wherever they are looked at', () => {
    check(
      template({
        parameters: { a: { type: 'string', defaultValue: '[f(]' } },
        variables: { b: ['[g(]'] },
        resources: [
          group('[h(]', []),
          {
            type: 'Microsoft.Resources/deployments',
            name: 'd',
            properties: { template: { resources: [group('apim', '[i(]')] } },
          },
          { type: 'Microsoft.Storage/storageAccounts', name: '[not our business(]' },
        ],
      }),
      ...['parameters', 'variables', 'group', 'nested'].map(
        () => ']: A function, a string in single quotes or a number is expected.',
      ),
    );
  });

  it('says nothing of what is no template', () => {
    check('{ "type": "Microsoft.Network/networkSecurityGroups", }}');
    check('{ "type": "x", ');
    check('');
  });

  it('has the comments', () => {
    const { comments } = armLanguage.outline({
      uri: 'file:///w/main.json',
      text: `// apim-nsg: internal\n${template({ resources: [group('apim', [rule('a')])] })}`,
    });
    assert.deepEqual(
      comments.map(({ text }) => text),
      [' apim-nsg: internal'],
    );
  });
});

describe('ARM templates among other documents', () => {
  it('are told by the name or the editor', () => {
    assert(armLanguage.claims('file:///a/main.JSON'));
    assert(armLanguage.claims('file:///a/main.jsonc'));
    assert(armLanguage.claims('file:///a/main.arm'));
    assert(armLanguage.claims('untitled:Untitled-1', 'arm-template'));
    assert(armLanguage.claims('file:///a/b', 'jsonc'));
    assert(!armLanguage.claims('file:///a/main.tf.json', 'json'));
    assert(!armLanguage.claims('file:///a/main.bicep', 'bicep'));
  });

  it('matter when they name a type that is looked at, or link a template', () => {
    const matters = (part: string): boolean =>
      armLanguage.mayMatter(`{ "contentVersion": "1.0.0.0", ${part} }`);
    assert(matters('"MICROSOFT.network/networkSecuritygroups"'));
    assert(matters('"Microsoft.Network\\/virtualNetworks/subnets"'));
    assert(matters('"Microsoft.ApiManagement/service"'));
    assert(matters('"templateLink": {'));
    assert(!matters('"Microsoft.Storage/storageAccounts"'));
    assert(!armLanguage.mayMatter('{ "type": "Microsoft.Network/networkSecurityGroups" }'));
  });
});
