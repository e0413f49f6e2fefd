import type { Files } from '../../../support/sourceFiles.js';

/** The same group as in `ruleForms`, in the JSON syntax. */

/** Its two rules, by the names of azurerm's arguments. */
const rules = [
  {
    name: 'AllowSql',
    priority: 110,
    direction: 'Outbound',
    access: 'Allow',
    protocol: 'Tcp',
    source_port_range: '*',
    destination_port_range: '1443',
    source_address_prefix: 'VirtualNetwork',
    destination_address_prefix: 'Sql',
  },
  {
    name: 'DenyAll',
    priority: 4000,
    direction: 'Outbound',
    access: 'Deny',
    protocol: '*',
    source_port_range: '*',
    destination_port_range: '*',
    source_address_prefix: '*',
    destination_address_prefix: '*',
  },
];

const nothing = {
  description: null,
  source_port_ranges: [],
  destination_port_ranges: [],
  source_address_prefixes: [],
  destination_address_prefixes: [],
  source_application_security_group_ids: [],
  destination_application_security_group_ids: [],
};

const group = { name: 'nsg-apim', location: 'westeurope', resource_group_name: 'rg' };

const ofGroup = {
  resource_group_name: 'rg',
  network_security_group_name: '${azurerm_network_security_group.apim.name}',
};

/** Entries of a map from which a loop makes rules. */
const entries = {
  AllowSql: {
    priority: 110,
    access: 'Allow',
    protocol: 'Tcp',
    port: '1443',
    source: 'VirtualNetwork',
    destination: 'Sql',
  },
  DenyAll: { priority: 4000, access: 'Deny', protocol: '*', port: '*', source: '*', destination: '*' },
};

function argumentsOf(value: string): object {
  return {
    priority: `\${${value}.priority}`,
    direction: 'Outbound',
    access: `\${${value}.access}`,
    protocol: `\${${value}.protocol}`,
    source_port_range: '*',
    destination_port_range: `\${${value}.port}`,
    source_address_prefix: `\${${value}.source}`,
    destination_address_prefix: `\${${value}.destination}`,
  };
}

function resources(ruleResources: object): object {
  return {
    azurerm_network_security_group: { apim: group },
    azurerm_network_security_rule: ruleResources,
  };
}

function looped(collection: string): object {
  const rule = { for_each: collection, name: '${each.key}', ...argumentsOf('each.value'), ...ofGroup };
  return resources({ rules: rule });
}

function azapiRule({ name, ...arguments_ }: (typeof rules)[number]): object {
  const properties = Object.entries(arguments_).map(([key, value]): [string, unknown] => [
    key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return { name, properties: Object.fromEntries(properties) };
}

const [sql, deny] = rules.map((rule) => ({ ...rule, ...ofGroup }));

const inJson: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'a list of the group in JSON': {
    'main.tf.json': {
      resource: {
        azurerm_network_security_group: {
          apim: { ...group, security_rule: rules.map((rule) => ({ ...rule, ...nothing })) },
        },
      },
    },
  },
  'resources of their own in JSON': {
    'main.tf.json': { resource: resources({ allow_sql: sql, deny_all: deny }) },
  },
  'a local map in JSON that a dynamic block goes through': {
    'main.tf.json': {
      locals: { rules: entries },
      resource: {
        azurerm_network_security_group: {
          apim: {
            ...group,
            dynamic: {
              security_rule: {
                for_each: '${local.rules}',
                content: { name: '${security_rule.key}', ...argumentsOf('security_rule.value') },
              },
            },
          },
        },
      },
    },
  },
  'a local map in JSON of which resources are made': {
    'main.tf.json': { locals: { rules: entries }, resource: looped('${local.rules}') },
  },
  "a variable's default in JSON": {
    'main.tf.json': {
      variable: { rules: { type: 'any', default: entries } },
      resource: looped('${var.rules}'),
    },
  },
  'a variable file in JSON': {
    'main.tf.json': { variable: { rules: { type: 'any' } }, resource: looped('${var.rules}') },
    'terraform.tfvars.json': { rules: entries },
  },
  'an argument of a local module in JSON': {
    'main.tf.json': { module: { nsg: { source: './nsg', rules: entries } } },
    'nsg/main.tf.json': { variable: { rules: { type: 'any' } }, resource: looped('${var.rules}') },
  },
  'the body of an azapi resource in JSON': {
    'main.tf.json': {
      resource: {
        azapi_resource: {
          nsg: {
            type: 'Microsoft.Network/networkSecurityGroups@2024-05-01',
            name: 'nsg-apim',
            location: 'westeurope',
            parent_id: '/subscriptions/s/resourceGroups/rg',
            body: { properties: { securityRules: rules.map(azapiRule) } },
          },
        },
      },
    },
  },
};

export const jsonForms: Readonly<Record<string, Files>> = Object.fromEntries(
  Object.entries(inJson).map(([form, files]) => [
    form,
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, `${JSON.stringify(content, undefined, 2)}\n`]),
    ),
  ]),
);
