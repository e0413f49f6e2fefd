import type { Profile } from '../azure/profiles.js';
import { classicProfile, features, findProfile, requirementsOf } from '../azure/profiles.js';
import type { Requirement } from '../azure/requirements.js';
import { defaultConfiguration } from '../workspace/configuration.js';
import type { CommandLine, ExitCode } from './commandLine.js';
import { complain, exitCodes } from './commandLine.js';
import { NodeWorkspace } from './nodeWorkspace.js';
import type { RulesOptions } from './options.js';
import type { Colors } from './reporters/terminal.js';
import { colorsOf } from './reporters/terminal.js';
import { table } from './table.js';

/** `apim-nsg rules`: prints the rules that a profile asks for. */
export async function rules(options: RulesOptions, commandLine: CommandLine): Promise<ExitCode> {
  const profile = profileOf(options);
  commandLine.stdout.write(await textOf(options, profile, commandLine));
  return exitCodes.success;
}

/** The profile that is asked for: the external one of the classic tiers where nothing is said. */
function profileOf({ profile, vnetType }: RulesOptions): Profile {
  const named = profile === undefined ? undefined : findProfile(profile);
  return named ?? classicProfile(vnetType === 'Internal' ? 'Internal' : 'External');
}

async function textOf(
  { format, features: featureNames }: RulesOptions,
  profile: Profile,
  commandLine: CommandLine,
): Promise<string> {
  const requirements = requirementsOf(profile, featureNames);
  if (format === 'table') return tableText(profile, requirements, colorsOf(commandLine.stdout.colors));
  if (format === 'json') return jsonText(profile, requirements);
  const service = commandLine.createService({
    workspace: new NodeWorkspace([]),
    logger: {
      warn: (message) => {
        complain(commandLine, message);
      },
    },
    settings: () => defaultConfiguration,
  });
  const text = await service.renderRules(format, { profile: profile.id, features: featureNames });
  return text.endsWith('\n') ? text : `${text}\n`;
}

function tableText(profile: Profile, requirements: readonly Requirement[], colors: Colors): string {
  const rows = requirements.map((requirement) => {
    const { source, destination } = sidesOf(requirement);
    return [
      requirement.id,
      requirement.direction,
      `${source} → ${destination}`,
      portsText(requirement),
      requirement.protocols.join(', ').toUpperCase(),
      purposeText(requirement, profile),
    ];
  });
  const lines = table(
    ['Requirement', 'Direction', 'Source → destination', 'Ports', 'Protocol', 'Purpose'],
    rows,
  );
  const [head = '', ...body] = lines;
  const title = `${profile.id}: ${profile.title}`;
  const sources = [
    ...new Set(requirements.map(({ source }) => `${source.title}, ${source.date}: ${source.url}`)),
  ];
  return [
    colors.bold(title),
    '',
    colors.bold(head),
    ...body,
    '',
    ...(requirements.some(({ optionalPorts }) => optionalPorts.length > 0)
      ? [colors.dim('Ports in brackets are optional.')]
      : []),
    ...sources.map((source) => colors.dim(`Source: ${source}`)),
    colors.dim(`Optional features: ${[...features.keys()].join(', ')}`),
    '',
  ].join('\n');
}

/** The near side is the API Management subnet, which rules write as VirtualNetwork. */
function sidesOf({ direction, tag }: Requirement): { readonly source: string; readonly destination: string } {
  const subnet = 'VirtualNetwork';
  return direction === 'Inbound'
    ? { source: tag, destination: subnet }
    : { source: subnet, destination: tag };
}

function portsText({ ports, optionalPorts }: Requirement): string {
  return [...ports.map(String), ...optionalPorts.map((port) => `[${port}]`)].join(', ');
}

function purposeText({ id, purpose }: Requirement, profile: Profile): string {
  return profile.advised.includes(id) ? `${purpose} (advised)` : purpose;
}

function jsonText(profile: Profile, requirements: readonly Requirement[]): string {
  const report = {
    schemaVersion: 1,
    profile: profile.id,
    title: profile.title,
    vnetType: profile.vnetType ?? null,
    delegation: profile.delegation ?? null,
    requirements: requirements.map((requirement) => ({
      id: requirement.id,
      direction: requirement.direction,
      ...sidesOf(requirement),
      ports: requirement.ports,
      optionalPorts: requirement.optionalPorts,
      protocols: requirement.protocols,
      purpose: requirement.purpose,
      advised: profile.advised.includes(requirement.id),
      feature: featureOf(requirement) ?? null,
      ruleName: requirement.ruleName,
      source: requirement.source,
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function featureOf({ id }: Requirement): string | undefined {
  return [...features].find(([, ids]) => ids.includes(id))?.[0];
}
