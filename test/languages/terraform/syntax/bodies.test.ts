import assert from 'node:assert/strict';
import {
  attributesOf,
  findAttribute,
  findBlocks,
} from '../../../../src/languages/terraform/syntax/bodies.js';
import type { Block, Body } from '../../../../src/languages/terraform/syntax/bodySyntax.js';
import { parseTerraform } from '../../../../src/languages/terraform/syntax/parseTerraform.js';
import { parseTerraformJson } from '../../../../src/languages/terraform/syntax/parseTerraformJson.js';
import { printTree } from '../../../support/syntaxTree.js';

const native = `resource "azurerm_network_security_group" "nsg" {
  name = "nsg-\${var.name}"
  tags = {
    a = 1
  }

  security_rule {
    priority = 100
    ports    = ["443", var.port]
  }

  security_rule {
    priority = 110
  }

  dynamic "security_rule" {
    for_each = local.rules

    content {
      priority = security_rule.value
    }
  }
}

resource "azurerm_subnet" "subnet" {
  name = true ? null : -1
}
`;

const json = `{
  "//": "a comment",
  "resource": {
    "azurerm_network_security_group": {
      "nsg": {
        "//": "another",
        "name": "nsg-\${var.name}",
        "tags": { "a": 1 },
        "security_rule": [
          { "priority": 100, "ports": ["443", "\${var.port}"] },
          { "priority": 110 }
        ],
        "dynamic": {
          "security_rule": {
            "for_each": "\${local.rules}",
            "content": { "priority": "\${security_rule.value}" }
          }
        }
      }
    },
    "azurerm_subnet": { "subnet": { "name": "\${true ? null : -1}" } }
  }
}`;

function labelsOf({ labels }: Block): string {
  return labels.map((label) => label.text).join('.');
}

/** The tree of an argument's value, without what tells the syntaxes apart: the `"${…}"` around an expression. */
function valueOf(body: Body, name: string): string | undefined {
  const value = findAttribute(body, name)?.value;
  return value && printTree(value).replace(/\(TemplateWrap ((?:[^()]|\([^()]*\))*)\)/g, '$1');
}

for (const [syntax, { body, problems }] of [
  ['native', parseTerraform(native)],
  ['JSON', parseTerraformJson(json)],
] as const) {
  describe(`a body in ${syntax} syntax`, () => {
    const resources = findBlocks(body, 'resource', 2);
    const [group] = resources;
    assert.ok(group);

    it('has no problem', () => {
      assert.deepEqual(problems, []);
    });

    it('has blocks by their type and number of labels', () => {
      assert.deepEqual(resources.map(labelsOf), [
        'azurerm_network_security_group.nsg',
        'azurerm_subnet.subnet',
      ]);
      assert.deepEqual(
        findBlocks(group.body, 'security_rule', 0).map((rule) => valueOf(rule.body, 'priority')),
        ['100', '110'],
      );
      assert.deepEqual(findBlocks(body, 'data', 2), []);
    });

    it('has blocks in blocks', () => {
      const [dynamic] = findBlocks(group.body, 'dynamic', 1);
      assert.ok(dynamic);
      assert.equal(labelsOf(dynamic), 'security_rule');
      assert.equal(valueOf(dynamic.body, 'for_each'), '(AttributeAccess local rules)');
      const [content] = findBlocks(dynamic.body, 'content', 0);
      assert.equal(content && valueOf(content.body, 'priority'), '(AttributeAccess security_rule value)');
    });

    it('has arguments by their names', () => {
      const [rule] = findBlocks(group.body, 'security_rule', 0);
      assert.equal(
        valueOf(group.body, 'name'),
        "(Template 'nsg-' (Interpolation (AttributeAccess var name)))",
      );
      assert.equal(rule && valueOf(rule.body, 'ports'), "(TupleExpression '443' (AttributeAccess var port))");
      assert.equal(findAttribute(group.body, 'location'), undefined);
    });

    it('gives the same nodes each time', () => {
      assert.equal(findBlocks(body, 'resource', 2)[0], group);
      assert.ok(findAttribute(group.body, 'name'));
      assert.equal(findAttribute(group.body, 'name'), findAttribute(group.body, 'name'));
      assert.deepEqual(
        attributesOf(group.body)
          .slice(0, 2)
          .map((attribute) => attribute.name.name),
        ['name', 'tags'],
      );
    });
  });
}
