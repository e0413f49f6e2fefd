import { readFileSync, writeFileSync } from 'node:fs';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ReportedFinding } from '../service/languageService.js';
import { neverCancelled } from '../workspace/workspace.js';
import type { CommandLine, ExitCode } from './commandLine.js';
import { complain, exitCodes } from './commandLine.js';
import { exitCodeOf } from './findings.js';
import type { FixOptions } from './options.js';
import { displayPath, pathOf } from './paths.js';
import type { OpenProject } from './project.js';
import { complainOfPaths, openProject } from './project.js';
import { reasonOf } from './reasons.js';
import { sortFindings } from '../service/reportOrder.js';
import { count, countFindings } from './reporters/summary.js';
import { printable } from './reporters/terminal.js';
import { decodeText, encodeText } from './textFiles.js';

/** `apim-nsg fix`: makes every safe fix in some files, or shows them as a unified diff. */
export async function fix(options: FixOptions, commandLine: CommandLine): Promise<ExitCode> {
  const project = openProject(options, commandLine);
  const { service, uris, workspace } = project;
  const before = await service.check(uris, neverCancelled);
  const changes = changesOf(await service.fixAll(uris, neverCancelled), project);
  if (options.dryRun) commandLine.stdout.write(diffOf(changes, commandLine));
  const failed = options.dryRun ? [] : commandLine.uninterrupted(() => writeAll(changes, commandLine));
  for (const change of changes.filter((each) => !failed.includes(each))) {
    workspace.setText(change.uri, change.after);
    service.fileChanged(change.uri);
  }
  const after = changes.length > failed.length ? await service.check(uris, neverCancelled) : before;
  complainOfPaths(project, commandLine);
  // What a program reads from a dry run is the diff alone.
  const said = options.dryRun ? commandLine.stderr : commandLine.stdout;
  const done = changes.filter((change) => !failed.includes(change));
  if (!options.quiet) said.write(summaryOf(done, before.findings, after.findings, options, commandLine));
  return failed.length > 0 ? exitCodes.failure : exitCodeOf(project, after.findings, options.failOn);
}

/** A file that fixes change. */
interface Change {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

function changesOf(edit: WorkspaceEdit, { workspace }: OpenProject): readonly Change[] {
  return textEditsOf(edit).flatMap(([uri, edits]) => {
    const before = workspace.textOf(uri);
    if (before === undefined) return [];
    const after = TextDocument.applyEdits(TextDocument.create(uri, '', 0, before), [...edits]);
    return before === after ? [] : [{ uri, before, after }];
  });
}

function textEditsOf({ changes = {} }: WorkspaceEdit): readonly (readonly [string, readonly TextEdit[]])[] {
  return Object.entries(changes).sort(([left], [right]) => (left < right ? -1 : 1));
}

function diffOf(changes: readonly Change[], { directory }: CommandLine): string {
  return changes
    .map(({ uri, before, after }) => {
      const path = displayPath(uri, directory);
      return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      });
    })
    .join('');
}

/** Writes the files as they are stored: encoding, byte-order mark and line ends stay. Gives those that failed. */
function writeAll(changes: readonly Change[], commandLine: CommandLine): readonly Change[] {
  return changes.filter((change) => {
    const problem = write(change);
    if (problem === undefined) return false;
    const path = displayPath(change.uri, commandLine.directory);
    complain(commandLine, `cannot write '${path}': ${problem}`);
    return true;
  });
}

function write({ uri, before, after }: Change): string | undefined {
  const path = pathOf(uri);
  try {
    const stored = decodeText(readFileSync(path));
    if (stored?.text !== before) return 'the file was changed meanwhile; run the command again';
    if (!stored.isExact) return 'it has bytes that are not UTF-8; convert it first';
    writeFileSync(path, encodeText(after, stored));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function summaryOf(
  changes: readonly Change[],
  before: readonly ReportedFinding[],
  after: readonly ReportedFinding[],
  { dryRun }: FixOptions,
  { directory }: CommandLine,
): string {
  const fixed = sortFindings(fixedFindings(before, after));
  const done = dryRun ? 'Would fix' : 'Fixed';
  const changed = new Set(changes.map(({ uri }) => uri));
  // A rule may be written in other files than the group that lacks it.
  const elsewhere = new Set(fixed.map(({ uri }) => uri).filter((uri) => !changed.has(uri)));
  const paragraph = (uri: string, how: string) => [
    `${done} ${printable(displayPath(uri, directory))}${how}`,
    ...fixed
      .filter((finding) => finding.uri === uri)
      .map((finding) => `  ${finding.code}: ${printable(finding.message)}`),
  ];
  const lines = [
    ...[...changed].flatMap((uri) => paragraph(uri, '')),
    ...[...elsewhere].flatMap((uri) => paragraph(uri, ', by changes elsewhere')),
  ];
  const sum =
    changes.length === 0
      ? 'Nothing to fix'
      : `${count(fixed.length, 'finding')} ${dryRun ? 'would be fixed' : 'fixed'} in ${count(changes.length, 'file')}`;
  const isDone = after.length === 0 && changes.length === 0;
  return [...lines, `${sum}${isDone ? '' : `; ${remainder(after)}`}.`].map((line) => `${line}\n`).join('');
}

function remainder(after: readonly ReportedFinding[]): string {
  if (after.length === 0) return 'nothing remains';
  return `${countFindings(after)} ${after.length === 1 ? 'remains' : 'remain'}: see 'apim-nsg check'`;
}

/** The findings of before that are gone. Lines move with a fix, so places don't count. */
function fixedFindings(
  before: readonly ReportedFinding[],
  after: readonly ReportedFinding[],
): readonly ReportedFinding[] {
  const remaining = new Map<string, number>();
  for (const finding of after) {
    const key = keyOf(finding);
    remaining.set(key, (remaining.get(key) ?? 0) + 1);
  }
  return before.filter((finding) => {
    const key = keyOf(finding);
    const number = remaining.get(key) ?? 0;
    remaining.set(key, number - 1);
    return number <= 0;
  });
}

function keyOf({ uri, code, networkSecurityGroup, requirement, message }: ReportedFinding): string {
  return JSON.stringify([uri, code, networkSecurityGroup, requirement, requirement ?? message]);
}
