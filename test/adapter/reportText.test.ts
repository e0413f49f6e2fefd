import assert from 'node:assert/strict';
import { reportTexts } from '../../src/vscode/agents/reportText.js';
import { jsonReporter } from '../../src/cli/reporters/json.js';
import { example } from '../cli/support/outcomes.js';

interface Report {
  readonly leftOut?: string;
  readonly networkSecurityGroups: readonly { readonly name: string; readonly rules: readonly object[] }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

const rule = {
  name: 'AllowSql',
  direction: 'Outbound',
  priority: 200,
  access: 'Allow',
  protocol: 'Tcp',
  source: 'VirtualNetwork',
  sourcePorts: '*',
  destination: 'Sql',
  destinationPorts: '1433',
  default: false,
  shadowedBy: [],
  conditions: [],
  unknown: [],
} as const;

const { outcome, context } = example(
  { 'main.bicep': '«a» «b»' },
  [{ code: 'missing-rule' }, { code: 'implicit-rule', severity: 4 }],
  [{ rules: [rule] }],
);

describe('the report for an agent', () => {
  const [full = '', brief = '', errors = ''] = reportTexts(outcome, context.pathOf);

  it('is what the command line prints as JSON', () => {
    assert.deepEqual(JSON.parse(full), JSON.parse(jsonReporter(outcome, context)));
  });

  it('has a shorter form without rules, and one of errors alone, which say so', () => {
    const [shorter, shortest] = [brief, errors].map((text) => JSON.parse(text) as Report);
    assert.match(shorter?.leftOut ?? '', /^rules and links/);
    assert.deepEqual(
      shorter?.networkSecurityGroups.map(({ name, rules }) => ({ name, rules })),
      [{ name: 'nsg-apim', rules: [] }],
    );
    assert.equal(shorter.diagnostics.length, 2);
    assert.match(shortest?.leftOut ?? '', /^all but the errors/);
    assert.deepEqual(shortest?.networkSecurityGroups, []);
    assert.deepEqual(
      shortest.diagnostics.map(({ code }) => code),
      ['missing-rule'],
    );
  });
});
