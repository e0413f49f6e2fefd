import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { findProfile } from '../../src/azure/profiles.js';
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

/** What a check says of an NSG. */
interface Assessed {
  /** Why it is checked, for which service, by which profile. */
  readonly checked: string;
  /** The ways to it, each step with its file. */
  readonly links: readonly string[];
  readonly requirements: Readonly<Record<string, string>>;
}

/** What a check says of a repository: its NSGs by name, and its findings. */
interface Assessment {
  readonly groups: Readonly<Record<string, Assessed>>;
  readonly findings: readonly string[];
}

async function assessmentOf(repository: string): Promise<Assessment> {
  const files = filesOf(repository);
  const report = await serviceOverFiles(files).check(Object.keys(files).map(uriIn), neverCancelled);
  return {
    groups: Object.fromEntries(
      report.networkSecurityGroups.map(({ name, checked, service, profile, links, requirements }) => [
        name,
        {
          checked: [checked, service, profile].join(' '),
          links: links.map((link) =>
            link.map((step) => `${step.kind} ${step.name} ${step.uri.slice(uriIn('').length)}`).join(' → '),
          ),
          requirements: Object.fromEntries(requirements.map(({ id, status }) => [id, status])),
        },
      ]),
    ),
    findings: report.findings
      .map(({ severity, code, requirement }) => `${severity} ${code} ${requirement ?? ''}`.trim())
      .sort(),
  };
}

/** Where a repository keeps its service and its network. */
interface Layout {
  readonly service: string;
  readonly network: string;
}

const layouts: Readonly<Record<string, Layout>> = {
  arm: { service: 'linked/apim.json', network: 'linked/network.json' },
  bicep: { service: 'modules/apim.bicep', network: 'modules/network.bicep' },
  terraform: { service: 'modules/apim/main.tf', network: 'modules/network/main.tf' },
};

interface Scenario {
  readonly what: string;
  readonly folder: string;
  /** The folders in it that say the same, each in a language of its own. */
  readonly repositories?: Readonly<Record<string, Layout>>;
  /** `service apim-platform`, or the workspace gateway. */
  readonly placed: string;
  readonly profile: string;
  /** The NSGs, each with the requirements that are not allowed. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly findings: readonly string[];
}

const { Error: error, Hint: hint } = DiagnosticSeverity;

const scenarios: readonly Scenario[] = [
  {
    what: 'an internal service, and one digit wrong',
    folder: 'internal',
    repositories: {
      ...layouts,
      arm: { service: 'main.json', network: 'linked/network.json' },
      mixed: { service: 'service/main.bicep', network: 'network/main.tf' },
    },
    placed: 'service apim-platform',
    profile: 'classic-internal',
    groups: { 'nsg-gateway': { 'sql-outbound': 'missing' } },
    findings: [`${error} wrong-rule sql-outbound`],
  },
  {
    what: 'an external service behind Front Door, its rules in a loop behind a deny',
    folder: 'external',
    placed: 'service apim-platform',
    profile: 'classic-external',
    groups: {
      'nsg-gateway': {
        'traffic-manager-inbound': 'missing',
        'certificates-outbound': 'blocked',
        'storage-outbound': 'blocked',
        'sql-outbound': 'blocked',
        'key-vault-outbound': 'blocked',
        'monitor-outbound': 'blocked',
      },
    },
    findings: [
      `${error} blocked-rule certificates-outbound`,
      `${error} blocked-rule key-vault-outbound`,
      `${error} blocked-rule monitor-outbound`,
      `${error} blocked-rule sql-outbound`,
      `${error} blocked-rule storage-outbound`,
      `${hint} missing-rule traffic-manager-inbound`,
    ],
  },
  {
    what: 'a service of tier Standard v2, integrated for its outbound traffic',
    folder: 'v2-integration',
    placed: 'service apim-platform',
    profile: 'v2-integration',
    groups: { 'nsg-gateway': { 'storage-outbound': 'missing' } },
    findings: [`${hint} missing-rule storage-outbound`],
  },
  {
    what: 'a service of tier Premium v2, injected into a subnet that is delegated for integration',
    folder: 'v2-injection',
    placed: 'service apim-platform',
    profile: 'v2-injection',
    groups: { 'nsg-gateway': { 'key-vault-outbound': 'missing' } },
    findings: [`${error} wrong-delegation`, `${hint} missing-rule key-vault-outbound`],
  },
  {
    what: 'a workspace gateway beside a service that is in no network',
    folder: 'workspace-gateway',
    placed: 'workspaceGateway gw-orders',
    profile: 'workspace-injection',
    groups: { 'nsg-gateway': { 'gateway-client-inbound': 'missing' } },
    findings: [`${error} missing-rule gateway-client-inbound`],
  },
  {
    what: 'a service in two regions, the second without the tag of the first',
    folder: 'regions',
    placed: 'service apim-platform',
    profile: 'classic-external',
    groups: { 'nsg-gateway-weu': {}, 'nsg-gateway-neu': { 'sql-outbound': 'missing' } },
    findings: [`${error} wrong-rule sql-outbound`],
  },
  {
    what: 'an NSG on two subnets, with one rule for the other one',
    folder: 'shared-nsg',
    placed: 'service apim-platform',
    profile: 'classic-internal',
    groups: { 'nsg-gateway': { 'sql-outbound': 'missing' } },
    findings: [`${error} wrong-rule sql-outbound`],
  },
];

/** What is to be said of a repository of a scenario. */
function expectedOf({ placed, profile, groups, findings }: Scenario, layout: Layout): Assessment {
  const { service, network } = layout;
  const known = findProfile(profile);
  assert(known);
  const allowed = Object.fromEntries(known.requirements.map((id) => [id, 'allowed']));
  const [, name] = placed.split(' ');
  const assessed = Object.entries(groups).map(([group, others]): [string, Assessed] => {
    const steps = [
      `${placed} ${service}`,
      `subnet snet-gateway ${network}`,
      ...(network.endsWith('.tf') ? [`association  ${network}`] : []),
      `networkSecurityGroup ${group} ${network}`,
    ];
    const checked = `linked ${name ?? ''} ${profile}`;
    return [group, { checked, links: [steps.join(' → ')], requirements: { ...allowed, ...others } }];
  });
  return { groups: Object.fromEntries(assessed), findings };
}

describe('a repository with its network and its service in files of their own', () => {
  for (const scenario of scenarios) {
    for (const [repository, layout] of Object.entries(scenario.repositories ?? layouts)) {
      it(`is linked and assessed alike in each language: ${scenario.what} (${repository})`, async () => {
        const assessment = await assessmentOf(join(scenario.folder, repository));
        assert.deepEqual(assessment, expectedOf(scenario, layout));
      });
    }
  }
});
