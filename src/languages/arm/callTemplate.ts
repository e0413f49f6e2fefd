import { accessProperty } from '../deploymentFunctions/index.js';
import { jsonDocumentOf } from '../json/documents.js';
import { lazyObject } from '../lazyObject.js';
import type { CalledTemplate, TemplateCall } from '../resourceManager/templateCall.js';
import type { DeployedResource } from '../resourceManager/resource.js';
import { finish } from '../steps.js';
import { collect } from './collect.js';
import { Deployment } from './evaluation/deployment.js';
import { Session } from './evaluation/environment.js';
import { findTemplate } from './template.js';

/** Deploys a template as a module of another language; undefined for a file that is no template. */
export function callTemplate(call: TemplateCall): CalledTemplate | undefined {
  const { file, files, gaps, calledUnits, args, prefix, presence, hints, chain } = call;
  const document = jsonDocumentOf(file);
  const found = findTemplate(document);
  if (!found) return undefined;
  const session = new Session(call.budget);
  session.add(document);
  const deployment = new Deployment(
    { session, files, gaps, calledUnits },
    {
      document,
      template: found.template,
      scope: { ...call.scope, templateUri: document.uri },
      hints,
      names: { own: { args, prefix, presence } },
      chain: [...chain, document.uri],
      level: chain.length,
    },
  );
  let resources: readonly DeployedResource[] | undefined;
  return {
    get resources() {
      return (resources ??= finish(collect(deployment)));
    },
    outputs: (identity) => outputsOf(deployment, identity),
  };
}

/** The outputs as Bicep sees them: values, without their types. */
function outputsOf({ outputs }: Deployment, identity: string) {
  const attributes = [...outputs.properties.values()].map((output) => ({
    name: output.name,
    evaluate: () => accessProperty(output.value, 'value'),
  }));
  return lazyObject(attributes, { origin: undefined, identity });
}
