import type { Files } from '../sourceFiles.js';
import type { GroupRule } from './groupRule.js';
import { azureRule, groupName } from './groupRule.js';

/** A group in the ways in which Terraform writes its rules; the rules are in the first of the files. */

/** A text that is an expression, among values that are data. */
interface Expression {
  readonly expression: string;
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'expression' in value;
}

function hcl(value: unknown, margin = ''): string {
  const inner = `${margin}  `;
  if (isExpression(value)) return value.expression;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'string')) return JSON.stringify(value).replaceAll(',', ', ');
    return ['[', ...value.map((item) => `${inner}${hcl(item, inner)},`), `${margin}]`].join('\n');
  }
  if (typeof value === 'object' && value !== null) return `{\n${attributes(value, inner)}${margin}}`;
  return JSON.stringify(value);
}

/** Attributes on lines of their own, their equals signs below each other. */
function attributes(values: object, margin: string): string {
  const width = Math.max(0, ...Object.keys(values).map((name) => name.length));
  return Object.entries(values)
    .map(([name, value]) => `${margin}${name.padEnd(width)} = ${hcl(value, margin)}\n`)
    .join('');
}

function attributesOf(rule: GroupRule): Readonly<Record<string, unknown>> {
  const [port, ...others] = rule.ports;
  return {
    name: rule.name,
    priority: rule.priority,
    direction: rule.direction,
    access: rule.access,
    protocol: rule.protocol,
    source_address_prefix: rule.source,
    source_port_range: rule.sourcePort,
    destination_address_prefix: rule.destination,
    ...(others.length > 0 ? { destination_port_ranges: rule.ports } : { destination_port_range: port }),
  };
}

/** A rule with all its attributes, as a list of objects has to have them. */
function listedAttributesOf(rule: GroupRule): Readonly<Record<string, unknown>> {
  return {
    description: '',
    destination_port_range: '',
    destination_port_ranges: [],
    source_port_ranges: [],
    source_address_prefixes: [],
    destination_address_prefixes: [],
    source_application_security_group_ids: [],
    destination_application_security_group_ids: [],
    ...attributesOf(rule),
  };
}

/** The attributes of a rule that a loop makes of data, where all rules have a list of ports. */
function looped(name: string, item: string): Readonly<Record<string, unknown>> {
  const of = (key: keyof GroupRule): Expression => ({ expression: `${item}.${key}` });
  return {
    name: { expression: name },
    priority: of('priority'),
    direction: of('direction'),
    access: of('access'),
    protocol: of('protocol'),
    source_address_prefix: of('source'),
    source_port_range: of('sourcePort'),
    destination_address_prefix: of('destination'),
    destination_port_ranges: of('ports'),
  };
}

const head = {
  name: groupName,
  location: 'westeurope',
  resource_group_name: 'rg',
};

function group(blocks = ''): string {
  return `resource "azurerm_network_security_group" "apim" {\n${attributes(head, '  ')}${blocks}}\n`;
}

function dynamic(collection: string, name: string): string {
  return group(`
  dynamic "security_rule" {
    for_each = ${collection}
    content {
${attributes(looped(name, 'security_rule.value'), '      ')}    }
  }
`);
}

const ofGroup = {
  resource_group_name: 'rg',
  network_security_group_name: { expression: 'azurerm_network_security_group.apim.name' },
};

function resource(label: string, loop: string, values: object): string {
  return `
resource "azurerm_network_security_rule" "${label}" {
${loop}${attributes({ ...values, ...ofGroup }, '  ')}}
`;
}

function eachOf(collection: string): string {
  return `${group()}${resource('each', `  for_each = ${collection}\n\n`, looped('each.key', 'each.value'))}`;
}

/** Rules as a map by their names. */
function mapOf(rules: readonly GroupRule[]): string {
  return hcl(Object.fromEntries(rules.map(({ name, ...rule }) => [name, rule])), '  ');
}

const variable = `variable "rules" {
  type = map(object({
    priority    = number
    direction   = string
    access      = string
    protocol    = string
    source      = string
    sourcePort  = string
    destination = string
    ports       = list(string)
  }))
`;

export const terraformForms: Readonly<Record<string, (rules: readonly GroupRule[]) => Files>> = {
  'blocks in the group': (rules) => ({
    'main.tf': group(
      rules.map((rule) => `\n  security_rule {\n${attributes(attributesOf(rule), '    ')}  }\n`).join(''),
    ),
  }),
  'a list that is an argument of the group': (rules) => ({
    'main.tf': group(`\n  security_rule = ${hcl(rules.map(listedAttributesOf), '  ')}\n`),
  }),
  'a list in the JSON syntax': (rules) => ({
    'main.tf.json': `${JSON.stringify(
      {
        resource: {
          azurerm_network_security_group: {
            apim: { ...head, security_rule: rules.map(listedAttributesOf) },
          },
        },
      },
      undefined,
      2,
    )}\n`,
  }),
  'resources of their own': (rules) => ({
    'main.tf': `${group()}${rules
      .map((rule, index) => resource(`rule_${index}`, '', attributesOf(rule)))
      .join('')}`,
  }),
  'a local map that a dynamic block goes through': (rules) => ({
    'main.tf': `locals {\n  rules = ${mapOf(rules)}\n}\n\n${dynamic('local.rules', 'security_rule.key')}`,
  }),
  'a local list that a dynamic block goes through': (rules) => ({
    'main.tf': `locals {\n  rules = ${hcl(rules, '  ')}\n}\n\n${dynamic('local.rules', 'security_rule.value.name')}`,
  }),
  'a local map of which resources are made': (rules) => ({
    'main.tf': `locals {\n  rules = ${mapOf(rules)}\n}\n\n${eachOf('local.rules')}`,
  }),
  "a variable's default": (rules) => ({
    'main.tf': `${variable}  default = ${mapOf(rules)}\n}\n\n${eachOf('var.rules')}`,
  }),
  'a variable file': (rules) => ({
    'terraform.tfvars': `rules = ${mapOf(rules)}\n`,
    'main.tf': `${variable}}\n\n${eachOf('var.rules')}`,
  }),
  'an argument of a local module': (rules) => ({
    'main.tf': `module "nsg" {\n  source = "./nsg"\n  rules  = ${mapOf(rules)}\n}\n`,
    'nsg/main.tf': `${variable}}\n\n${dynamic('var.rules', 'security_rule.key')}`,
  }),
  'an argument of a registry module': (rules) => ({
    'main.tf': `module "nsg" {\n${attributes(
      {
        source: 'Azure/avm-res-network-networksecuritygroup/azurerm',
        ...head,
        security_rules: Object.fromEntries(rules.map((rule) => [rule.name, attributesOf(rule)])),
      },
      '  ',
    )}}\n`,
  }),
  'the body of an azapi resource': (rules) => ({
    'main.tf': `resource "azapi_resource" "nsg" {\n${attributes(
      {
        type: 'Microsoft.Network/networkSecurityGroups@2024-05-01',
        name: groupName,
        parent_id: '/subscriptions/s/resourceGroups/rg',
        body: { properties: { securityRules: rules.map(azureRule) } },
      },
      '  ',
    )}}\n`,
  }),
};
