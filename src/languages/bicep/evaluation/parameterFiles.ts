import { outermostScope } from '../../deploymentFunctions/index.js';
import type { SourceFile } from '../../language.js';
import { givenLiteral, parameterFilesOf, readParameterFile } from '../../resourceManager/parameterFiles.js';
import type { Origin } from '../../text.js';
import { directoryOf, resolveRelative } from '../../uris.js';
import { bicepDocumentOf } from '../documents.js';
import { registryFile } from '../registryModules.js';
import type { StringExpression } from '../syntax/expressionSyntax.js';
import type { Statement } from '../syntax/statementSyntax.js';
import type { Arguments } from './deployment.js';
import { Deployment } from './deployment.js';
import { isJsonTemplate } from './modules.js';
import type { Site } from './resources.js';
import type { Session } from './session.js';

/**
 * What a file of parameters beside a file gives to its parameters, be it Bicep's or in JSON. Such a file describes one
 * deployment among others, so it counts only where it is the only one.
 */
export function givenArguments(file: SourceFile, session: Session): Arguments {
  const { files } = session;
  const inBicep = files
    .list(directoryOf(file.uri))
    .filter(isParameterFile)
    .flatMap((uri) => files.read(uri) ?? [])
    .filter((one) => pathIn(one, 'UsingStatement') === file.uri);
  const [only, ...others] = inBicep;
  const inJson = parameterFilesOf(file.uri, files);
  if (only)
    return others.length + inJson.length === 0 ? argumentsIn(only, session, [only.uri]) : () => undefined;
  const parameterFile = readParameterFile(file.uri, files);
  if (!parameterFile) return () => undefined;
  session.add(parameterFile.document);
  return (name) => givenLiteral(parameterFile.parameters, name);
}

/** A file with what is given to its parameters. */
export interface GivenFile {
  readonly file: SourceFile;
  readonly args: Arguments;
  /** Where the file of parameters names what nobody can see: a module of a registry. */
  readonly site?: Site;
}

/**
 * The file that a file of parameters is for, with the values from it: one of Bicep's, a template in JSON, or a module
 * of a registry that is known here. Undefined where it is for none that is here.
 */
export function usedFile(parameters: SourceFile, session: Session): GivenFile | undefined {
  const path = writtenPath(parameters, 'UsingStatement');
  if (!path) return undefined;
  const args = argumentsIn(parameters, session, [parameters.uri]);
  const registry = registryFile(path.text);
  if (registry) return { file: registry, args, site: siteAt(path.origin) };
  const uri = resolveRelative(parameters.uri, path.text);
  const file = uri !== undefined && isDeployable(uri) ? session.files.read(uri) : undefined;
  if (!file) return undefined;
  session.add(file);
  session.calledUnits.add(file.uri);
  return { file, args };
}

function siteAt(origin: Origin): Site {
  return { symbol: undefined, origin, body: origin, nameOrigin: origin, isGenerated: false };
}

function isDeployable(uri: string): boolean {
  return /\.bicep$/i.test(uri) || isJsonTemplate(uri);
}

export function isParameterFile(uri: string): boolean {
  return /\.bicepparam$/i.test(uri);
}

/** The file that a file of parameters is for, or extends. */
function pathIn(file: SourceFile, kind: 'ExtendsStatement' | 'UsingStatement'): string | undefined {
  const path = writtenPath(file, kind);
  return path && resolveRelative(file.uri, path.text);
}

function writtenPath(
  file: SourceFile,
  kind: 'ExtendsStatement' | 'UsingStatement',
): { readonly text: string; readonly origin: Origin } | undefined {
  for (const { statement, shift } of bicepDocumentOf(file).statements) {
    const path = pathOf(statement, kind);
    if (path?.kind !== 'StringLiteral') continue;
    const origin = { uri: file.uri, start: statement.start + shift, end: statement.end + shift };
    return { text: path.text, origin };
  }
  return undefined;
}

function pathOf(
  statement: Statement,
  kind: 'ExtendsStatement' | 'UsingStatement',
): StringExpression | undefined {
  if (statement.kind !== kind || statement.path?.kind === 'MissingExpression') return undefined;
  return statement.path;
}

/** The values that a file of parameters gives, or else the one that it extends. */
function argumentsIn(file: SourceFile, session: Session, chain: readonly string[]): Arguments {
  session.add(file);
  const deployment = new Deployment({
    session,
    file,
    scope: outermostScope(),
    args: () => undefined,
    prefix: 'parameters/',
    presence: [],
    hints: [],
    site: undefined,
    chain,
  });
  const extended = pathIn(file, 'ExtendsStatement');
  const base = extended === undefined || chain.includes(extended) ? undefined : session.files.read(extended);
  const rest = base ? argumentsIn(base, session, [...chain, base.uri]) : () => undefined;
  return (name) => deployment.assigned(name) ?? rest(name);
}
