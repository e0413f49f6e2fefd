import type { Analysis, SourceFiles } from '../language.js';
import type { Steps } from '../steps.js';
import type { Origin } from '../text.js';
import { directoryOf } from '../uris.js';
import { givesRules } from './claims.js';
import { mayDeclare } from './relevance.js';
import { configurationFiles, isVariablesFile, treeInSteps, treeOf } from './configuration/files.js';
import { evaluateExpression } from './evaluation/expressions.js';
import { originOf } from './evaluation/scope.js';
import { Session } from './evaluation/session.js';
import { bareGroups } from './resources/bareRules.js';
import { attributesOf } from './syntax/bodies.js';
import type { Module } from './evaluation/module.js';
import { childOf } from './evaluation/moduleCalls.js';
import { openRootModule } from './evaluation/rootModule.js';
import type { FoundResource } from './resources/deployed.js';
import { foundInstances } from './resources/deployed.js';
import { isReadType, readDeclarations } from './resources/read.js';

const nothing: Analysis = { declarations: [], calledUnits: [], gaps: [] };

/** Evaluates a module and those that it calls, and reads what they declare. */
export function* analyze(directory: string, files: SourceFiles): Steps<Analysis> {
  const uris = configurationFiles(directory, files);
  if (uris.length === 0) return analyzeVariables(files.list(directory).filter(isVariablesFile), files);
  if (!mayDeclare(directory, files)) return nothing;
  for (const uri of uris) {
    yield;
    const file = files.read(uri);
    if (file) yield* treeInSteps(file);
  }
  const module = openRootModule(directory, files);
  const found: FoundResource[] = [];
  yield* collect(module, found);
  const { calledUnits, gaps } = module.session;
  const declarations = yield* readDeclarations(found, (origin) => isListLiteral(origin, files));
  return { declarations, calledUnits: [...calledUnits], gaps };
}

/** Variable files by themselves, as one for each environment is kept: the module that they are for isn't seen. */
function analyzeVariables(uris: readonly string[], files: SourceFiles): Analysis {
  const declarations = uris.flatMap((uri) => {
    const file = files.read(uri);
    if (!file || !givesRules(file.text)) return [];
    const scope = { uri, find: () => undefined, context: new Session(files, directoryOf(uri)).context };
    return attributesOf(treeOf(file).body).flatMap(({ name, value }) =>
      bareGroups({ text: name.name, origin: originOf(name, scope) }, evaluateExpression(value, scope)),
    );
  });
  return { ...nothing, declarations };
}

function* collect(module: Module, found: FoundResource[]): Steps<void> {
  const { configuration } = module;
  for (const declared of configuration.resources.values()) {
    if (!isReadType(declared.type)) continue;
    yield;
    found.push(...foundInstances(module, module.expand(declared, false)));
  }
  for (const declared of configuration.lookups.values()) {
    if (!isReadType(declared.type)) continue;
    yield;
    found.push(...foundInstances(module, module.expand(declared, true)));
  }
  for (const call of configuration.moduleCalls.values()) {
    for (const instance of module.expandCall(call).instances) {
      yield;
      const child = childOf(module, call, instance);
      if (child && isWorthFollowing(child)) yield* collect(child, found);
    }
  }
}

function isWorthFollowing({ options, session }: Module): boolean {
  return (
    options.standsFor !== undefined || mayDeclare(options.directory, session.files, session.rootDirectory)
  );
}

/** Whether a list is written out at a place, or is the blocks of a body, so that an item can be added there. */
function isListLiteral({ uri, start }: Origin, files: SourceFiles): boolean {
  const text = files.read(uri)?.text ?? '';
  if (text[start] === '[') return !/^\[\s*for\b/.test(text.slice(start, start + 200));
  return (
    text[start - 1] === '{' || (text[start] === '{' && !/^\{\s*for\b/.test(text.slice(start, start + 200)))
  );
}
