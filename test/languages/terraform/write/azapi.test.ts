import { terraformLanguage } from '../../../../src/languages/terraform/index.js';
import { checkChanges, checkRefused } from '../../../support/writing.js';

const storage = { add: 'AllowStorage 120 Outbound Allow Tcp VirtualNetwork -> Storage:443' };

function groupWith(body: string): string {
  return `resource "azapi_resource" "nsg" {
  type      = "Microsoft.Network/networkSecurityGroups@2024-05-01"
  name      = "nsg-apim"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  body      = ${body}
}
`;
}

const withRule = `properties = {
      securityRules = [
        {
          name = "AllowStorage"
          properties = {
            protocol                 = "Tcp"
            sourcePortRange          = "*"
            destinationPortRange     = "443"
            sourceAddressPrefix      = "VirtualNetwork"
            destinationAddressPrefix = "Storage"
            access                   = "Allow"
            priority                 = 120
            direction                = "Outbound"
          }
        },
      ]
    }`;

describe("The first rule of a group of azapi's", () => {
  for (const [what, open, close] of [
    ['an object', '', ''],
    ['encoded as JSON', 'jsonencode(', ')'],
  ] as const) {
    const before = groupWith(`${open}{\n    properties = {}\n  }${close}`);
    const after = groupWith(`${open}{\n    ${withRule}\n  }${close}`);
    it(`is written into a body that is ${what}`, () => {
      checkChanges(terraformLanguage, { 'main.tf': before }, [storage], { 'main.tf': after });
    });
  }

  it('is left to a person where the body is computed', () => {
    checkRefused(terraformLanguage, { 'main.tf': groupWith('local.body') }, storage, /by hand|no list/);
  });
});
