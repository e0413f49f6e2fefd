import * as l10n from '../../../l10n.js';
import { jsonDocumentOf } from '../../json/documents.js';
import type { JsonObject } from '../../json/tree.js';
import { findString, findValue } from '../../json/tree.js';
import type { SourceFiles } from '../../language.js';
import { resolveRelative } from '../../uris.js';
import { isConfigurationFile } from './files.js';
import { registryDirectory } from './registryModules.js';

/** Where modules are that calls name. */

export interface CallSite {
  /** The directory of the module with the call. */
  readonly directory: string;
  readonly rootDirectory: string;
  /** The names of the calls from the root module to this one. */
  readonly callPath: readonly string[];
  readonly files: SourceFiles;
}

export type LocatedModule = { readonly directory: string } | Unlocated;

export interface Unlocated {
  readonly problem: string;
  /** Whether the source names a directory of the user's own. */
  readonly isLocal: boolean;
}

/** The directory of a module: beside the caller, or a copy that `terraform init` installed. */
export function locateModule(source: string | undefined, site: CallSite): LocatedModule {
  const name = site.callPath.at(-1) ?? '';
  if (source === undefined)
    return { problem: l10n.t("module '{0}' has no source that is known", name), isLocal: false };
  const isLocal = source.startsWith('./') || source.startsWith('../') || source === '.' || source === '..';
  if (!isLocal) return installedCopy(source, name, site);
  const directory = resolveRelative(`${site.directory}/main.tf`, source);
  if (directory !== undefined && holdsModule(directory, site)) return { directory };
  const problem =
    directory === undefined || site.files.isOutside(directory)
      ? l10n.t("'{0}' is not in the workspace", source)
      : l10n.t("module '{0}' has no files in '{1}'", name, source);
  return { problem, isLocal };
}

function holdsModule(directory: string, { files }: CallSite): boolean {
  return files.list(directory).some(isConfigurationFile);
}

function installedCopy(source: string, name: string, site: CallSite): LocatedModule {
  const missing = {
    problem: l10n.t("module '{0}' of '{1}' is not installed here, which `terraform init` does", name, source),
    isLocal: false,
  };
  const manifest = site.files.read(`${site.rootDirectory}/.terraform/modules/modules.json`);
  const root = manifest && jsonDocumentOf(manifest).root;
  const modules = root?.kind === 'object' ? findValue(root, 'Modules') : undefined;
  const key = site.callPath.join('.');
  const entry = modules?.kind === 'array' ? modules.items.find(isEntryOf(key)) : undefined;
  const path = entry?.kind === 'object' ? findString(entry, 'Dir') : undefined;
  const directory = path && resolveRelative(`${site.rootDirectory}/main.tf`, path);
  if (directory !== undefined && directory !== '' && holdsModule(directory, site)) return { directory };
  const known = registryDirectory(source);
  return known === undefined ? missing : { directory: known };
}

function isEntryOf(key: string): (item: { readonly kind: string }) => item is JsonObject {
  return (item): item is JsonObject =>
    item.kind === 'object' && findString(item as JsonObject, 'Key') === key;
}
