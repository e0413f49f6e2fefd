import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pictureMarkdown } from '../../../src/service/picture/markdown.js';
import { pictureOf } from './pictures.js';
import { sameGroups } from './sameGroup.js';

const uri = 'file:///repo/main.bicep';

describe('a picture as Markdown', () => {
  it('has tables of what is needed and of the rules', async () => {
    const bicep = sameGroups.find(({ language }) => language === 'Bicep');
    const text = pictureMarkdown(await pictureOf(bicep?.uri ?? '', bicep?.text ?? ''));
    const lines = text.split('\n');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('#') || line.startsWith('-')),
      [
        '## nsg-apim',
        '- Deployment: Developer or Premium tier, internal virtual network',
        '### What API Management needs',
        '### Inbound rules in the order in which Azure tries them',
        '### Outbound rules in the order in which Azure tries them',
      ],
    );
    for (const row of [
      "| Outbound | Storage | TCP 443 | Dependency on Azure Storage for core service functionality | ✕ Missing | Dropped by 'DenyAll' (priority 4000); no rule allows it. |",
      '| `priority` | AllowManagement | Allow | TCP | ApiManagement | VirtualNetwork | 3443 |  |',
      '| 110 | AllowSql | Allow | TCP | any | Sql | 1433 | exists only if parameters("withSql") |',
      '| ~~4001~~ | ~~AllowLate~~ | ~~Allow~~ | ~~TCP~~ | ~~any~~ | ~~Internet~~ | ~~80~~ | never matches, after DenyAll |',
      '| 65000 | AllowVNetInBound | Allow | any | VirtualNetwork | VirtualNetwork | any | default rule |',
    ]) {
      assert.ok(lines.includes(row), row);
    }
  });

  it('has as many cells in each row as in its head, whatever names and expressions have in them', async () => {
    const text = pictureMarkdown(
      await pictureOf(
        uri,
        `param c bool
// apim-nsg: internal
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg|apim'
  properties: {
    securityRules: [
      { name: 'A|B*\`c\`', properties: { priority: c || false ? 100 : 200, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', sourceAddressPrefix: '*', sourcePortRange: '1024-65535', destinationAddressPrefix: '*', destinationPortRange: '443' } }
    ]
  }
}
`,
      ),
    );
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    const counts = rows.map((row) => row.replace(/\\\|/g, '').split('|').length);
    assert.deepEqual([...new Set(counts)].sort(), [10, 8].sort());
    assert.match(text, /any : 1024-65535/);
    assert.match(text, /A\\\|B\\\*\\`c\\`/);
  });
});
