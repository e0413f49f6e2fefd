import * as l10n from '../../../l10n.js';
import type { DeploymentScope } from '../../deploymentFunctions/index.js';
import { nestedScope } from '../../deploymentFunctions/index.js';
import { displayText } from '../../interpret.js';
import type { JsonDocument, JsonObject } from '../../json/tree.js';
import { findObject, findString, findValue } from '../../json/tree.js';
import type { Gap } from '../../language.js';
import type { Template } from '../template.js';
import { findTemplate, templateOf } from '../template.js';
import { argumentsOf } from './arguments.js';
import type { Deployment, DeploymentOptions } from './deployment.js';
import { localGap, readLinked, remoteGap } from './linked.js';
import type { TemplateResource } from './resourceTree.js';
import { targetScope } from './targetScope.js';

/** Deployments nested in one another deeper than this aren't followed; Azure itself takes fewer. */
const maximumLevel = 30;

/** How the template in a resource of type deployments is deployed; a gap where that can't be followed. */
export function nestedDeployment(resource: TemplateResource, outer: Deployment): DeploymentOptions | Gap {
  const { node } = resource;
  const { level, hints, chain } = outer.options;
  const properties = findObject(node, 'properties');
  if (!properties) return remoteGap(node, l10n.t('the deployment has no properties'));
  if (level >= maximumLevel)
    return remoteGap(node, l10n.t('deployments are nested too deeply to be followed'));
  const found = findTemplateOf(properties, resource, outer);
  const name = displayText(resource.fullName);
  if ('message' in found) return { ...found, names: [...found.names, name] };
  const hasOwnNames = found.isLinked || isInner(properties);
  return {
    document: found.document,
    template: found.template,
    scope: { ...scopeOfNested(resource, outer), ...addressOf(found) },
    hints: name === '' ? hints : [...hints, name],
    names: hasOwnNames ? ownNames(properties, resource, outer) : { outer: resource.environment },
    chain: found.isLinked ? [...chain, found.document.uri] : chain,
    level: level + 1,
  };
}

/** Without a word of it, expressions in a nested template are those of the template around it. */
function isInner(properties: JsonObject): boolean {
  const options = findObject(properties, 'expressionEvaluationOptions');
  return options !== undefined && findString(options, 'scope')?.toLowerCase() === 'inner';
}

function scopeOfNested(
  { node, environment, fullName }: TemplateResource,
  outer: Deployment,
): DeploymentScope {
  const { scope } = outer.options;
  const target = targetScope(node, { ...environment, context: { ...environment.context, scope } });
  return nestedScope(target, { deploymentName: fullName });
}

/** A linked template has an address of its own; one that is written here has none. */
function addressOf({ isLinked, document }: FoundTemplate): Pick<DeploymentScope, 'templateUri'> {
  return { templateUri: isLinked ? document.uri : undefined };
}

function ownNames(
  properties: JsonObject,
  { environment, node, index }: TemplateResource,
  outer: Deployment,
): DeploymentOptions['names'] {
  const pass = index?.kind === 'number' ? `[${index.value}]` : '';
  return {
    own: {
      args: argumentsOf(properties, environment, outer.state),
      prefix: `${environment.names.prefix}${node.start}${pass}/`,
      presence: environment.presence,
    },
  };
}

interface FoundTemplate {
  readonly document: JsonDocument;
  readonly template: Template;
  readonly isLinked: boolean;
}

function findTemplateOf(
  properties: JsonObject,
  resource: TemplateResource,
  outer: Deployment,
): FoundTemplate | Gap {
  const { document } = outer.options;
  const template = findValue(properties, 'template');
  if (template?.kind === 'object') return { document, template: templateOf(template), isLinked: false };
  const link = findObject(properties, 'templateLink');
  if (link) return findLinkedTemplate(link, resource, outer);
  return remoteGap(template ?? properties, l10n.t('the template of this deployment is not written here'));
}

function findLinkedTemplate(
  link: JsonObject,
  { environment }: TemplateResource,
  { state, options }: Deployment,
): FoundTemplate | Gap {
  const linked = readLinked(link, environment, state);
  if ('message' in linked) return linked;
  const { document, path, origin } = linked;
  if (options.chain.includes(document.uri))
    return localGap(origin, l10n.t("the template '{0}' deploys itself", path), path);
  const found = findTemplate(document);
  if (!found) return localGap(origin, l10n.t("'{0}' is no template", path), path);
  state.calledUnits.add(document.uri);
  return { document, template: found.template, isLinked: true };
}
