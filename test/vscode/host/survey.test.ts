import * as vscode from 'vscode';
import { bicepFile } from './support/bicepFile.js';
import { closeEditors, remove, scratch, show, writeFile } from './support/documents.js';
import { until } from './support/events.js';
import { codeOf, findingsOf } from './support/findings.js';
import { makeWatched } from './support/watched.js';

const folder = scratch('survey');
const network = vscode.Uri.joinPath(folder, 'network', 'main.tf');
const service = vscode.Uri.joinPath(folder, 'apim', 'main.bicep');

/** Waits until a document has a finding of this code, or none at all. */
async function untilFound(uri: vscode.Uri, code: string | undefined): Promise<void> {
  const isSuch = (): boolean => {
    const codes = findingsOf(uri).map(codeOf);
    return code === undefined ? codes.length === 0 : codes.includes(code);
  };
  await until(isSuch, vscode.languages.onDidChangeDiagnostics);
}

const networkText = `resource "azurerm_subnet" "gateway" {
  name                 = "snet-survey"
  resource_group_name  = "rg-network"
  virtual_network_name = "vnet-survey"
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_network_security_group" "gateway" {
  name                = "nsg-edge"
  location            = "westeurope"
  resource_group_name = "rg-network"
}

resource "azurerm_subnet_network_security_group_association" "gateway" {
  subnet_id                 = azurerm_subnet.gateway.id
  network_security_group_id = azurerm_network_security_group.gateway.id
}
`;

function serviceText(vnet: string): string {
  return `resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: '${vnet}'
  resource subnet 'subnets' existing = {
    name: 'snet-survey'
  }
}

resource apim 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim'
  location: 'westeurope'
  sku: { name: 'Premium', capacity: 1 }
  properties: {
    virtualNetworkType: 'Internal'
    virtualNetworkConfiguration: { subnetResourceId: vnet::subnet.id }
  }
}
`;
}

describe('files that no editor shows', () => {
  beforeEach(async () => {
    for (const uri of [network, service]) await makeWatched(vscode.Uri.joinPath(uri, '..'));
  });

  afterEach(async () => {
    await closeEditors();
    await remove(folder);
  });

  it('link the NSG of an open one to their service, whatever its language, and follow the disk', async () => {
    await writeFile(service, serviceText('vnet-survey'));
    await show(await writeFile(network, networkText));
    await untilFound(network, 'missing-rule');
    await writeFile(service, serviceText('vnet-else'));
    await untilFound(network, undefined);
    await writeFile(service, serviceText('vnet-survey'));
    await untilFound(network, 'missing-rule');
    await remove(service);
    await untilFound(network, undefined);
  });

  it('read the parameters that are open, which show what is said of rules in them', async () => {
    const data = vscode.Uri.joinPath(folder, 'main.parameters.json');
    await writeFile(
      vscode.Uri.joinPath(folder, 'main.bicep'),
      `param sqlPort string\n${bicepFile(['AllowSql 100 Outbound Allow Tcp VirtualNetwork -> Sql 1433'])}`.replace(
        "'1433'",
        'sqlPort',
      ),
    );
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
    const parameters = { $schema: schema, parameters: { sqlPort: { value: '1443' } } };
    await show(await writeFile(data, JSON.stringify(parameters)));
    await untilFound(data, 'wrong-rule');
  });

  it('are followed when a module that one calls is renamed, and named as before', async () => {
    const [before, after] = ['net.bicep', 'renamed.bicep'].map((name) => vscode.Uri.joinPath(folder, name));
    if (!before || !after) throw new Error('there are two names');
    await writeFile(before, "output subnetId string = 'known'\n");
    const call = "module net 'net.bicep' = {\n  name: 'net'\n}\n";
    const text = call + serviceText('vnet-survey').replace('vnet::subnet.id', 'net.outputs.subnetId');
    const main = await writeFile(vscode.Uri.joinPath(folder, 'main.bicep'), text);
    await show(main);
    await untilFound(main, undefined);
    await vscode.workspace.fs.rename(before, after);
    await untilFound(main, 'unresolved');
    await vscode.workspace.fs.rename(after, before);
    await untilFound(main, undefined);
  });

  it('call the module that is open, which is judged as they call it', async () => {
    const module = vscode.Uri.joinPath(folder, 'nsg.bicep');
    const text = `param name string
param rules array
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: name
  properties: {
    securityRules: rules
  }
}
`;
    const caller = `module nsg 'nsg.bicep' = {
  name: 'nsg'
  params: {
    name: 'nsg-apim'
    rules: []
  }
}
`;
    const main = await writeFile(vscode.Uri.joinPath(folder, 'main.bicep'), caller);
    await show(await writeFile(module, text));
    await untilFound(module, 'implicit-rule');
    await remove(main);
    await untilFound(module, undefined);
  });
});
