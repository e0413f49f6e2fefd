import assert from 'node:assert/strict';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const root = 'file:///repo';

/** A module whose rule is written in one file, and made a rule of in another. */
const module: Readonly<Record<string, string>> = {
  'main.tf': `resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  resource_group_name = "rg"

  dynamic "security_rule" {
    for_each = local.rules
    content {
      name                       = security_rule.key
      priority                   = security_rule.value.priority
      direction                  = "Outbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_port_range          = "*"
      destination_port_range     = security_rule.value.port
      source_address_prefix      = "VirtualNetwork"
      destination_address_prefix = security_rule.value.tag
    }
  }
}
`,
  'rules.tf': `locals {
  rules = {
    sql = { priority = 100, tag = "Sql", port = "1443" }
  }
}
`,
};

/** A service over files that can be changed, and what it says of a file by code and the text it marks. */
function open(files: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));
  const service = createLanguageService({
    workspace: {
      roots: [root],
      readText: (uri) => Promise.resolve(texts.get(uri)),
      readDirectory: (uri) =>
        Promise.resolve(uri === root ? Object.keys(files).map((name) => ({ name, isDirectory: false })) : []),
    },
    settings: () => defaultConfiguration,
    logger: { warn: () => undefined },
  });
  return {
    change: (name: string, text: string): void => {
      texts.set(`${root}/${name}`, text);
      service.fileChanged(`${root}/${name}`);
    },
    findings: async (name: string): Promise<readonly string[]> => {
      const lines = (texts.get(`${root}/${name}`) ?? '').split('\n');
      const diagnostics = await service.diagnose(`${root}/${name}`, neverCancelled);
      return diagnostics
        .filter(({ range }) => range.start.line === range.end.line)
        .map(
          ({ code, range: { start, end } }) =>
            `${code} ${lines[start.line]?.slice(start.character, end.character)}`,
        );
    },
  };
}

describe('A Terraform module in the service', () => {
  it('has its findings where the values are written, in whatever file', async () => {
    const { findings } = open(module);
    assert.deepEqual(await findings('rules.tf'), ['wrong-rule "1443"']);
    assert.deepEqual(await findings('main.tf'), ['missing-rule "nsg-apim"', 'implicit-rule "nsg-apim"']);
  });

  it('is judged again when another of its files changes', async () => {
    const { change, findings } = open(module);
    await findings('main.tf');
    change('rules.tf', (module['rules.tf'] ?? '').replace('1443', '1433'));
    assert.deepEqual(await findings('rules.tf'), []);
    change(
      'main.tf',
      (module['main.tf'] ?? '').replace('"nsg-apim"', '"nsg-other"').replace('"apim"', '"other"'),
    );
    change('rules.tf', module['rules.tf'] ?? '');
    assert.deepEqual(await findings('rules.tf'), []);
  });
});
