import type { CheckReport, LanguageService } from '../service/languageService.js';
import type { CancellationToken, Workspace } from '../workspace/workspace.js';
import type { FileWatch } from './fileWatch.js';
import { findWorkspaceFiles } from './workspaceFiles.js';

/** What a check of files that nobody may have open works with. */
export interface CheckSurroundings {
  readonly service: LanguageService;
  readonly workspace: Workspace;
  readonly files: FileWatch;
}

/** A file or folder that a report is about, by its URI. */
export interface CheckedPlace {
  readonly uri: string;
  readonly isFolder: boolean;
}

/**
 * Checks the workspace and reports on all of it, or on one place. The other files are looked through all the same: a
 * module is judged as they call it, and an NSG linked to the services in them.
 * @param place `undefined` for the whole workspace; a file is checked although Git ignores it
 */
export async function checkWithin(
  { service, workspace, files }: CheckSurroundings,
  place: CheckedPlace | undefined,
  token: CancellationToken,
  onProgress?: (done: number, total: number) => void,
): Promise<CheckReport> {
  files.start();
  // What happened to files before they were watched, or a moment ago, nobody has told.
  for (const root of workspace.roots) service.fileChanged(root);
  const found = await findWorkspaceFiles(workspace, token);
  if (!place) return service.check(found, token, onProgress);
  const uris = place.isFolder || found.includes(place.uri) ? found : [...found, place.uri];
  const report = await service.check(uris, token, onProgress);
  const isWithin = ({ uri }: { readonly uri: string }): boolean =>
    uri === place.uri || (place.isFolder && uri.startsWith(`${place.uri}/`));
  return {
    files: uris.filter((uri) => isWithin({ uri })).length,
    networkSecurityGroups: report.networkSecurityGroups.filter(isWithin),
    findings: report.findings.filter(isWithin),
  };
}
