import { neverCancelled } from '../workspace/workspace.js';
import type { CommandLine, ExitCode } from './commandLine.js';
import { exitCodeOf, shownFindings } from './findings.js';
import type { CheckOptions } from './options.js';
import { displayPath, uriOf } from './paths.js';
import type { OpenProject } from './project.js';
import { complainOfPaths, openProject } from './project.js';
import { reporters } from './reporters/index.js';
import type { CheckOutcome } from '../service/jsonReport.js';
import type { ReportContext } from './reporters/reporter.js';
import { sortFindings, sortGroups } from '../service/reportOrder.js';
import { version } from './version.js';

/** `apim-nsg check`: says what the NSGs in some files lack. */
export async function check(options: CheckOptions, commandLine: CommandLine): Promise<ExitCode> {
  const started = commandLine.now();
  const project = openProject(options, commandLine);
  const report = await project.service.check(project.uris, neverCancelled);
  complainOfPaths(project, commandLine);
  const outcome: CheckOutcome = {
    files: report.files,
    networkSecurityGroups: sortGroups(report.networkSecurityGroups),
    findings: sortFindings(shownFindings(report.findings, options)),
    durationMs: Math.round(commandLine.now() - started),
  };
  commandLine.stdout.write(
    reporters[options.format](outcome, reportContext(project, options.quiet, commandLine)),
  );
  return exitCodeOf(project, report.findings, options.failOn);
}

function reportContext(project: OpenProject, quiet: boolean, commandLine: CommandLine): ReportContext {
  const { directory, checkout, stdout } = commandLine;
  return {
    pathOf: (uri) => displayPath(uri, directory),
    checkoutPathOf: (uri) => displayPath(uri, checkout),
    directoryUri: uriOf(directory),
    linesOf: cachedLines((uri) => project.workspace.textOf(uri)),
    colors: stdout.colors,
    columns: stdout.columns,
    quiet,
    version,
  };
}

function cachedLines(textOf: (uri: string) => string | undefined): (uri: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (uri) => {
    const lines = known.get(uri) ?? textOf(uri)?.split(/\r\n|\r|\n/) ?? [];
    known.set(uri, lines);
    return lines;
  };
}
