import type { Files } from '../service/files.js';

/** Files around the fragments of docs/rules.md, so that each is judged where it belongs. */

/** What a fragment is: properties of a rule, of an NSG or of a subnet, items of one of their lists, or a whole file. */
type Place = 'rule' | 'rules' | 'group' | 'subnet' | 'subnetItem' | 'routes' | 'parameter' | 'above' | 'file';

const places: Readonly<Record<string, Place>> = {
  'missing-rule': 'group',
  'blocked-rule': 'rules',
  'duplicate-priority': 'rules',
  'unneeded-rule': 'rules',
  'shadowed-rule': 'rules',
  'conflicting-resources': 'file',
  'no-nsg': 'subnetItem',
  'wrong-delegation': 'subnet',
  'forced-tunneling': 'routes',
  unresolved: 'parameter',
  'invalid-directive': 'above',
};

/** Whether a service in a subnet belongs to the example. */
function isOfNetwork(place: Place): boolean {
  return place === 'subnet' || place === 'subnetItem' || place === 'routes';
}

/**
 * A file with a fragment in it: an NSG for Internal mode, and what belongs to it.
 * @param language that of the fence in the page
 */
export function fileAround(code: string, language: string, fragment: string): Files {
  const place = places[code] ?? 'rule';
  const given = { code, place, fragment: fragment.trim() };
  if (language === 'jsonc') return { 'main.json': templateAround(given) };
  return language === 'bicep' ? { 'main.bicep': bicepAround(given) } : { 'main.tf': terraformAround(given) };
}

interface Given {
  readonly code: string;
  readonly place: Place;
  readonly fragment: string;
}

/** The rest of a rule whose fragment says what matters; the names are those of Azure Resource Manager. */
function defaultsFor(code: string, given: string): Readonly<Record<string, string | number>> {
  const isInbound = /source_?address/i.test(given) && !/destination_?address/i.test(given);
  return {
    priority: 200,
    direction: isInbound ? 'Inbound' : 'Outbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourcePortRange: '*',
    sourceAddressPrefix: 'VirtualNetwork',
    destinationPortRange: code === 'ip-instead-of-tag' ? '3443' : '443',
    destinationAddressPrefix: 'VirtualNetwork',
  };
}

type Write = (name: string, value: string | number) => string;

/** The properties of the rest of a rule, without those that are given. */
function restOf(code: string, given: string, write: Write): readonly string[] {
  const flat = given.replaceAll('_', '').toLowerCase();
  return Object.entries(defaultsFor(code, given)).flatMap(([name, value]) =>
    flat.includes(name.toLowerCase()) ? [] : [write(name, value)],
  );
}

/** Writes the rest of each rule where a mark stands for it, in the braces around the mark. */
function filled(
  code: string,
  text: string,
  mark: string,
  join: (rest: readonly string[]) => string,
  write: Write,
): string {
  return text
    .split(mark)
    .reduce((done, next) => `${done}${join(restOf(code, bracesAround(done, next), write))}${next}`);
}

function bracesAround(before: string, after: string): string {
  return before.slice(before.lastIndexOf('{')) + after.slice(0, after.indexOf('}'));
}

const jsonProperty: Write = (name, value) => `"${name}": ${JSON.stringify(value)}`;

const subnetId = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'snet-apim')]";

function templateAround({ code, place, fragment }: Given): string {
  const text = filled(code, fragment, '/* … */', (rest) => `, ${rest.join(', ')}`, jsonProperty);
  const at = (wanted: Place, prefix = '', suffix = ''): string =>
    place === wanted && text !== '' ? `${prefix}${text}${suffix}` : '';
  const sqlPort = place === 'parameter' ? "[parameters('sqlPort')]" : '1433';
  const rules =
    place === 'rule'
      ? `{ "name": "Rule", "properties": {\n${text.replace(/,$/, '')}\n, ${restOf(code, text, jsonProperty).join(', ')} } }`
      : place === 'parameter'
        ? `{ "name": "Sql", "properties": { "destinationAddressPrefix": "Sql", "destinationPortRange": "${sqlPort}", ${restOf(code, 'destinationAddressPrefix destinationPortRange', jsonProperty).join(', ')} } },
           { "name": "None", "properties": { "priority": 4096, "access": "Deny", "protocol": "*", "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "*", "direction": "Outbound" } }`
        : at('rules');
  const group = `{
  "type": "Microsoft.Network/networkSecurityGroups", "name": "nsg-apim",
  ${place === 'above' ? text : '"metadata": { "apimNsg": "internal" }'},
  "properties": { ${place === 'group' ? text : `"securityRules": [${rules}]`} }
}`;
  const subnet =
    place === 'subnetItem'
      ? text.replace(/,$/, '')
      : `{ "name": "snet-apim", "properties": { "routeTable": { "id": "[resourceId('Microsoft.Network/routeTables', 'rt')]" } ${at('subnet', ', ')} } }`;
  const isV2 = place === 'subnet';
  const service = `{ "type": "Microsoft.ApiManagement/service", "name": "apim", "sku": { "name": "${isV2 ? 'StandardV2' : 'Premium'}" }, "properties": {
  "virtualNetworkType": "${isV2 ? 'External' : 'Internal'}", "virtualNetworkConfiguration": { "subnetResourceId": "${subnetId}" } } }`;
  const network = isOfNetwork(place)
    ? `, { "type": "Microsoft.Network/virtualNetworks", "name": "vnet", "properties": { "subnets": [${subnet}] } }, ${service},
       { "type": "Microsoft.Network/routeTables", "name": "rt", "properties": { "routes": [${at('routes')}] } }`
    : '';
  return `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { ${at('parameter')} },
  "resources": [${group}${network}]
}`;
}

const bicepProperty: Write = (name, value) =>
  `${name}: ${typeof value === 'number' ? String(value) : `'${value}'`}`;

function bicepAround({ code, place, fragment }: Given): string {
  const text = filled(code, fragment, '/* … */', (rest) => `, ${rest.join(', ')}`, bicepProperty);
  const rules: Partial<Record<Place, string>> = {
    rule: `{ name: 'Rule', properties: {\n${text}\n${restOf(code, text, bicepProperty).join('\n')}\n} }`,
    parameter: `{ name: 'Sql', properties: { destinationAddressPrefix: 'Sql', destinationPortRange: sqlPort, ${restOf(code, 'destinationAddressPrefix destinationPortRange', bicepProperty).join(', ')} } }
{ name: 'None', properties: { priority: 4096, access: 'Deny', protocol: '*', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRange: '*', direction: 'Outbound' } }`,
    rules: text,
  };
  const isV2 = place === 'subnet';
  const subnet =
    place === 'subnetItem'
      ? text
      : `{ name: 'snet-apim', properties: {\nrouteTable: { id: table.id }\n${isV2 ? text : ''}\n} }`;
  const network = `
resource table 'Microsoft.Network/routeTables@2024-05-01' = {
  name: 'rt'
  properties: { routes: [\n${place === 'routes' ? text : ''}\n] }
}
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: { subnets: [\n${subnet}\n] }
}
resource apim 'Microsoft.ApiManagement/service@2024-05-01' = {
  name: 'apim'
  sku: { name: '${isV2 ? 'StandardV2' : 'Premium'}', capacity: 1 }
  properties: {
    virtualNetworkType: '${isV2 ? 'External' : 'Internal'}'
    virtualNetworkConfiguration: { subnetResourceId: vnet.properties.subnets[0].id }
  }
}
`;
  return `${place === 'parameter' ? text : ''}
${place === 'above' ? text : '// apim-nsg: internal'}
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
${place === 'group' ? text : `securityRules: [\n${rules[place] ?? ''}\n]`}
  }
}
${isOfNetwork(place) ? network : ''}`;
}

const terraformArgument: Write = (name, value) =>
  `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = ${JSON.stringify(value)}`;

function terraformAround({ code, place, fragment }: Given): string {
  let count = 0;
  const text = filled(
    code,
    fragment,
    ' # …',
    (rest) =>
      `\n${[...rest, ...(/\bname\b/.test(fragment) ? [] : [`name = "rule-${String((count += 1))}"`])].join('\n')}`,
    terraformArgument,
  ).replace(
    /(resource "azurerm_network_security_rule" .*\{)/g,
    '$1\nresource_group_name = "rg"\nnetwork_security_group_name = azurerm_network_security_group.apim.name',
  );
  if (place === 'file') return text;
  const isResource = text.startsWith('resource ');
  const blocks: Partial<Record<Place, string>> = {
    rule: `security_rule {\nname = "Rule"\n${text}\n${restOf(code, text, terraformArgument).join('\n')}\n}`,
    parameter: `security_rule {\nname = "Sql"\ndestination_address_prefix = "Sql"\ndestination_port_range = var.sql_port\n${restOf(code, 'destinationAddressPrefix destinationPortRange', terraformArgument).join('\n')}\n}
security_rule {\nname = "None"\npriority = 4096\naccess = "Deny"\n${restOf(code, 'priority access', (name, value) => terraformArgument(name, name === 'direction' ? value : '*')).join('\n')}\n}`,
    group: text,
    rules: isResource ? '' : text,
  };
  const isV2 = place === 'subnet';
  const network = `
resource "azurerm_route_table" "rt" {
  name                = "rt"
  resource_group_name = "rg"
  ${place === 'routes' ? text : ''}
}
resource "azurerm_subnet" "apim" {
  name                 = "snet-apim"
  resource_group_name  = "rg"
  virtual_network_name = "vnet"
  ${isV2 ? text : ''}
}
resource "azurerm_subnet_route_table_association" "apim" {
  subnet_id      = azurerm_subnet.apim.id
  route_table_id = azurerm_route_table.rt.id
}
resource "azurerm_api_management" "main" {
  name                 = "apim"
  resource_group_name  = "rg"
  sku_name             = "${isV2 ? 'StandardV2_1' : 'Premium_1'}"
  virtual_network_type = "${isV2 ? 'External' : 'Internal'}"
  virtual_network_configuration {
    subnet_id = azurerm_subnet.apim.id
  }
}
`;
  return `${place === 'parameter' ? text : ''}
${place === 'above' ? text : '# apim-nsg: internal'}
resource "azurerm_network_security_group" "apim" {
  name                = "nsg-apim"
  location            = "westeurope"
  resource_group_name = "rg"
  ${blocks[place] ?? ''}
}
${isResource ? text : ''}
${isOfNetwork(place) ? network : ''}`;
}
