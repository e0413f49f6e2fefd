import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { neverCancelled } from '../../src/workspace/workspace.js';
import { serviceOf, uriOf } from '../support/filesService.js';

/**
 * Rules that a loop makes of a variable, against every collection that the variable may turn out to be: what is said
 * of the NSG while nothing is known of it must be so for each of them.
 */

const fields = {
  priority: [100, 300, 4000],
  direction: ['Inbound', 'Outbound'],
  access: ['Allow', 'Deny'],
  port: ['443', '3443', '*'],
  source: ['ApiManagement', 'VirtualNetwork', '*'],
  destination: ['VirtualNetwork', 'Storage', '*'],
} as const;

type Field = keyof typeof fields;
type Rule = Readonly<Record<Field, number | string>>;

const names = Object.keys(fields) as Field[];
const anyRule: fc.Arbitrary<Rule> = fc.record({
  priority: fc.constantFrom(...fields.priority),
  direction: fc.constantFrom(...fields.direction),
  access: fc.constantFrom(...fields.access),
  port: fc.constantFrom(...fields.port),
  source: fc.constantFrom(...fields.source),
  destination: fc.constantFrom(...fields.destination),
});

/** Some rules, and a loop that makes others of a variable. */
interface Looping {
  readonly fixed: readonly Rule[];
  /** What each rule of the loop is by itself; the data have a word for the rest. */
  readonly own: Partial<Rule>;
  /** What the loop goes through; undefined where that isn't known. */
  readonly data: readonly Rule[] | undefined;
}

/** The files of a deployment, the one with the NSG first. */
type Form = (looping: Looping) => Readonly<Record<string, string>>;

/** The expressions of a rule's properties in a loop. */
function loopedRule(own: Partial<Rule>, item: string, quote: (word: number | string) => string) {
  const written = names.map((name) => {
    const word = own[name];
    return [name, word === undefined ? `${item}.${name}` : quote(word)];
  });
  return Object.fromEntries(written) as Readonly<Record<Field, string>>;
}

const inTerraform = (word: number | string): string => JSON.stringify(word);

function terraformRule(name: string, rule: Readonly<Record<Field, string>>): string {
  return `
    name                       = ${name}
    priority                   = ${rule.priority}
    direction                  = ${rule.direction}
    access                     = ${rule.access}
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_range     = ${rule.port}
    source_address_prefix      = ${rule.source}
    destination_address_prefix = ${rule.destination}
  `;
}

function terraformFiles(
  data: readonly Rule[] | undefined,
  rules: { readonly inside: string; readonly beside: string },
): Readonly<Record<string, string>> {
  const entries = data?.map((rule, index) => {
    const words = names.map((name) => `${name} = ${inTerraform(rule[name])}`);
    return `rule-${index} = { name = "loop-${index}", ${words.join(', ')} }`;
  });
  return {
    'main.tf': `variable "rules" {}
# apim-nsg: external
resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"
  ${rules.inside}
}
${rules.beside}`,
    ...(entries && { 'terraform.tfvars': `rules = {\n${entries.join('\n')}\n}\n` }),
  };
}

const terraformBlocks: Form = ({ fixed, own, data }) => {
  const blocks = fixed.map((rule, index) => {
    const body = terraformRule(`"fixed-${index}"`, loopedRule(rule, '', inTerraform));
    return `security_rule {${body}}`;
  });
  const looped = terraformRule(
    'security_rule.value.name',
    loopedRule(own, 'security_rule.value', inTerraform),
  );
  const loop = `dynamic "security_rule" {
    for_each = var.rules
    content {${looped}}
  }`;
  return terraformFiles(data, { inside: [...blocks, loop].join('\n'), beside: '' });
};

const terraformResources: Form = ({ fixed, own, data }) => {
  const resource = (
    name: string,
    body: string,
  ): string => `resource "azurerm_network_security_rule" "${name}" {
    network_security_group_name = azurerm_network_security_group.apim.name
    ${body}
  }`;
  const single = fixed.map((rule, index) =>
    resource(`fixed_${index}`, terraformRule(`"fixed-${index}"`, loopedRule(rule, '', inTerraform))),
  );
  const looped = terraformRule('each.value.name', loopedRule(own, 'each.value', inTerraform));
  const loop = resource('each', `for_each = var.rules\n${looped}`);
  return terraformFiles(data, { inside: '', beside: [...single, loop].join('\n') });
};

const inBicep = (word: number | string): string => (typeof word === 'number' ? String(word) : `'${word}'`);

function bicepRule(name: string, rule: Readonly<Record<Field, string>>): string {
  return `{
    name: ${name}
    properties: {
      priority: ${rule.priority}
      direction: ${rule.direction}
      access: ${rule.access}
      protocol: '*'
      sourcePortRange: '*'
      destinationPortRange: ${rule.port}
      sourceAddressPrefix: ${rule.source}
      destinationAddressPrefix: ${rule.destination}
    }
  }`;
}

function bicepParameter(data: readonly Rule[] | undefined): string {
  const items = data?.map((rule, index) => {
    const words = names.map((name) => `${name}: ${inBicep(rule[name])}`);
    return `{ name: 'loop-${index}', ${words.join(', ')} }`;
  });
  return `param rules array${items ? ` = [\n${items.join('\n')}\n]` : ''}`;
}

const bicepList: Form = ({ own, data }) => ({
  'main.bicep': `${bicepParameter(data)}
// apim-nsg: external
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [for each in rules: ${bicepRule('each.name', loopedRule(own, 'each', inBicep))}]
  }
}
`,
});

const bicepResources: Form = ({ fixed, own, data }) => {
  const type = 'Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01';
  const inList = fixed.map((rule, index) => bicepRule(`'fixed-${index}'`, loopedRule(rule, '', inBicep)));
  const looped = bicepRule('each.name', loopedRule(own, 'each', inBicep)).replace('{', '{\n  parent: nsg');
  return {
    'main.bicep': `${bicepParameter(data)}
// apim-nsg: external
resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-apim'
  properties: {
    securityRules: [
      ${inList.join('\n')}
    ]
  }
}

resource rule '${type}' = [for each in rules: ${looped}]
`,
  };
};

const forms: Readonly<Record<string, Form>> = {
  'dynamic blocks of Terraform': terraformBlocks,
  'resources of Terraform': terraformResources,
  'a list in Bicep': bicepList,
  'resources in Bicep': bicepResources,
};

async function statusesOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const [main = ''] = Object.keys(files);
  const report = await serviceOf(files).check([uriOf(main)], neverCancelled);
  const [group] = report.networkSecurityGroups;
  assert.ok(group);
  return new Map(group.requirements.map(({ id, status }) => [id, status]));
}

describe('rules that a loop makes of what is not known', () => {
  for (const [title, form] of Object.entries(forms)) {
    it(`are judged as whatever they turn out to be, as ${title}`, async () => {
      let told = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyRule, { maxLength: 3 }),
          anyRule,
          fc.subarray(names),
          fc.array(fc.array(anyRule, { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
          async (fixed, rule, literal, collections) => {
            const own = Object.fromEntries(literal.map((name) => [name, rule[name]]));
            const before = await statusesOf(form({ fixed, own, data: undefined }));
            for (const data of collections) {
              const files = form({ fixed, own, data });
              const known = await statusesOf(files);
              for (const [id, status] of before) {
                if (status === 'unknown') continue;
                told += 1;
                assert.equal(known.get(id), status, `${id}: ${Object.values(files).join('\n')}`);
              }
            }
          },
        ),
        { numRuns: 60 },
      );
      assert.ok(told > 300, `${told} answers were given`);
    });
  }
});
