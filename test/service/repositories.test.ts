import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { neverCancelled } from '../../src/workspace/workspace.js';
import type { Files } from './files.js';
import { serviceOverFiles, uriIn } from './files.js';

const repositories = join('test', 'fixtures', 'repositories');

function filesOf(repository: string): Files {
  const folder = join(repositories, repository);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** What a check says of a repository: the way to each checked NSG, its profile, each requirement, each finding. */
async function assessmentOf(repository: string): Promise<{
  readonly groups: readonly string[];
  readonly links: readonly string[];
  readonly requirements: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
}> {
  const files = filesOf(repository);
  const report = await serviceOverFiles(files).check(Object.keys(files).map(uriIn), neverCancelled);
  const groups = report.networkSecurityGroups;
  return {
    groups: groups.map((each) => `${each.name} ${each.checked} ${each.service ?? ''} ${each.profile ?? ''}`),
    links: groups.flatMap(({ links }) =>
      links.map((link) => link.map(({ kind, uri }) => `${kind} ${uri.slice(uriIn('').length)}`).join(' → ')),
    ),
    requirements: Object.fromEntries(
      groups.flatMap(({ requirements }) => requirements.map(({ id, status }) => [id, status])),
    ),
    findings: report.findings.map(
      ({ severity, code, requirement }) => `${severity} ${code} ${requirement ?? ''}`,
    ),
  };
}

const linkPaths = {
  arm: 'service main.json → subnet linked/network.json → networkSecurityGroup linked/network.json',
  bicep:
    'service modules/apim.bicep → subnet modules/network.bicep → networkSecurityGroup modules/network.bicep',
  terraform:
    'service modules/apim/main.tf → subnet modules/network/main.tf → association modules/network/main.tf → networkSecurityGroup modules/network/main.tf',
  mixed:
    'service service/main.bicep → subnet network/main.tf → association network/main.tf → networkSecurityGroup network/main.tf',
};

describe('a repository with its network and its service in files of their own', () => {
  for (const [repository, link] of Object.entries(linkPaths)) {
    it(`is linked and assessed alike: ${repository}`, async () => {
      assert.deepEqual(await assessmentOf(repository), {
        groups: ['nsg-gateway linked apim-platform classic-internal'],
        links: [link],
        requirements: {
          'management-inbound': 'allowed',
          'load-balancer-inbound': 'allowed',
          'certificates-outbound': 'allowed',
          'storage-outbound': 'allowed',
          'sql-outbound': 'missing',
          'key-vault-outbound': 'allowed',
          'monitor-outbound': 'allowed',
        },
        findings: [`${DiagnosticSeverity.Error} wrong-rule sql-outbound`],
      });
    });
  }
});
