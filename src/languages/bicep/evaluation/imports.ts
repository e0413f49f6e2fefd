import * as l10n from '../../../l10n.js';
import type { SourceFile } from '../../language.js';
import type { Origin } from '../../text.js';
import { resolveRelative } from '../../uris.js';
import type { PlacedStatement } from '../syntax/readStatements.js';
import type { ImportStatement } from '../syntax/statementSyntax.js';
import type { DeploymentOptions } from './deployment.js';

/** How a file that others import from is evaluated: without parameters, as its variables and functions need none. */
export function importedFile(
  { statement: { path }, shift }: PlacedStatement<ImportStatement>,
  { session, file, scope, prefix, presence, chain }: DeploymentOptions,
): DeploymentOptions | undefined {
  if (path.kind !== 'StringLiteral') return undefined;
  const uri = resolveRelative(file.uri, path.text);
  const imported = uri === undefined || chain.includes(uri) ? undefined : session.files.read(uri);
  if (!imported) return undefined;
  session.add(imported);
  return {
    session,
    file: imported,
    scope,
    args: () => undefined,
    prefix: `${prefix}${path.start + shift}/`,
    presence,
    hints: [],
    site: undefined,
    chain: [...chain, imported.uri],
  };
}

/** A file by the path in which it is named, with what there is to say where it can't be followed. */
export type Located = { readonly file: SourceFile } | { readonly gap: string | undefined };

export function locate(path: string, origin: Origin, { session, chain }: DeploymentOptions): Located {
  const uri = resolveRelative(origin.uri, path);
  if (uri !== undefined && chain.includes(uri))
    return { gap: l10n.t("the module '{0}' deploys itself", path) };
  const file = uri === undefined ? undefined : session.files.read(uri);
  if (file) return { file };
  return uri === undefined || session.files.isOutside(uri)
    ? { gap: l10n.t("'{0}' is not in the workspace", path) }
    : { gap: l10n.t("the module '{0}' can't be found", path) };
}
