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
  priority: ['100', '300', '4000'],
  direction: ['"Inbound"', '"Outbound"'],
  access: ['"Allow"', '"Deny"'],
  port: ['"443"', '"3443"', '"*"'],
  source: ['"ApiManagement"', '"VirtualNetwork"', '"*"'],
  destination: ['"VirtualNetwork"', '"Storage"', '"*"'],
} as const;

type Field = keyof typeof fields;
type Rule = Readonly<Record<Field, string>>;

const names = Object.keys(fields) as Field[];
const anyRule: fc.Arbitrary<Rule> = fc.record({
  priority: fc.constantFrom(...fields.priority),
  direction: fc.constantFrom(...fields.direction),
  access: fc.constantFrom(...fields.access),
  port: fc.constantFrom(...fields.port),
  source: fc.constantFrom(...fields.source),
  destination: fc.constantFrom(...fields.destination),
});

function argumentsOf(rule: Rule, name: string): string {
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

/** How a loop makes rules: blocks of the NSG, or resources beside it. */
type Form = 'blocks' | 'resources';

/** @param loop what a rule of the loop is by itself, where the data have no word for it */
function moduleWith(form: Form, fixed: readonly Rule[], loop: Partial<Rule>): string {
  const item = form === 'blocks' ? 'security_rule.value' : 'each.value';
  const entries = names.map((name) => [name, loop[name] ?? `${item}.${name}`]);
  const body = argumentsOf(Object.fromEntries(entries) as Rule, `${item}.name`);
  const reference = 'network_security_group_name = azurerm_network_security_group.apim.name';
  const inLoop = {
    blocks: `dynamic "security_rule" {
      for_each = var.rules
      content {${body}}
    }`,
    resources: `resource "azurerm_network_security_rule" "each" {
      for_each = var.rules
      ${reference}
      ${body}
    }`,
  };
  const inFixed = fixed.map((rule, index) => {
    const own = argumentsOf(rule, `"fixed-${index}"`);
    return form === 'blocks'
      ? `security_rule {${own}}`
      : `resource "azurerm_network_security_rule" "fixed_${index}" {\n${reference}\n${own}}`;
  });
  const [inside, beside] =
    form === 'blocks' ? [[...inFixed, inLoop.blocks], []] : [[], [...inFixed, inLoop.resources]];
  return `variable "rules" {}
# apim-nsg: external
resource "azurerm_network_security_group" "apim" {
  name = "nsg-apim"
  ${inside.join('\n')}
}
${beside.join('\n')}`;
}

/** The data of a loop, in a file of variables. */
function dataOf(rules: readonly Rule[]): string {
  const entries = rules.map((rule, index) => {
    const words = names.map((name) => `${name} = ${rule[name]}`);
    return `rule-${index} = { name = "loop-${index}", ${words.join(', ')} }`;
  });
  return `rules = {\n${entries.join('\n')}\n}\n`;
}

async function statusesOf(main: string, data: string | undefined): Promise<ReadonlyMap<string, string>> {
  const files = { 'main.tf': main, ...(data === undefined ? {} : { 'terraform.tfvars': data }) };
  const report = await serviceOf(files).check([uriOf('main.tf')], neverCancelled);
  const [group] = report.networkSecurityGroups;
  assert.ok(group);
  return new Map(group.requirements.map(({ id, status }) => [id, status]));
}

describe('rules that a loop makes of what is not known', () => {
  for (const form of ['blocks', 'resources'] as const) {
    it(`are judged as whatever they turn out to be, as ${form}`, async () => {
      let told = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyRule, { maxLength: 3 }),
          anyRule,
          fc.subarray(names),
          fc.array(fc.array(anyRule, { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
          async (fixed, loop, own, collections) => {
            const literal = Object.fromEntries(own.map((name) => [name, loop[name]]));
            const main = moduleWith(form, fixed, literal);
            const before = await statusesOf(main, undefined);
            for (const rules of collections) {
              const known = await statusesOf(main, dataOf(rules));
              for (const [id, status] of before) {
                if (status === 'unknown') continue;
                told += 1;
                assert.equal(known.get(id), status, `${id}: ${main}\n${dataOf(rules)}`);
              }
            }
          },
        ),
        { numRuns: 150 },
      );
      assert.ok(told > 1000, `${told} answers were given`);
    });
  }
});
