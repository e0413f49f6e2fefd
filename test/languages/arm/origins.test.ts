import assert from 'node:assert/strict';
import type { RuleDeclaration, RuleField } from '../../../src/languages/declarations.js';
import type { Files } from '../../support/sourceFiles.js';
import { textAt } from '../../support/sourceFiles.js';
import { analyze, group, rule, template } from './check.js';

const line = 'AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443';

/** The first group with its first rule. */
function firstRule(files: Files) {
  const nsg = analyze(files).declarations.find(({ kind }) => kind === 'networkSecurityGroup');
  assert(nsg?.kind === 'networkSecurityGroup');
  const [first] = nsg.rules;
  assert(first);
  return { nsg, rule: first };
}

/** Checks what is written at the value of a rule's property, and at the expression that stands for it. */
function check(
  files: Files,
  { properties }: RuleDeclaration,
  field: RuleField,
  value: string,
  site = value,
): void {
  const property = properties.get(field);
  assert.equal(textAt(files, property?.value.origin), value);
  assert.equal(textAt(files, property?.site), site);
}

describe('the places of values in ARM templates', () => {
  it('are where a literal is written, however far from its use', () => {
    const files = {
      'main.json': template({
        parameters: { port: { type: 'string', defaultValue: '3443' } },
        variables: { source: { tag: 'ApiManagement' }, access: "[variables('allow')]", allow: 'Allow' },
        resources: [
          group('apim', [
            rule(
              "a 100 Inbound [variables('access')] Tcp [variables('source').tag]:* -> *:[parameters('port')]",
            ),
          ]),
        ],
      }),
    };
    const { rule: first } = firstRule(files);
    check(files, first, 'destinationPortRange', '"3443"', `"[parameters('port')]"`);
    check(files, first, 'sourceAddressPrefix', '"ApiManagement"', `"[variables('source').tag]"`);
    check(files, first, 'access', '"Allow"', `"[variables('access')]"`);
    check(files, first, 'priority', '100');
  });

  it('are in the expression for what it writes itself', () => {
    const files = {
      'main.json': template({
        parameters: { external: { type: 'bool', defaultValue: true }, any: { type: 'string' } },
        resources: [
          group('apim', [
            rule(
              "a 100 Inbound [if(parameters('external'),'Allow','Deny')] Tcp [concat('Api','Management')]:* -> *:[parameters('any')]",
            ),
          ]),
        ],
      }),
    };
    const { rule: first } = firstRule(files);
    check(files, first, 'access', "'Allow'", `"[if(parameters('external'),'Allow','Deny')]"`);
    check(files, first, 'sourceAddressPrefix', `"[concat('Api','Management')]"`);
    check(files, first, 'destinationPortRange', `"[parameters('any')]"`);
  });

  it('are found in strings with escapes', () => {
    const text = template({
      parameters: { external: { type: 'bool', defaultValue: true } },
      resources: [
        group('apim', [rule("a 100 Inbound [if(equals('/','/'),'Allow','Deny')] Tcp *:* -> *:443")]),
      ],
    });
    const files = { 'main.json': text.replace("'/','/'", "'\\/',\\u0027/'") };
    check(
      files,
      firstRule(files).rule,
      'access',
      "'Allow'",
      `"[if(equals('\\/',\\u0027/'),'Allow','Deny')]"`,
    );
  });

  it('are in the file that gives a parameter', () => {
    const files = {
      'main.json': template({
        parameters: { rules: { type: 'array' } },
        resources: [group('apim', "[parameters('rules')]")],
      }),
      'main.parameters.json': JSON.stringify({ parameters: { rules: { value: [rule(line)] } } }),
    };
    const { nsg, rule: first } = firstRule(files);
    assert.equal(textAt(files, first.origin), JSON.stringify(rule(line)));
    assert.equal(textAt(files, nsg.ruleList), JSON.stringify([rule(line)]));
    assert.equal(first.form, 'inline');
    check(files, first, 'priority', '100');
  });

  it('tell where a rule and its list are written', () => {
    const files = { 'main.json': template({ resources: [group('apim', [rule(line)])] }) };
    const { nsg, rule: first } = firstRule(files);
    assert.deepEqual(JSON.parse(textAt(files, first.origin) ?? ''), rule(line));
    assert.deepEqual(JSON.parse(textAt(files, nsg.ruleList) ?? ''), [rule(line)]);
    assert.deepEqual(JSON.parse(textAt(files, nsg.origin) ?? ''), group('apim', [rule(line)]));
    assert.equal(textAt(files, nsg.nameOrigin), '"apim"');
  });

  it('know no list where it is computed', () => {
    const files = {
      'main.json': template({
        variables: { rules: [rule(line)] },
        resources: [group('apim', "[concat(variables('rules'), variables('rules'))]")],
      }),
    };
    const { nsg, rule: first } = firstRule(files);
    assert.equal(nsg.ruleList, undefined);
    assert.deepEqual(JSON.parse(textAt(files, first.origin) ?? ''), rule(line));
  });

  it('are the first line of a resource without a name', () => {
    const files = { 'main.json': template({ resources: [{ ...group('', [rule(line)]), name: undefined }] }) };
    assert.equal(textAt(files, firstRule(files).nsg.nameOrigin), '{');
  });
});
