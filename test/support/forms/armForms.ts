import type { Files } from '../sourceFiles.js';
import type { AzureRule, GroupRule } from './groupRule.js';
import { azureRule, groupName, loopedProperties } from './groupRule.js';

/** A group in all the ways in which ARM templates write its rules; the rules are in the first of the files. */

const nsgType = 'Microsoft.Network/networkSecurityGroups';
const apiVersion = '2024-05-01';

function template(parts: object): object {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    ...parts,
  };
}

function group(more: object = {}): object {
  return { type: nsgType, apiVersion, name: groupName, location: 'westeurope', ...more };
}

function groupOf(securityRules: unknown): object {
  return group({ properties: { securityRules } });
}

function text(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function file(...[parts]: Parameters<typeof template>): Files {
  return { 'main.json': text(template(parts)) };
}

/** Rules as resources beside the group, each with what stands before its properties. */
function beside(rules: readonly GroupRule[], head: (rule: AzureRule) => object): readonly object[] {
  return rules
    .map(azureRule)
    .map((rule) => ({ ...head(rule), dependsOn: [groupName], properties: rule.properties }));
}

const ruleType = `${nsgType}/securityRules`;

function deployment(more: object, inner: object): object {
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'network',
    properties: { mode: 'Incremental', ...more, ...inner },
  };
}

const givenRules = template({
  parameters: { rules: { type: 'array' } },
  resources: [groupOf("[parameters('rules')]")],
});

export const armForms: Readonly<Record<string, (rules: readonly GroupRule[]) => Files>> = {
  'properties of the group': (rules) => file({ resources: [groupOf(rules.map(azureRule))] }),
  'resources named group/rule': (rules) =>
    file({
      resources: [
        group(),
        ...beside(rules, ({ name }) => ({ type: ruleType, apiVersion, name: `${groupName}/${name}` })),
      ],
    }),
  'resources whose names are expressions': (rules) =>
    file({
      variables: { nsg: groupName },
      resources: [
        group({ name: "[variables('nsg')]" }),
        ...beside(rules, ({ name }) => ({
          type: ruleType,
          apiVersion,
          name: `[concat(variables('nsg'), '/${name}')]`,
        })),
      ],
    }),
  'resources in the group': (rules) =>
    file({
      resources: [
        group({
          resources: beside(rules, ({ name }) => ({ type: 'securityRules', apiVersion, name })),
        }),
      ],
    }),
  'resources with symbolic names': (rules) =>
    file({
      languageVersion: '2.0',
      resources: {
        nsg: group(),
        ...Object.fromEntries(
          beside(rules, ({ name }) => ({
            type: ruleType,
            apiVersion,
            name: `[format('{0}/{1}', '${groupName}', '${name}')]`,
          })).map((rule, index): [string, object] => [`rule${index}`, rule]),
        ),
      },
    }),
  'a variable': (rules) =>
    file({
      variables: { rules: rules.map(azureRule) },
      resources: [groupOf("[variables('rules')]")],
    }),
  "a parameter's default": (rules) =>
    file({
      parameters: { rules: { type: 'array', defaultValue: rules.map(azureRule) } },
      resources: [groupOf("[parameters('rules')]")],
    }),
  'a parameter file': (rules) => ({
    'main.parameters.json': text({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      contentVersion: '1.0.0.0',
      parameters: { rules: { value: rules.map(azureRule) } },
    }),
    'main.json': text(givenRules),
  }),
  'data of a copy loop': (rules) =>
    file({
      variables: { rules: rules.map(azureRule) },
      resources: [
        group({
          properties: {
            copy: [
              {
                name: 'securityRules',
                count: "[length(variables('rules'))]",
                input: {
                  name: "[variables('rules')[copyIndex('securityRules')].name]",
                  properties: "[variables('rules')[copyIndex('securityRules')].properties]",
                },
              },
            ],
          },
        }),
      ],
    }),
  'flat data of a copy loop': (rules) =>
    file({
      parameters: { rules: { type: 'array', defaultValue: rules } },
      resources: [
        group({
          properties: {
            copy: [
              {
                name: 'securityRules',
                count: "[length(parameters('rules'))]",
                input: {
                  name: "[parameters('rules')[copyIndex('securityRules')].name]",
                  properties: loopedProperties(
                    (name) => `[parameters('rules')[copyIndex('securityRules')].${name}]`,
                  ),
                },
              },
            ],
          },
        }),
      ],
    }),
  'data of copied resources': (rules) =>
    file({
      variables: { rules },
      resources: [
        group(),
        {
          type: ruleType,
          apiVersion,
          name: `[concat('${groupName}/', variables('rules')[copyIndex()].name)]`,
          copy: { name: 'rules', count: "[length(variables('rules'))]", mode: 'Serial', batchSize: 1 },
          dependsOn: [groupName],
          properties: loopedProperties((name) => `[variables('rules')[copyIndex()].${name}]`),
        },
      ],
    }),
  'in a nested deployment': (rules) =>
    file({
      resources: [deployment({}, { template: template({ resources: [groupOf(rules.map(azureRule))] }) })],
    }),
  'a parameter of a nested deployment': (rules) =>
    file({
      resources: [
        deployment(
          {
            expressionEvaluationOptions: { scope: 'inner' },
            parameters: { rules: { value: rules.map(azureRule) } },
          },
          { template: givenRules },
        ),
      ],
    }),
  'a parameter of a linked deployment': (rules) => ({
    ...file({
      resources: [
        deployment(
          { parameters: { rules: { value: rules.map(azureRule) } } },
          { templateLink: { relativePath: 'modules/nsg.json' } },
        ),
      ],
    }),
    'modules/nsg.json': text(givenRules),
  }),
};
