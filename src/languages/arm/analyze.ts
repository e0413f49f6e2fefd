import { outermostScope } from '../deploymentFunctions/index.js';
import type { JsonDocument, JsonObject } from '../json/tree.js';
import type { Analysis, SourceFiles } from '../language.js';
import { readResources } from '../resourceManager/readResources.js';
import type { Steps } from '../steps.js';
import type { Origin } from '../text.js';
import { jsonDocumentOf } from '../json/documents.js';
import type { AnalysisState } from './evaluation/deployment.js';
import { Deployment } from './evaluation/deployment.js';
import { Session } from './evaluation/environment.js';
import { mayMatter } from './claims.js';
import { collect } from './collect.js';
import type { ParameterFile } from '../resourceManager/parameterFiles.js';
import { givenLiteral, readParameterFile } from '../resourceManager/parameterFiles.js';
import type { FoundTemplate } from './template.js';
import { findTemplate } from './template.js';

const nothing: Analysis = { declarations: [], calledUnits: [], gaps: [] };

/** Evaluates a template, the deployments in it and the templates it links, and reads what they declare. */
export function* analyze(uri: string, files: SourceFiles): Steps<Analysis> {
  const file = files.read(uri);
  if (!file || !mayMatter(file.text)) return nothing;
  const document = jsonDocumentOf(file);
  const found = findTemplate(document);
  if (!found) return nothing;
  const state: AnalysisState = { session: new Session(), files, gaps: [], calledUnits: new Set() };
  yield;
  const resources = yield* collect(deploy(document, found, state));
  const declarations = yield* readResources(resources, (origin) => isListLiteral(origin, state));
  return { declarations, calledUnits: [...state.calledUnits], gaps: state.gaps };
}

function deploy(document: JsonDocument, found: FoundTemplate, state: AnalysisState): Deployment {
  const { template, givenParameters } = found;
  const parameterFile = givenParameters ? undefined : readParameterFile(document.uri, state.files);
  state.session.add(document);
  if (parameterFile) state.session.add(parameterFile.document);
  return new Deployment(state, {
    document,
    template,
    scope: { ...outermostScope(template.scope), templateUri: document.uri },
    hints: [],
    names: { own: { args: argumentsOf(givenParameters, parameterFile), prefix: '', presence: [] } },
    chain: [document.uri],
    level: 0,
  });
}

function argumentsOf(given: JsonObject | undefined, file: ParameterFile | undefined) {
  const parameters = given ?? file?.parameters;
  return (name: string) => parameters && givenLiteral(parameters, name);
}

/** A list's value that is computed has the string of its expression for an origin. */
function isListLiteral({ uri, start }: Origin, { session }: AnalysisState): boolean {
  return session.document(uri)?.text[start] === '[';
}
