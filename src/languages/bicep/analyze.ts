import type { ScopeKind } from '../deploymentFunctions/index.js';
import { outermostScope } from '../deploymentFunctions/index.js';
import type { Analysis, SourceFile, SourceFiles } from '../language.js';
import { readResources } from '../resourceManager/readResources.js';
import { isRelevantType } from '../resourceManager/relevantTypes.js';
import type { DeployedResource } from '../resourceManager/resource.js';
import type { CallTemplate } from '../resourceManager/templateCall.js';
import type { Steps } from '../steps.js';
import type { Origin } from '../text.js';
import { mayMatter } from './claims.js';
import { bicepDocumentInSteps, bicepDocumentOf } from './documents.js';
import type { DeploymentOptions } from './evaluation/deployment.js';
import { Deployment } from './evaluation/deployment.js';
import { callTemplate, isJsonTemplate } from './evaluation/modules.js';
import type { GivenFile } from './evaluation/parameterFiles.js';
import { givenArguments, isParameterFile, usedFile } from './evaluation/parameterFiles.js';
import type { DeclaredResource } from './evaluation/resources.js';
import { typeOf } from './evaluation/resources.js';
import { Session } from './evaluation/session.js';
import type { PlacedStatement } from './syntax/readStatements.js';
import { isKind } from './syntax/readStatements.js';
import type { ModuleStatement } from './syntax/statementSyntax.js';

const nothing: Analysis = { declarations: [], calledUnits: [], gaps: [] };

/**
 * Evaluates a file and the modules it calls, and reads what they declare. A file of parameters is analysed as the
 * deployment of the file that it is for.
 */
export function* analyze(uri: string, files: SourceFiles, call: CallTemplate): Steps<Analysis> {
  const written = files.read(uri);
  if (!written || !mayMatter(written.text)) return nothing;
  const session = new Session(files, call);
  session.add(written);
  yield* bicepDocumentInSteps(written);
  const given = isParameterFile(uri)
    ? usedFile(written, session)
    : { file: written, args: givenArguments(written, session) };
  if (!given) return nothing;
  yield;
  const resources = yield* deploy(given, session);
  const declarations = yield* readResources(resources, (origin) => isListLiteral(origin, session));
  return { declarations, calledUnits: [...session.calledUnits], gaps: session.gaps };
}

/** What a file deploys of what matters. */
function* deploy({ file, args, site }: GivenFile, session: Session): Steps<readonly DeployedResource[]> {
  const isTemplate = isJsonTemplate(file.uri);
  const options: DeploymentOptions = {
    session,
    file,
    scope: outermostScope(isTemplate ? undefined : scopeOf(file)),
    args,
    prefix: '',
    presence: [],
    hints: [],
    site,
    chain: [file.uri],
  };
  if (isTemplate) return callTemplate(options)?.resources ?? [];
  const resources: DeployedResource[] = [];
  if (mayMatter(file.text)) yield* collect(new Deployment(options), resources);
  return resources;
}

const scopes: ReadonlySet<string> = new Set<ScopeKind>([
  'resourceGroup',
  'subscription',
  'managementGroup',
  'tenant',
]);

function scopeOf(file: SourceFile): ScopeKind | undefined {
  for (const { statement } of bicepDocumentOf(file).statements) {
    if (statement.kind !== 'TargetScopeStatement' || statement.value.kind !== 'StringLiteral') continue;
    if (isScope(statement.value.text)) return statement.value.text;
  }
  return undefined;
}

function isScope(text: string): text is ScopeKind {
  return scopes.has(text);
}

/** What a file deploys of what matters, and what its modules do. */
function* collect(deployment: Deployment, resources: DeployedResource[]): Steps<void> {
  for (const placed of deployment.statements) {
    if (isKind(placed, 'ModuleStatement')) yield* collectModules(placed, deployment, resources);
    else if (isKind(placed, 'ResourceStatement') && isRelevantType(typeOf(placed.statement, undefined))) {
      for (const declared of deployment.resourcesOf(placed)) {
        yield;
        collectResource(declared, deployment, resources);
      }
    }
  }
}

function* collectModules(
  placed: PlacedStatement<ModuleStatement>,
  deployment: Deployment,
  resources: DeployedResource[],
): Steps<void> {
  for (const called of deployment.modulesOf(placed)) {
    yield;
    if (called.deployment) yield* collect(called.deployment, resources);
    for (const resource of called.template?.resources ?? []) resources.push(resource);
  }
}

/** A resource that is never deployed may have others in it that are. */
function collectResource(
  declared: DeclaredResource,
  deployment: Deployment,
  resources: DeployedResource[],
): void {
  if (declared.presence) resources.push(declared.resource);
  for (const member of declared.body?.members ?? []) {
    if (member.kind !== 'ResourceStatement') continue;
    for (const nested of deployment.nestedOf(declared, member)) {
      if (isRelevantType(nested.resource.type)) collectResource(nested, deployment, resources);
    }
  }
}

/** A list's value that is computed, or made by a loop, is no list that a rule could be added to. */
function isListLiteral({ uri, start }: Origin, session: Session): boolean {
  const text = session.textOf(uri);
  return text?.[start] === '[' && !/^\[\s*for\b/.test(text.slice(start, start + 100));
}
