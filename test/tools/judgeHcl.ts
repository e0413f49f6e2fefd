/**
 * `npm run judge:hcl -- FOLDER [--damaged NUMBER] [--show NUMBER]`: compares what our parser makes of the Terraform files
 * below a folder with what others do: the tree-sitter grammar of HCL by which files have errors and by the names and
 * places of arguments and blocks, `terraform fmt`, where there is one, by which files are valid. With `--damaged`, also of
 * so many of the files with something wrong in them. Prints all differences, and ends with 1 when there is one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Node, Parser } from 'web-tree-sitter';
import type { Body } from '../../src/languages/terraform/syntax/bodySyntax.js';
import { parseTerraform } from '../../src/languages/terraform/syntax/parseTerraform.js';
import { damage } from '../support/damage.js';
import { numberBelow, randomFrom } from '../support/random.js';
import type { TextFile } from './files.js';
import { oneFolder, readFilesBelow } from './files.js';
import { loadWasmParser, terraformGrammar } from './treeSitter.js';

const endings = ['.tf', '.tfvars'];

const { values, positionals } = parseArgs({
  options: {
    damaged: { type: 'string', default: '0' },
    show: { type: 'string', default: '20' },
  },
  allowPositionals: true,
});
const folder = oneFolder(positionals, 'npm run judge:hcl');

async function main(judged: string): Promise<void> {
  const files = readFilesBelow(judged, endings);
  console.log(`${files.length} files`);
  const invalid = invalidFilesBelow(judged);
  if (invalid) compareWithTerraform(files, invalid);
  compareWithTreeSitter(await loadWasmParser(terraformGrammar), files, invalid ?? new Set());
  const count = Number(values.damaged);
  if (count > 0) compareDamaged(files, count);
}

/** Where tree-sitter takes what is invalid, and Terraform and we agree on that, there is no difference to look at. */
function compareWithTreeSitter(
  parser: Parser,
  files: readonly TextFile[],
  invalid: ReadonlySet<string>,
): void {
  const differences: string[] = [];
  let items = 0;
  for (const { path, text } of files) {
    const tree = parser.parse(text);
    if (!tree) continue;
    const { problems, body } = parseTerraform(text);
    const theirs = tree.rootNode;
    const [problem] = problems;
    if (problem && !theirs.hasError && !invalid.has(path)) {
      differences.push(`${path}: only we find an error: ${problem.message}`);
    } else if (!problem && theirs.hasError) differences.push(`${path}: only tree-sitter finds an error`);
    else if (!problem) {
      const expected = theirItems(theirs);
      const difference = firstDifference(ourItems(body, text), expected);
      if (difference) differences.push(`${path}: ${difference}`);
      items += expected.length;
    }
    tree.delete();
  }
  report(`tree-sitter, on errors and ${items} arguments and blocks`, differences);
}

/** Arguments and blocks with their names, labels and places, in the order written. */
function ourItems(body: Body, text: string): string[] {
  if (body.kind === 'JsonBody') return [];
  return body.items.flatMap((item) => {
    const { start, end } = item;
    if (item.kind === 'Attribute') return [`argument ${item.name.name} ${start}–${end}`];
    const labels = item.labels.map((label) => text.slice(label.start, label.end)).join(' ');
    return [`block ${item.type.name} ${labels} ${start}–${end}`, ...ourItems(item.body, text)];
  });
}

function theirItems(node: Node): string[] {
  return node.namedChildren.flatMap((child) => {
    const { startIndex: start, endIndex: end } = child;
    if (child.type === 'attribute') return [`argument ${textOf(child.namedChild(0))} ${start}–${end}`];
    if (child.type !== 'block') return theirItems(child);
    const [type, ...labels] = child.namedChildren.filter(
      (part) => part.type === 'identifier' || part.type === 'string_lit',
    );
    const inside = child.namedChildren.flatMap((part) => (part.type === 'body' ? theirItems(part) : []));
    return [`block ${textOf(type)} ${labels.map(textOf).join(' ')} ${start}–${end}`, ...inside];
  });
}

function textOf(node: Node | null | undefined): string {
  return node?.text ?? '';
}

function firstDifference(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const index = Array.from({ length: Math.max(ours.length, theirs.length) }).findIndex(
    (_, position) => ours[position] !== theirs[position],
  );
  return index < 0 ? undefined : `ours ${ours[index] ?? 'nothing'}, theirs ${theirs[index] ?? 'nothing'}`;
}

function compareWithTerraform(files: readonly TextFile[], invalid: ReadonlySet<string>): void {
  // Terraform passes over what is hidden.
  const visible = files.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')));
  const differences = visible.flatMap(({ path, text }) => {
    const [problem] = parseTerraform(text).problems;
    if (problem && !invalid.has(path)) return [`${path}: only we find an error: ${problem.message}`];
    return !problem && invalid.has(path) ? [`${path}: only Terraform finds an error`] : [];
  });
  report(`terraform fmt, on errors in ${visible.length} files, ${invalid.size} invalid`, differences);
}

/** The files in which `terraform fmt` finds errors; undefined where there is no Terraform. */
function invalidFilesBelow(judged: string): ReadonlySet<string> | undefined {
  const args = ['fmt', '-no-color', '-check', '-list=false', '-recursive', '.'];
  const { stderr, error } = spawnSync('terraform', args, { cwd: judged, encoding: 'utf8', maxBuffer: 1e9 });
  if (error) {
    console.log(`terraform fmt could not be asked: ${error.message}`);
    return undefined;
  }
  const places = stderr.matchAll(/^[│ ]*on (.+?) line \d+/gm);
  return new Set([...places].map(([, path = '']) => path));
}

/** The same of files with something wrong in them, from which differences are more likely. */
function compareDamaged(files: readonly TextFile[], count: number): void {
  const directory = mkdtempSync(join(tmpdir(), 'judge-hcl-'));
  const damaged = Array.from({ length: count }, (_, seed): TextFile => {
    const random = randomFrom(seed);
    const text = files[numberBelow(random, files.length)]?.text ?? '';
    // What can't be encoded in UTF-8 would not be what Terraform reads.
    return { path: `${seed}.tf`, text: Buffer.from(damage(text, random)).toString() };
  });
  for (const { path, text } of damaged) writeFileSync(join(directory, path), text);
  const invalid = invalidFilesBelow(directory);
  if (invalid) compareWithTerraform(damaged, invalid);
  rmSync(directory, { recursive: true });
}

function report(judge: string, differences: readonly string[]): void {
  console.log(`compared with ${judge}: ${differences.length} differences`);
  for (const line of differences.slice(0, Number(values.show))) console.log(`  ${line}`);
  if (differences.length > 0) process.exitCode = 1;
}

void main(folder);
