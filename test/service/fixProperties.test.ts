import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService, ReportedFinding } from '../../src/service/languageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

const uri = 'file:///repo/main.json';

function serviceFor(text: string): LanguageService {
  return createLanguageService({
    workspace: {
      roots: ['file:///repo'],
      readText: (asked) => Promise.resolve(asked === uri ? text : undefined),
      readDirectory: () => Promise.resolve([{ name: 'main.json', isDirectory: false }]),
    },
    logger: { warn: () => undefined },
    settings: () => defaultConfiguration,
  });
}

async function findingsOf(text: string): Promise<readonly ReportedFinding[]> {
  return (await serviceFor(text).check([uri], neverCancelled)).findings;
}

/** What a finding is about, without the words that change with the rules around. */
function keyOf({ code, requirement, message }: ReportedFinding): string {
  return requirement === undefined
    ? `${code} ${/'[^']*'/.exec(message)?.[0] ?? ''}`
    : `${code} ${requirement}`;
}

function apply(text: string, edit: WorkspaceEdit | undefined): string {
  const edits: readonly TextEdit[] = edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, 'json', 0, text), [...edits]);
}

const tags = [
  '*',
  'Internet',
  'Storage',
  'Sql',
  'AzureKeyVault',
  'AzureMonitor',
  'ApiManagement',
  'AzureLoadBalancer',
  'VirtualNetwork',
];
const ports = ['*', '443', '80', '3443', '6390', '1433', '1443', '1886', '8080'];

interface RandomRule {
  readonly direction: string;
  readonly access: string;
  readonly protocol: string;
  readonly far: string;
  readonly port: string;
  readonly priority: number;
}

const randomRules = fc.array(
  fc.record({
    direction: fc.constantFrom('Inbound', 'Outbound'),
    access: fc.constantFrom('Allow', 'Allow', 'Deny'),
    protocol: fc.constantFrom('Tcp', 'Tcp', '*', 'Udp'),
    far: fc.constantFrom(...tags),
    port: fc.constantFrom(...ports),
    priority: fc.oneof(fc.integer({ min: 100, max: 4096 }), fc.constantFrom(100, 101, 110, 4096)),
  }),
  { maxLength: 7 },
);

/** A template of one NSG for API Management, in one of a few styles of writing. */
function templateOf(
  rules: readonly RandomRule[],
  style: { indent: number; lineEnd: string; mode: string },
): string {
  const items = rules.map(({ direction, access, protocol, far, port, priority }, index) => ({
    name: `rule-${index}`,
    properties: {
      protocol,
      sourcePortRange: '*',
      destinationPortRange: port,
      sourceAddressPrefix: direction === 'Inbound' ? far : 'VirtualNetwork',
      destinationAddressPrefix: direction === 'Inbound' ? 'VirtualNetwork' : far,
      access,
      priority,
      direction,
    },
  }));
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        apiVersion: '2024-05-01',
        name: 'nsg-apim',
        metadata: { apimNsg: style.mode },
        location: 'westeurope',
        properties: { securityRules: items },
      },
    ],
  };
  return JSON.stringify(template, undefined, style.indent).replaceAll('\n', style.lineEnd);
}

/** A rule of nothing but traffic that a needed rule now takes before it has none left: it is shadowed, rightly. */
function isOutrun(key: string): boolean {
  return key.startsWith('shadowed-rule ');
}

const styles = fc.record({
  indent: fc.constantFrom(2, 4),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  mode: fc.constantFrom('external', 'internal'),
});

describe('fixes of random NSGs', () => {
  it('make their finding go away and bring up no new one', async () => {
    await fc.assert(
      fc.asyncProperty(randomRules, styles, async (rules, style) => {
        const text = templateOf(rules, style);
        const service = serviceFor(text);
        const before = await findingsOf(text);
        const keys = new Set(before.map(keyOf));
        for (const finding of before.filter(({ fixable }) => fixable)) {
          const actions = await service.codeActions(uri, finding.range, { diagnostics: [] }, neverCancelled);
          const own = actions.filter((action) =>
            action.diagnostics?.some(({ message }) => message === finding.message),
          );
          for (const action of own) {
            const after = apply(text, action.edit);
            assert.doesNotThrow(() => JSON.parse(after), action.title);
            const left = (await findingsOf(after)).map(keyOf);
            assert.ok(!left.includes(keyOf(finding)), `${action.title}: ${keyOf(finding)} stays`);
            const added = left.filter((key) => !keys.has(key) && !isOutrun(key));
            assert.deepEqual(added, [], action.title);
          }
        }
      }),
      { numRuns: 250, seed: 20_261_123 },
    );
  }).timeout(120_000);

  it('made all together leave nothing that could be fixed unasked', async () => {
    await fc.assert(
      fc.asyncProperty(randomRules, styles, async (rules, style) => {
        const text = templateOf(rules, style);
        const after = apply(text, await serviceFor(text).fixAll([uri], neverCancelled));
        const again = apply(after, await serviceFor(after).fixAll([uri], neverCancelled));
        assert.equal(again, after);
        // A hint says that the service may do without.
        const left = (await findingsOf(after)).filter(({ severity }) => severity < 4).map(({ code }) => code);
        assert.ok(!left.includes('missing-rule') && !left.includes('blocked-rule'), left.join(', '));
        assert.equal(after.includes('\r\n'), text.includes('\r\n'));
      }),
      { numRuns: 250, seed: 20_261_123 },
    );
  }).timeout(120_000);
});
