import assert from 'node:assert/strict';
import { jsonReporter } from '../../../src/cli/reporters/json.js';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { example } from '../support/outcomes.js';

describe('the report as JSON', () => {
  it('has the properties of schema version 1, and no other', () => {
    const ports = { allowed: '', default: '443', dropped: '1886', unknown: '' };
    const requirement = {
      id: 'monitor-outbound',
      status: 'missing',
      rules: ['AllowMonitor'],
      blockedBy: ['DenyAll'],
      ports,
    } as const;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    const service = {
      kind: 'service',
      name: 'apim',
      uri: 'file:///work%20dir/infra/main.bicep',
      range,
    } as const;
    const rule = {
      name: 'AllowMonitor',
      direction: 'Outbound',
      priority: 140,
      access: 'Allow',
      protocol: 'Tcp',
      source: 'VirtualNetwork',
      sourcePorts: '*',
      destination: "parameters('monitor')",
      destinationPorts: '443',
      default: false,
      shadowedBy: ['DenyAll'],
      conditions: [],
      unknown: ['destination'],
    } as const;
    const { outcome, context } = example(
      { 'infra/main.bicep': '«apim»Nsg' },
      [
        {
          code: 'wrong-rule',
          severity: DiagnosticSeverity.Information,
          requirement: 'monitor-outbound',
          fixable: true,
        },
      ],
      [{ symbol: 'apimNsg', requirements: [requirement], links: [[service]], rules: [rule] }],
    );
    assert.deepEqual(JSON.parse(jsonReporter(outcome, context)), {
      schemaVersion: 1,
      files: 1,
      durationMs: 41,
      networkSecurityGroups: [
        {
          file: 'infra/main.bicep',
          range,
          name: 'nsg-apim',
          symbol: 'apimNsg',
          deployment: 'infra/main.bicep',
          checked: 'linked',
          service: 'apim',
          links: [[{ kind: 'service', name: 'apim', file: 'infra/main.bicep', range }]],
          profile: 'classic-external',
          vnetType: 'External',
          requirements: [requirement],
          rules: [rule],
        },
      ],
      diagnostics: [
        {
          file: 'infra/main.bicep',
          range,
          severity: 'information',
          code: 'wrong-rule',
          message: 'No rule allows it.',
          networkSecurityGroup: 'nsg-apim',
          requirement: 'monitor-outbound',
          fixable: true,
        },
      ],
    });
  });

  it('has null for what there is not', () => {
    const { outcome, context } = example(
      { 'main.tf': '«a»' },
      [{ networkSecurityGroup: undefined }],
      [{ checked: 'no', service: undefined, profile: undefined, vnetType: 'unknown' }],
    );
    const report = JSON.parse(jsonReporter(outcome, context)) as Record<string, Record<string, unknown>[]>;
    const [group] = report.networkSecurityGroups ?? [];
    const [diagnostic] = report.diagnostics ?? [];
    assert.deepEqual([group?.symbol, group?.service, group?.profile], [null, null, null]);
    assert.deepEqual([diagnostic?.networkSecurityGroup, diagnostic?.requirement], [null, null]);
  });
});
