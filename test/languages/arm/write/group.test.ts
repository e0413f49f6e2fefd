import assert from 'node:assert/strict';
import { armLanguage } from '../../../../src/languages/arm/index.js';
import type { NewGroup } from '../../../../src/languages/language.js';
import { printRule } from '../../../support/declarations.js';
import { applied, groupIn, newRule } from '../../../support/writing.js';
import { template } from './templates.js';

const group: NewGroup = {
  name: 'nsg-apim',
  rules: [newRule('AllowMonitor 100 Outbound Allow Tcp VirtualNetwork -> AzureMonitor:1886,443', 'Metrics')],
};

function rendered(base: string, location = '[resourceGroup().location]'): string {
  return `{
  "type": "Microsoft.Network/networkSecurityGroups",
  "apiVersion": "2024-05-01",
  "name": "nsg-apim",
  "location": "${location}",
  "properties": {
    "securityRules": [
      {
        "name": "AllowMonitor",
        "properties": {
          "description": "Metrics",
          "protocol": "Tcp",
          "sourcePortRange": "*",
          "destinationPortRanges": [
            "1886",
            "443"
          ],
          "sourceAddressPrefix": "VirtualNetwork",
          "destinationAddressPrefix": "AzureMonitor",
          "access": "Allow",
          "priority": 100,
          "direction": "Outbound"
        }
      }
    ]
  }
}`.replaceAll('\n', `\n${base}`);
}

/** Checks a text after the NSG is inserted at the mark `|`, and that it is then declared with its rules. */
function check(marked: string, after: string | undefined): void {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const edit = armLanguage.insertGroup({ uri: 'file:///w/main.json', text }, Math.max(0, offset), group);
  assert.equal(edit && applied(text, [edit]), after);
  if (after === undefined) return;
  assert.deepEqual(groupIn(armLanguage, { 'main.json': after }, 'nsg-apim').rules.map(printRule), [
    '  AllowMonitor: 100 Outbound Allow Tcp VirtualNetwork:* -> AzureMonitor:[1886, 443]',
  ]);
}

const vnet = (name: string): string =>
  `{\n      "type": "Microsoft.Network/virtualNetworks",\n      "name": "${name}"\n    }`;
const resources = (...items: readonly string[]): string =>
  `  "resources": [\n    ${items.join(',\n    ')}\n  ]`;

describe('a whole NSG as text of an ARM template', () => {
  it('is a resource', () => {
    assert.equal(armLanguage.renderGroup(group, { indent: '  ', lineEnd: '\n' }), rendered(''));
    assert.equal(
      armLanguage.renderGroup(group, { indent: '\t', lineEnd: '\r\n' }),
      rendered('').replaceAll('  ', '\t').replaceAll('\n', '\r\n'),
    );
  });

  it('comes behind the resource at the cursor, else last', () => {
    const [a, b] = [vnet('a'), vnet('b')];
    const nsg = rendered('    ');
    check(template(resources(a.replace('type', 'ty|pe'), b)), template(resources(a, nsg, b)));
    check(template(resources(a, b)).replace('},', '},|'), template(resources(a, nsg, b)));
    check(template(resources(a, b.replace('name', '|name'))), template(resources(a, b, nsg)));
    check(`|${template(resources(a, b))}`, template(resources(a, b, nsg)));
  });

  it('begins the resources where there are none', () => {
    check(template('  "resources": []'), template(resources(rendered('    '))));
    check(
      template('  "resources": [\n    // |none yet\n  ]'),
      template(resources(`// none yet\n    ${rendered('    ')}`)),
    );
    check(template('  "variables": {}'), template('  "variables": {}', resources(rendered('    '))));
  });

  it('is deployed where the template says', () => {
    const parameters = '  "parameters": {\n    "location": { "type": "string" }\n  }';
    check(
      template(parameters, '  "resources": []'),
      template(parameters, resources(rendered('    ', "[parameters('location')]"))),
    );
  });

  it('has a symbolic name where the others have one', () => {
    const symbolic = (...items: readonly string[]): string =>
      `  "languageVersion": "2.0",\n  "resources": {\n    ${items.join(',\n    ')}\n  }`;
    check(
      template(symbolic(`"apimNsg": ${vnet('a')}`)),
      template(symbolic(`"apimNsg": ${vnet('a')}`, `"apimNsg2": ${rendered('    ')}`)),
    );
  });

  it('goes into the nested template at the cursor', () => {
    const nested = (inner: string): string =>
      resources(`{
      "type": "Microsoft.Resources/deployments",
      "name": "network",
      "properties": {
        "mode": "Incremental",
        "template": {
          "contentVersion": "1.0.0.0",
          "resources": [${inner}]
        }
      }
    }`);
    check(template(nested('|')), template(nested(`\n            ${rendered('            ')}\n          `)));
  });

  it('comes with a template in an empty document', () => {
    const whole = template(resources(rendered('    ')));
    check('', whole);
    check('\n\n', whole);
    check('\uFEFF', `\uFEFF${whole}`);
    check('{}', whole.trimEnd());
    check('// network\n', `// network\n${whole}`);
  });

  it('comes into nothing else', () => {
    check('{ "name": "package" }', undefined);
    check('[]', undefined);
    check('{ "resources": [', undefined);
    check(template('  "resources": "none"'), undefined);
    check(template('  "resources": [ { ]'), undefined);
  });
});
