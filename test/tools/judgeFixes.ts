/**
 * `npm run judge:fixes -- FOLDER [--show NUMBER]`: has every NSG in a copy of the Terraform files below a folder checked,
 * for External and for Internal mode, and fixes it by the command line. Then `terraform fmt` must take every file and find
 * nothing to change, where it found nothing before, and a second fix must change nothing. Prints the counts and the
 * differences; ends with 1 where there is one.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../../src/cli/program.js';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { TextFile } from './files.js';
import { oneFolder, readFilesBelow } from './files.js';

const endings = ['.tf', '.tfvars', '.tf.json'];

/** What configurations read besides. */
const dataEndings = ['.json', '.yaml', '.yml', '.csv', '.tpl', '.tftpl'];

/** What declares an NSG, from the start of a line. */
const group =
  /^(?=resource "azurerm_network_security_group" |resource "azapi_resource" "[^"]*" \{\s+type\s*=\s*"Microsoft\.Network\/networkSecurityGroups@|module "[^"]*" \{\s+source\s*=\s*"Azure\/avm-res-network-networksecuritygroup)/gm;

const { values, positionals } = parseArgs({
  options: { show: { type: 'string', default: '20' } },
  allowPositionals: true,
});
const folder = oneFolder(positionals, 'npm run judge:fixes');

async function main(judged: string): Promise<void> {
  for (const vnetType of ['external', 'internal']) {
    const copy = mkdtempSync(join(tmpdir(), 'judge-fixes-'));
    try {
      await judge(judged, copy, vnetType);
    } finally {
      rmSync(copy, { recursive: true });
    }
  }
}

async function judge(judged: string, copy: string, vnetType: string): Promise<void> {
  copyFiles(judged, copy);
  const groups = haveChecked(copy, vnetType);
  const unreadable = format(copy, ['-list=false']).errors;
  const before = readFilesBelow(copy, endings);
  const said = await fix(copy);
  const fixed = readFilesBelow(copy, endings);
  console.log(
    `${vnetType}: ${groups} NSGs in ${before.length} files; ${changed(before, fixed).length} files fixed: ${said}`,
  );
  const { unformatted, errors } = format(copy, ['-check', '-diff']);
  report('terraform fmt refuses', errors === unreadable ? [] : errors.split('\n'));
  report('terraform fmt would change', unformatted);
  await fix(copy);
  report('a second fix changes', changed(fixed, readFilesBelow(copy, endings)));
}

function copyFiles(judged: string, copy: string): void {
  const wanted = [...endings, ...dataEndings];
  cpSync(judged, copy, {
    recursive: true,
    filter: (path) =>
      basename(path) !== '.git' &&
      (wanted.some((ending) => path.endsWith(ending)) ||
        (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)),
  });
}

/** Puts a directive over each NSG; gives their number. */
function haveChecked(copy: string, vnetType: string): number {
  let groups = 0;
  for (const { path, text } of readFilesBelow(copy, ['.tf'])) {
    const found = text.match(group)?.length ?? 0;
    if (found > 0) writeFileSync(join(copy, path), text.replace(group, `# apim-nsg: ${vnetType}\n`));
    groups += found;
  }
  return groups;
}

/** Fixes all below a folder by the command line; gives the last line that it says. */
async function fix(directory: string): Promise<string> {
  let said = '';
  const stdout = { write: (text: string) => void (said += text), colors: false, columns: undefined };
  await run(['fix', '--fail-on', 'never'], {
    directory,
    checkout: directory,
    stdout,
    stderr: { ...stdout, write: (text) => void process.stderr.write(text) },
    now: () => performance.now(),
    createService: createLanguageService,
    uninterrupted: (work) => work(),
  });
  return said.trimEnd().split('\n').at(-1) ?? '';
}

function changed(before: readonly TextFile[], after: readonly TextFile[]): readonly string[] {
  return after.flatMap(({ path, text }, index) => (before[index]?.text === text ? [] : [path]));
}

interface Formatted {
  /** The lines of what it changes, or would change. */
  readonly unformatted: readonly string[];
  /** What it says of files that it does not take. */
  readonly errors: string;
}

function format(directory: string, options: readonly string[]): Formatted {
  const { stdout, stderr, error } = spawnSync('terraform', ['fmt', '-no-color', '-recursive', ...options], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (error) throw new Error(`terraform fmt could not be asked: ${error.message}`);
  return { unformatted: stdout.split('\n').filter((line) => line !== ''), errors: stderr };
}

function report(what: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  console.log(`  ${what}:`);
  for (const line of lines.slice(0, Number(values.show))) console.log(`    ${line}`);
  process.exitCode = 1;
}

void main(resolve(folder));
