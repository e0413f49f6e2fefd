import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { LiveService, LiveWorkspace } from '../support/liveWorkspace.js';
import { serviceOf, uriOf } from '../support/filesService.js';
import type { Files } from '../support/sourceFiles.js';

/** A group of resources whose name is not known before deployment. */
const someGroup = '${var.group}';

const idOf = (resource: string, group: string): string =>
  `"/subscriptions/s/resourceGroups/${group}/providers/Microsoft.Network/${resource}"`;
const subnetId = (group = 'rg', name = 'snet'): string => idOf(`virtualNetworks/vnet/subnets/${name}`, group);
const groupId = (group = 'rg'): string => idOf('networkSecurityGroups/nsg', group);

/** Says of a resource that it is not known whether it is deployed. */
const perhaps = 'count = var.on ? 1 : 0\n';

let resources = 0;
const resource = (type: string, body: string, symbol = `r${(resources += 1)}`): string =>
  `resource "azurerm_${type}" "${symbol}" {\n${body}\n}\n`;

const subnet = (group = 'rg', more = '', name = '"snet"'): string =>
  resource(
    'subnet',
    `${more}name = ${name}\nvirtual_network_name = "vnet"\nresource_group_name = "${group}"`,
    'main',
  );
const nsg = (group = 'rg', more = ''): string =>
  resource('network_security_group', `${more}name = "nsg"\nresource_group_name = "${group}"`, 'main');
const association = (of = subnetId(), to = groupId(), more = ''): string =>
  resource(
    'subnet_network_security_group_association',
    `${more}subnet_id = ${of}\nnetwork_security_group_id = ${to}`,
  );
const service = (of = subnetId(), more = '', name = 'apim'): string =>
  resource(
    'api_management',
    `${more}name = "${name}"\nsku_name = "Premium_1"\nvirtual_network_type = "Internal"\n` +
      `virtual_network_configuration {\n  subnet_id = ${of}\n}`,
  );

const variables = 'variable "on" {}\nvariable "group" {}\nvariable "name" {}\n';

/** Deployments by their names, each the resources of one. */
type Deployments = Readonly<Record<string, string>>;

function filesOf(deployments: Deployments): Files {
  return Object.fromEntries(
    Object.entries(deployments).map(([name, text]) =>
      name.endsWith('.bicep') ? [name, text] : [`${name}/main.tf`, variables + text],
    ),
  );
}

async function check(deployments: Deployments) {
  const files = filesOf(deployments);
  return serviceOf(files).check(Object.keys(files).map(uriOf), neverCancelled);
}

/** Each link as the deployments that it goes through: `apim net assoc nsg`. */
async function linksOf(deployments: Deployments): Promise<readonly string[]> {
  const { networkSecurityGroups } = await check(deployments);
  return networkSecurityGroups.flatMap(({ links }) =>
    links.map((link) => link.map(({ uri }) => uri.slice(uriOf('').length).split('/')[0]).join(' ')),
  );
}

type Case = readonly [what: string, deployments: Deployments, ...links: readonly string[]];

function checkCases(cases: readonly Case[]): void {
  for (const [what, deployments, ...links] of cases) {
    it(what, async () => {
      assert.deepEqual(await linksOf(deployments), links);
    });
  }
}

describe('a service that names the subnet of another deployment', () => {
  const own = association('azurerm_subnet.main.id', 'azurerm_network_security_group.main.id');
  const net = subnet() + nsg() + own;
  const link = 'apim net net net';
  checkCases([
    ['is linked to its NSG', { net, apim: service() }, link],
    ['is, whatever it has a subnet of the same name for', { net, apim: service() + subnet('other') }, link],
    ['is, where the resource group is not known', { net, apim: service(subnetId(someGroup)) }, link],
    ['is not, where it may not be deployed', { net, apim: service(subnetId(), perhaps) }],
    [
      'is not, where the subnet may not be',
      { net: subnet('rg', perhaps) + nsg() + association(), apim: service() },
    ],
    ['is not, where the subnet is of another resource group', { net, apim: service(subnetId('other')) }],
    [
      'is, where a third has a subnet of the name in another resource group',
      { net, third: subnet('other'), apim: service() },
      link,
    ],
    [
      'is not, where that may be the one which it names',
      { net, third: subnet('other'), apim: service(subnetId(someGroup)) },
    ],
    ['is not, where its own may be', { net, apim: service(subnetId(someGroup)) + subnet(someGroup) }],
    [
      'is not, where one deployment has both',
      {
        net: net + subnet('other').replace('"main"', '"other"'),
        apim: service(subnetId(someGroup)),
      },
    ],
    [
      'is not, where it has another that may be in the subnet of the name',
      { net, third: subnet('other'), apim: service() + service(subnetId(someGroup), '', 'edge') },
    ],
  ]);
});

describe('a subnet and its NSG in deployments of their own', () => {
  const all = { net: subnet(), nsg: nsg(), assoc: association(), apim: service() };
  const { nsg: group, assoc, apim } = all;
  const link = 'apim net assoc nsg';
  checkCases([
    ['are linked by an association anywhere', all, link],
    [
      'are, where the service is beside the NSG',
      { net: subnet(), nsg: nsg() + service(), assoc },
      'nsg net assoc nsg',
    ],
    [
      'are, where the service is beside the subnet',
      { ...all, net: subnet() + service(), apim: '' },
      'net net assoc nsg',
    ],
    ['are, where no one declares the subnet', { nsg: group, assoc, apim }, 'apim assoc assoc nsg'],
    [
      'are, where others of the names are in other resource groups',
      { ...all, third: subnet('other'), fourth: nsg('other') },
      link,
    ],
    ['are not, where another may be the NSG', { ...all, third: nsg(someGroup) }],
    [
      'are not, where the association is of another NSG',
      { ...all, assoc: association(subnetId(), groupId('other')) },
    ],
    ['are not, where the NSG may not be deployed', { ...all, nsg: nsg('rg', perhaps) }],
    ['are not, where the subnet may not be', { ...all, net: subnet('rg', perhaps) }],
    [
      'are not, where the association may not be',
      { ...all, assoc: association(subnetId(), groupId(), perhaps) },
    ],
    ['are not, where another may be the subnet', { ...all, third: subnet(someGroup) }],
    [
      'are not, where the service may be in another of the name',
      { ...all, third: subnet('other'), apim: service(subnetId(someGroup)) },
    ],
    [
      'are linked to the service beside the subnet, whoever else names that',
      { ...all, net: subnet() + service() },
      'net net assoc nsg',
    ],
    [
      'are not, where another may be it, though the service is beside one',
      { ...all, net: subnet() + service(), apim: '', third: subnet(someGroup) },
    ],
    [
      'are not, where the subnet may not be deployed, though the service is beside it',
      { ...all, net: subnet('rg', perhaps) + service(), apim: '' },
    ],
    [
      'are not, where no one declares it and services of several are in it',
      { ...all, net: '', third: service() },
    ],
    [
      'are not, where no one declares it and the service is in another',
      { ...all, net: '', apim: service(subnetId('other')) },
    ],
    [
      'are not, by what is no id',
      { nsg: nsg() + association('"to be set later"'), apim: service('"to be set later"') },
    ],
    [
      'are not, by names that are not known',
      {
        nsg: nsg() + association(subnetId('rg', '${var.name}')),
        apim: service(subnetId('rg', '${var.name}')),
      },
    ],
  ]);

  it('are not linked by a subnet that names an NSG of another resource group', async () => {
    const names = (nsgGroup: string): string => `
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: {
    subnets: [
      {
        name: 'snet'
        properties: {
          networkSecurityGroup: { id: resourceId('${nsgGroup}', 'Microsoft.Network/networkSecurityGroups', 'nsg') }
        }
      }
    ]
  }
}
`;
    assert.deepEqual(await linksOf({ 'net.bicep': names('rg'), nsg: group, apim }), ['apim net.bicep nsg']);
    assert.deepEqual(await linksOf({ 'net.bicep': names('other'), nsg: group, apim }), []);
  });
});

describe('optional features of a service whose network another deployment has', () => {
  const denyAll = `security_rule {
  name                       = "None"
  priority                   = 4096
  direction                  = "Inbound"
  access                     = "Deny"
  protocol                   = "*"
  source_port_range          = "*"
  source_address_prefix      = "*"
  destination_port_range     = "*"
  destination_address_prefix = "*"
}
`;
  const cacheOf = (name: string): string =>
    resource(
      'api_management_redis_cache',
      `name = "c"\napi_management_id = ${idOf('x', 'rg').replace(
        'Microsoft.Network/x',
        `Microsoft.ApiManagement/service/${name}`,
      )}`,
    );

  async function suggested(apim: string): Promise<boolean> {
    const { findings } = await check({
      net: subnet(),
      nsg: nsg('rg', denyAll) + association(),
      apim,
    });
    return findings.some(({ code, message }) => code === 'missing-rule' && message.includes('6380'));
  }

  it('are told of beside the service', async () => {
    assert.equal(await suggested(service() + cacheOf('apim')), true);
    assert.equal(await suggested(service() + cacheOf('another')), false);
    assert.equal(await suggested(service()), false);
  });
});

describe('what deployments say of each other', () => {
  const another = subnetId('rg', 'other');
  const live = new LiveWorkspace(
    filesOf({
      net: subnet() + service('azurerm_subnet.main.id'),
      other: subnet('rg', '', '"other"') + service('azurerm_subnet.main.id').replace('Internal', 'External'),
      evident: subnet('rg', '', '"snet-apim"'),
      nsg: nsg(),
      assoc: '',
    }),
  );
  const liveService = new LiveService(live);

  /** How often a code is among what is said of deployments. */
  async function countsOf(code: string, ...deployments: readonly string[]): Promise<readonly number[]> {
    const counts: number[] = [];
    for (const name of deployments)
      counts.push((await liveService.findingsIn(`${name}/main.tf`)).filter((each) => each === code).length);
    return counts;
  }

  it('follows each change of one that is said to the others', async () => {
    const none = ['', [0], [1, 1]] as const;
    const internal = [association(), [1], [0, 1]] as const;
    const external = [association(another), [3], [1, 0]] as const;
    const both = [association() + association(another), [3], [0, 0]] as const;
    const evident = [association(subnetId('rg', 'snet-apim')), [1], [1, 1]] as const;
    for (const state of [none, internal, external, both, evident, none, evident, internal, none]) {
      const [text, ofGroup, ofSubnets] = state;
      live.write('assoc/main.tf', text);
      assert.deepEqual(await countsOf('missing-rule', 'nsg'), ofGroup, text);
      assert.deepEqual(await countsOf('no-nsg', 'net', 'other'), ofSubnets, text);
    }
  });
});

describe('a subnet without an NSG that another deployment may give it one', () => {
  const net = subnet() + service('azurerm_subnet.main.id');
  const accused = async (deployments: Deployments): Promise<boolean> =>
    (await check(deployments)).findings.some(({ code }) => code === 'no-nsg');

  it('is accused only where none does, by names that are known', async () => {
    assert.equal(await accused({ net }), true);
    assert.equal(await accused({ net, nsg: nsg() + association() }), false);
    assert.equal(await accused({ net, nsg: nsg() + association(subnetId(someGroup)) }), false);
    assert.equal(await accused({ net, nsg: nsg() + association('var.name') }), false);
    assert.equal(await accused({ net, nsg: nsg() + association(subnetId('rg', 'another')) }), true);
    assert.equal(await accused({ net, nsg: nsg() + association(subnetId('other')) }), true);
    const unnamed = subnet('rg', '', 'var.name') + service('azurerm_subnet.main.id');
    assert.equal(await accused({ net: unnamed }), true);
    assert.equal(await accused({ net: unnamed, nsg: nsg() + association() }), false);
    const beside = subnet('rg', '', 'var.name').replace('"main"', '"beside"');
    const given = association('azurerm_subnet.beside.id', 'azurerm_network_security_group.main.id');
    assert.equal(await accused({ net: net + nsg() + beside + given }), true);
  });

  it('is not where another declares it with one', async () => {
    const again = (group: string): string => `
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: { subnets: [{ name: 'snet', properties: { networkSecurityGroup: ${group} } }] }
}
`;
    const id = "{ id: resourceId('Microsoft.Network/networkSecurityGroups', 'nsg') }";
    assert.equal(await accused({ net, 'again.bicep': again(id) }), false);
    assert.equal(await accused({ net, 'again.bicep': again('null') }), true);
    const calls = "module again 'again.bicep' = {\n  name: 'again'\n  scope: resourceGroup('other')\n}\n";
    assert.equal(await accused({ net, 'again.bicep': again(id), 'main.bicep': calls }), true);
  });
});
