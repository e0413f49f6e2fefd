import type { SourceFile, SourceFiles } from '../../language.js';
import type { Steps } from '../../steps.js';
import { finish } from '../../steps.js';
import { directoryOf, fileNameOf } from '../../uris.js';
import type { TerraformFile } from '../syntax/bodySyntax.js';
import { parseInSteps } from '../syntax/parseTerraform.js';
import { parseTerraformJson } from '../syntax/parseTerraformJson.js';

/** The files of Terraform's, by their names. */

const trees = new WeakMap<SourceFile, TerraformFile>();

/** The syntax tree of a file, parsed once per version. */
export function treeOf(file: SourceFile): TerraformFile {
  return finish(treeInSteps(file));
}

/** The same, parsed in steps. */
export function* treeInSteps(file: SourceFile): Steps<TerraformFile> {
  const known = trees.get(file);
  if (known) return known;
  const tree = yield* parse(file);
  trees.set(file, tree);
  return tree;
}

function* parse({ uri, text }: SourceFile): Steps<TerraformFile> {
  if (!uri.endsWith('.json')) return yield* parseInSteps(text);
  return parseTerraformJson(text, isVariablesFile(uri) ? 'literal' : 'template');
}

/** Whether a file is part of a module's configuration. */
export function isConfigurationFile(uri: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(uri) && !isIgnored(uri);
}

/** Whether a file gives values to variables. */
export function isVariablesFile(uri: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(uri);
}

/** Files that editors leave behind. */
function isIgnored(uri: string): boolean {
  const name = fileNameOf(uri);
  return name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'));
}

/** Whether a file is merged over the others. Source: Terraform language, "Override Files". */
export function isOverrideFile(uri: string): boolean {
  return /^(?:.*_)?override\.(?:tf|tofu)(?:\.json)?$/.test(fileNameOf(uri));
}

/** A file with its tree. */
export interface ParsedFile {
  readonly uri: string;
  readonly tree: TerraformFile;
}

/** What a file is part of: the directory that it is in, or the document itself as long as it has no place. */
export function moduleOf(uri: string): string {
  return hasPlace(uri) ? directoryOf(uri) : uri;
}

/** Whether a document is configuration in the native syntax; one without a name is what its editor takes it for. */
export function isNativeConfiguration(uri: string): boolean {
  return /\.(?:tf|tofu)$/i.test(uri) || !hasPlace(uri);
}

/** Whether something lies in a directory. A new document without a name does not: it is a module by itself. */
function hasPlace(uri: string): boolean {
  return uri.includes('/');
}

/** The configuration files of a module: one of OpenTofu's stands for one of Terraform's by the same name. */
export function configurationFiles(directory: string, files: SourceFiles): readonly string[] {
  if (!hasPlace(directory)) return [directory];
  const uris = files.list(directory).filter(isConfigurationFile);
  const all = new Set(uris);
  return uris.filter((uri) => !all.has(uri.replace(/\.tf(\.json)?$/, '.tofu$1')) || isOfOpenTofu(uri));
}

function isOfOpenTofu(uri: string): boolean {
  return /\.tofu(?:\.json)?$/.test(uri);
}

/** The files of a module in the order in which they count: overrides after all others. */
export function moduleFiles(directory: string, files: SourceFiles): readonly ParsedFile[] {
  const uris = configurationFiles(directory, files);
  const ordered = [
    ...byName(uris.filter((uri) => !isOverrideFile(uri))),
    ...byName(uris.filter(isOverrideFile)),
  ];
  return parsed(ordered, files);
}

/**
 * The files that give values to the variables of a root module without being asked for, those that win last. Source:
 * Terraform language, "Input Variables", order of precedence.
 */
export function variablesFiles(directory: string, files: SourceFiles): readonly ParsedFile[] {
  if (!hasPlace(directory)) return [];
  const uris = files.list(directory);
  const named = (name: string): readonly string[] => uris.filter((uri) => fileNameOf(uri) === name);
  const automatic = uris.filter((uri) => /\.auto\.tfvars(?:\.json)?$/.test(uri));
  const ordered = [...named('terraform.tfvars'), ...named('terraform.tfvars.json'), ...byName(automatic)];
  return parsed(ordered, files);
}

function byName(uris: readonly string[]): readonly string[] {
  return [...uris].sort((left, right) => (left < right ? -1 : 1));
}

function parsed(uris: readonly string[], files: SourceFiles): readonly ParsedFile[] {
  return uris.flatMap((uri) => {
    const file = files.read(uri);
    return file ? [{ uri, tree: treeOf(file) }] : [];
  });
}
