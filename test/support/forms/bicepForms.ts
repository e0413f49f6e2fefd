import type { Files } from '../sourceFiles.js';
import type { GroupRule } from './groupRule.js';
import { azureRule, groupName, loopedProperties } from './groupRule.js';

/** A group in all the ways in which Bicep writes its rules; the rules are in the first of the files. */

const nsgType = 'Microsoft.Network/networkSecurityGroups@2024-05-01';
const ruleType = 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01';

/** A text that is an expression, among values that are data. */
interface Expression {
  readonly expression: string;
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'expression' in value;
}

function bicep(value: unknown, margin = ''): string {
  const inner = `${margin}  `;
  if (isExpression(value)) return value.expression;
  if (Array.isArray(value)) {
    return block(
      '[',
      value.map((item) => `${inner}${bicep(item, inner)}`),
      `${margin}]`,
    );
  }
  if (typeof value === 'object' && value !== null) {
    const lines = Object.entries(value).map(([name, item]) => `${inner}${name}: ${bicep(item, inner)}`);
    return block('{', lines, `${margin}}`);
  }
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? open + close.trimStart() : [open, ...lines, close].join('\n');
}

function group(securityRules?: unknown, children = ''): string {
  const properties = securityRules === undefined ? '' : `  properties: ${bicep({ securityRules }, '  ')}\n`;
  return `resource nsg '${nsgType}' = {
  name: '${groupName}'
  location: 'westeurope'
${properties}${children}}
`;
}

function expression(text: string): Expression {
  return { expression: text };
}

const flat = loopedProperties((name) => expression(`rule.${name}`));

const givenRules = `param rules array\n\n${group(expression('rules'))}`;

export const bicepForms: Readonly<Record<string, (rules: readonly GroupRule[]) => Files>> = {
  'properties of the group': (rules) => ({ 'main.bicep': group(rules.map(azureRule)) }),
  'resources with a parent': (rules) => ({
    'main.bicep': [
      group(),
      ...rules
        .map(azureRule)
        .map(
          ({ name, properties }, index) =>
            `resource rule${index} '${ruleType}' = ${bicep({ parent: expression('nsg'), name, properties })}\n`,
        ),
    ].join('\n'),
  }),
  'resources named group/rule': (rules) => ({
    'main.bicep': [
      group(),
      ...rules.map(azureRule).map(
        ({ name, properties }, index) =>
          `resource rule${index} '${ruleType}' = ${bicep({
            name: expression(`'\${nsg.name}/${name}'`),
            properties,
          })}\n`,
      ),
    ].join('\n'),
  }),
  'resources in the group': (rules) => ({
    'main.bicep': group(
      undefined,
      rules
        .map(azureRule)
        .map((rule, index) => `\n  resource rule${index} 'securityRules' = ${bicep(rule, '  ')}\n`)
        .join(''),
    ),
  }),
  'a variable': (rules) => ({
    'main.bicep': `var rules = ${bicep(rules.map(azureRule))}\n\n${group(expression('rules'))}`,
  }),
  "a parameter's default": (rules) => ({
    'main.bicep': `param rules array = ${bicep(rules.map(azureRule))}\n\n${group(expression('rules'))}`,
  }),
  'a parameter file': (rules) => ({
    'main.bicepparam': `using 'main.bicep'\n\nparam rules = ${bicep(rules.map(azureRule))}\n`,
    'main.bicep': givenRules,
  }),
  'data of a loop': (rules) => ({
    'main.bicep': `var rules = ${bicep(rules.map(azureRule))}\n\n${group(
      expression('[for rule in rules: { name: rule.name, properties: rule.properties }]'),
    )}`,
  }),
  'flat data of a loop': (rules) => ({
    'main.bicep': `param rules array = ${bicep(rules)}\n\n${group(
      expression(
        `[for rule in rules: ${bicep({ name: expression('rule.name'), properties: flat }, '    ')}]`,
      ),
    )}`,
  }),
  'data of looped resources': (rules) => ({
    'main.bicep': `var rules = ${bicep(rules)}

${group()}
@batchSize(1)
resource each '${ruleType}' = [for rule in rules: ${bicep({
      parent: expression('nsg'),
      name: expression('rule.name'),
      properties: flat,
    })}]
`,
  }),
  'an argument of a module': (rules) => ({
    'main.bicep': `module nsg 'modules/nsg.bicep' = ${bicep({ params: { rules: rules.map(azureRule) } })}\n`,
    'modules/nsg.bicep': givenRules,
  }),
  'an argument of a registry module': (rules) => ({
    'main.bicep': `module nsg 'br/public:avm/res/network/network-security-group:0.5.1' = ${bicep({
      params: { name: groupName, securityRules: rules.map(azureRule) },
    })}\n`,
  }),
};
