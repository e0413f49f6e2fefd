import { Command, CommanderError, Option } from 'commander';
import type { CommandLine, ExitCode } from './commandLine.js';
import { complain, exitCodes, UsageError } from './commandLine.js';
import { check } from './check.js';
import { fix } from './fix.js';
import type { DeploymentOptions, ProjectOptions } from './options.js';
import {
  checkDeployment,
  checkFormats,
  featureNames,
  parseChoice,
  parseFeatures,
  parseProfile,
  parseVnetType,
  profileIds,
  ruleFormats,
  thresholds,
  vnetTypes,
} from './options.js';
import { rules } from './rules.js';
import { version } from './version.js';

/**
 * Runs a command line.
 * @param args what stands behind the name of the program
 */
export async function run(args: readonly string[], commandLine: CommandLine): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.success;
  const program = makeProgram(commandLine, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return failureOf(error, commandLine);
  }
}

/** Commander throws for help and for mistakes, and has written its words then. */
function failureOf(error: unknown, commandLine: CommandLine): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.failure;
  if (!(error instanceof UsageError)) throw error;
  complain(commandLine, error.message);
  return exitCodes.failure;
}

function makeProgram(commandLine: CommandLine, finish: (code: ExitCode) => void): Command {
  const program = new Command('apim-nsg')
    .description(
      'Checks the network security groups (NSGs) of Azure API Management in ARM templates, Bicep and Terraform.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [COMMAND]', 'print the help of a command')
    .showHelpAfterError("Run 'apim-nsg --help' for the commands and options.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        commandLine.stdout.write(text);
      },
      writeErr: (text) => {
        commandLine.stderr.write(text.replace(/^error: /, 'apim-nsg: '));
      },
      getOutHelpWidth: () => commandLine.stdout.columns ?? 100,
      getErrHelpWidth: () => commandLine.stderr.columns ?? 100,
    });
  addCheck(program, commandLine, finish);
  addFix(program, commandLine, finish);
  addRules(program, commandLine, finish);
  return program;
}

/** Options as commander gives them. */
interface RawOptions {
  readonly format: string;
  readonly vnetType?: string;
  readonly profile?: string;
  readonly feature?: readonly string[];
  readonly config?: string;
  readonly failOn: string;
  readonly quiet?: boolean;
  readonly dryRun?: boolean;
}

const exitHelp = `
A finding of severity 'information' is printed as a note.

Exit codes:
  0  nothing at or above the severity of --fail-on
  1  findings at or above it
  2  a wrong option, or a path that can't be read or written; the others are done
`;

function addCheck(program: Command, commandLine: CommandLine, finish: (code: ExitCode) => void): void {
  const command = program
    .command('check')
    .summary('say what is missing or wrong')
    .description('Says which rules that API Management needs are missing, blocked or wrong.')
    .argument('[PATH...]', "files, and directories with all below that Git doesn't ignore", ['.'])
    .addOption(choice('--format <FORMAT>', 'how to print', checkFormats).default('text'));
  addProjectOptions(command);
  command.addHelpText('after', exitHelp).action(async (paths: readonly string[], raw: RawOptions) => {
    const format = parseChoice('format', checkFormats, raw.format);
    finish(await check({ format, ...projectOptions(paths, raw) }, commandLine));
  });
}

function addFix(program: Command, commandLine: CommandLine, finish: (code: ExitCode) => void): void {
  const command = program
    .command('fix')
    .summary('make every safe fix')
    .description(
      'Adds missing rules, moves rules before what blocks them, frees priorities, and corrects properties where ' +
        'one value is right. Never removes a rule.',
    )
    .argument('[PATH...]', "files, and directories with all below that Git doesn't ignore", ['.'])
    .option('--dry-run', 'write nothing, and print the changes as a unified diff');
  addProjectOptions(command);
  command.addHelpText('after', exitHelp).action(async (paths: readonly string[], raw: RawOptions) => {
    const dryRun = raw.dryRun ?? false;
    finish(await fix({ dryRun, ...projectOptions(paths, raw) }, commandLine));
  });
}

function addRules(program: Command, commandLine: CommandLine, finish: (code: ExitCode) => void): void {
  const command = program
    .command('rules')
    .summary('print the rules that API Management needs')
    .description('Prints the rules that API Management needs, as a table or ready to be pasted.')
    .addOption(choice('--format <FORMAT>', 'how to print', ruleFormats).default('table'));
  addDeploymentOptions(command);
  command.action(async (raw: RawOptions) => {
    const format = parseChoice('format', ruleFormats, raw.format);
    const { deployment, paths } = deploymentOptions(raw);
    const [extra] = paths;
    if (extra !== undefined) throw new UsageError(`'${extra}' is no feature, and 'rules' takes no path`);
    finish(await rules({ format, ...deployment }, commandLine));
  });
}

/** The words of an option are checked by ourselves, which gives a better answer to a misspelt one. */
function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, `${description}: ${words.join(', ')}`);
}

function addDeploymentOptions(command: Command): void {
  command
    .addOption(choice('--vnet-type <TYPE>', 'how the gateway is reached', vnetTypes))
    .addOption(choice('--profile <ID>', 'how API Management is deployed', profileIds))
    .addOption(choice('--feature <NAME...>', 'optional features in use, with commas between', featureNames));
}

function addProjectOptions(command: Command): void {
  addDeploymentOptions(command);
  command
    .option('--config <FILE>', 'a configuration file in place of the nearest apim-nsg.json')
    .addOption(
      choice('--fail-on <SEVERITY>', 'the least severity that fails the run', thresholds).default('error'),
    )
    .option('--quiet', 'print only what makes the run fail');
}

function deploymentOptions(raw: RawOptions): { deployment: DeploymentOptions; paths: readonly string[] } {
  const { features, paths } = parseFeatures(raw.feature ?? []);
  const deployment = {
    vnetType: raw.vnetType === undefined ? undefined : parseVnetType(raw.vnetType),
    profile: raw.profile === undefined ? undefined : parseProfile(raw.profile),
    features,
  };
  checkDeployment(deployment);
  return { deployment, paths };
}

function projectOptions(given: readonly string[], raw: RawOptions): ProjectOptions {
  const { deployment, paths } = deploymentOptions(raw);
  return {
    ...deployment,
    // Paths behind `--feature` stand in place of the default one.
    paths: paths.length > 0 && given.length === 1 && given[0] === '.' ? paths : [...given, ...paths],
    config: raw.config,
    failOn: parseChoice('severity', thresholds, raw.failOn),
    quiet: raw.quiet ?? false,
  };
}
