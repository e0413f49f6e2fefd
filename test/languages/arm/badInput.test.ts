import assert from 'node:assert/strict';
import fc from 'fast-check';
import { armLanguage } from '../../../src/languages/arm/index.js';
import type { NetworkSecurityGroup } from '../../../src/languages/declarations.js';
import { printDeclarations } from '../../support/declarations.js';
import type { Parts } from './check.js';
import { sourceFiles } from '../../support/sourceFiles.js';
import { analyze, check, group, rule, template } from './check.js';
import { finish } from '../../../src/languages/steps.js';

const rules = ['a', 'b', 'c'].map((name, index) =>
  rule(`${name} ${100 + index} Inbound Allow Tcp Internet:* -> VirtualNetwork:443`),
);

const whole = template({ resources: [group('apim', rules)] });

const lines = ['a: 100', 'b: 101', 'c: 102'].map(
  (head) => `  ${head} Inbound Allow Tcp Internet:* -> VirtualNetwork:443`,
);

/** Checks that a broken template keeps the rules around the one that is being typed. */
function checkBroken(broken: string, middle: string): void {
  assert.notEqual(broken, whole);
  check(broken, 'nsg apim', lines[0] ?? '', middle, lines[2] ?? '');
}

/** Why the name of a template's group isn't known. */
function nameReason(parts: Parts): string | undefined {
  const [nsg] = analyze({ 'main.json': template(parts) }).declarations;
  const name = (nsg as NetworkSecurityGroup).name;
  return name.kind === 'unknown' ? name.reason : undefined;
}

describe('broken ARM templates', () => {
  const second = JSON.stringify(rules[1], null, 2).replace(/\n/g, '\n          ');

  /** The template with the second rule in this form. */
  function withSecond(...typed: readonly string[]): string {
    assert(whole.includes(second));
    return whole.replace(second, typed.join('\n'));
  }

  const missing = (place: string): string => `‹file:///w/main.json:${String(whole.indexOf(place))}›`;

  it('keep the other rules while one is typed', () => {
    checkBroken(withSecond('{'), '  -: - - - - -:- -> -:-');
    checkBroken(withSecond('{', '            "na'), '  -: - - - - -:- -> -:-');
    checkBroken(withSecond('{', '            "name": "b'), '  b: - - - - -:- -> -:-');
    checkBroken(
      withSecond(
        '{',
        '            "name": "b",',
        '            "properties": {',
        '              "priority": 101,',
        '              "dir',
      ),
      '  b: 101 - - - -:- -> -:-',
    );
    checkBroken(
      whole.replace('"priority": 101', '"priority": '),
      `  b: ${missing('"priority": 101')} Inbound Allow Tcp Internet:* -> VirtualNetwork:443`,
    );
    checkBroken(
      whole.replace('"priority": 101,', '"priority": '),
      `  b: ${missing('"priority": 101')} Inbound Allow Tcp Internet:* -> VirtualNetwork:443`,
    );
  });

  it('hold values that refer to themselves', () => {
    const reason = (parts: object): string | undefined => {
      const text = template({ ...parts, resources: [group('apim', "[parameters('a')]")] });
      return (analyze({ 'main.json': text }).declarations[0] as NetworkSecurityGroup).openRules?.reason;
    };
    const itself = { type: 'array', defaultValue: "[concat(parameters('a'), parameters('a'))]" };
    assert.equal(reason({ parameters: { a: itself } }), "parameter 'a' refers to itself");
    assert.equal(
      reason({
        parameters: { a: { type: 'array', defaultValue: "[variables('b')]" } },
        variables: { b: "[variables('c')]", c: "[variables('b')]" },
      }),
      "variable 'b' refers to itself",
    );
    assert.equal(
      reason({
        parameters: { a: { type: 'array', defaultValue: '[ns.f()]' } },
        functions: [{ namespace: 'ns', members: { f: { output: { type: 'array', value: '[ns.f()]' } } } }],
      }),
      "function 'ns.f' refers to itself",
    );
  });

  it('may be nested without end', () => {
    const deep = whole.replace('"resources"', `"x": ${'['.repeat(100_000)}, "resources"`);
    const [problem] = armLanguage.outline({ uri: 'file:///w/a.json', text: deep }).problems;
    assert.match(problem?.message ?? '', /levels deep/);
    const nested = `${'['.repeat(450)}${']'.repeat(450)}`;
    check(
      template({ resources: [group('apim', 0)] }).replace('"securityRules": 0', `"securityRules": ${nested}`),
      'nsg apim',
    );
  });

  it('may have chains of values without end', () => {
    const variables: Record<string, string> = { v5000: 'x' };
    for (let index = 0; index < 5000; index += 1) {
      variables[`v${index}`] = `[concat(concat(concat(variables('v${index + 1}'))))]`;
    }
    const reason = nameReason({ variables, resources: [group("[variables('v0')]", [])] });
    assert.equal(reason, 'the template is nested too deeply');
  });

  it('may have values that grow without end', () => {
    const variables: Record<string, unknown> = {
      list0: [1, 2, 3, 4, 5, 6, 7, 8],
      text0: 'xxxxxxxx',
      tree0: [],
    };
    for (let index = 1; index < 60; index += 1) {
      for (const name of ['list', 'text']) {
        const half = `variables('${name}${index - 1}')`;
        variables[`${name}${index}`] = `[concat(${half}, ${half})]`;
      }
      variables[`tree${index}`] = [`[variables('tree${index - 1}')]`, `[variables('tree${index - 1}')]`];
    }
    const of = (name: string): string | undefined =>
      nameReason({ variables, resources: [group(`[variables('${name}59')]`, [])] });
    assert.equal(of('list'), 'the array has too many items');
    assert.equal(of('text'), 'the text is too long');
    assert.equal(of('tree'), undefined);
  });

  it('may have loops within loops within loops', () => {
    const loops = (level: number): unknown =>
      level === 0 ? 'x' : { copy: [{ name: `loop${level}`, count: 800, input: loops(level - 1) }] };
    check({ resources: [{ ...group('apim', []), properties: loops(6) }] }, 'nsg apim');
    const deployments = (level: number): object => ({
      type: 'Microsoft.Resources/deployments',
      name: "[concat('d', copyIndex())]",
      copy: { name: 'loop', count: 800 },
      properties: { template: { resources: level === 0 ? [group('apim', [])] : [deployments(level - 1)] } },
    });
    const { declarations } = analyze({ 'main.json': template({ resources: [deployments(4)] }) });
    assert(declarations.length < 10_000);
  }).timeout(20_000);

  it('never make the analysis throw', () => {
    const rich = template({
      parameters: { p: { type: 'array', defaultValue: rules }, q: { type: 'string' } },
      variables: { v: "[parameters('p')]", copy: [{ name: 'w', count: 2, input: "[copyIndex('w')]" }] },
      resources: [
        group("[concat(parameters('q'), 'x')]", "[variables('v')]"),
        group('b', rules, { copy: { name: 'c', count: 3 }, condition: "[equals(parameters('q'), 'x')]" }),
        {
          type: 'Microsoft.Resources/deployments',
          name: 'd',
          properties: {
            expressionEvaluationOptions: { scope: 'inner' },
            parameters: { p: { value: "[variables('w')]" } },
            template: { parameters: { p: { type: 'array' } }, resources: [group('c', "[parameters('p')]")] },
          },
        },
      ],
    });
    const places = fc.nat(rich.length);
    const piece = fc.constantFrom(
      '',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      "'",
      '(',
      ')',
      '\n',
      '\\',
      '0',
      'copy',
      '//',
      '/*',
    );
    const edit = fc.record({ from: places, length: fc.nat(40), piece });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = rich;
        for (const { from, length, piece: inserted } of edits)
          text = text.slice(0, from) + inserted + text.slice(from + length);
        const files = sourceFiles({ 'main.json': text });
        const file = files.read('file:///w/main.json');
        assert(file);
        for (const { start, end } of armLanguage.outline(file).problems)
          assert(0 <= start && start <= end && end <= text.length);
        printDeclarations(finish(armLanguage.analyze(file.uri, files)).declarations);
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);
});
