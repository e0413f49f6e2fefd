import type { Presence } from '../../../azure/unknown.js';
import { bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { DeploymentScope, EvaluationContext } from '../../deploymentFunctions/index.js';
import type { Parent } from '../../resourceManager/naming.js';
import { resourceName } from '../../resourceManager/naming.js';
import type { JsonObject } from '../../json/tree.js';
import { findObject, findProperty, findString, findValue } from '../../json/tree.js';
import { isRelevantType } from '../../resourceManager/relevantTypes.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import type { Origin } from '../../text.js';
import type { UnknownValue, Value } from '../../values.js';
import { unknownValue } from '../../values.js';
import type { ResourceEntry } from '../template.js';
import { resourcesOf } from '../template.js';
import { conditionOf } from './conditions.js';
import type { Environment } from './environment.js';
import type { Iteration } from './loops.js';
import { iterate } from './loops.js';
import { evaluatePropertyValue } from './nodes.js';
import { targetScope } from './targetScope.js';

/** A resource with what its language needs to follow it further. */
export interface TemplateResource {
  readonly resource: DeployedResource;
  /** The name with those of its parents. */
  readonly fullName: Value;
  readonly node: JsonObject;
  /** Where the expressions of the resource are evaluated. */
  readonly environment: Environment;
  /** The number of its loop's pass. */
  readonly index: Value | undefined;
}

/** What is around a resource. */
export interface Surroundings {
  readonly environment: Environment;
  /** Where the resources are deployed to, which may be another place than where expressions are evaluated. */
  readonly scope: DeploymentScope;
  readonly hints: readonly string[];
}

/** Whether a resource is a deployment of another template. */
export function isDeployment(type: string): boolean {
  return type.toLowerCase() === 'microsoft.resources/deployments';
}

/** The resources that matter among those declared, those in loops and within one another included. */
export function expandResources(
  entries: readonly ResourceEntry[],
  surroundings: Surroundings,
  parent?: Parent,
): readonly TemplateResource[] {
  return entries.flatMap((entry) => {
    const type = typeOf(entry.node, parent);
    const matters = type !== undefined && (isRelevantType(type) || isDeployment(type));
    return matters ? expandEntry(entry, type, surroundings, parent) : [];
  });
}

/** The full type: that of a resource within another one is written without its parent's, or in full. */
function typeOf(node: JsonObject, parent: Parent | undefined): string | undefined {
  const type = findString(node, 'type');
  if (type === undefined || !parent || isTypeWithin(type, parent)) return type;
  return type.includes('/') ? undefined : `${parent.type}/${type}`;
}

function isTypeWithin(type: string, parent: Parent): boolean {
  return type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`);
}

function expandEntry(
  entry: ResourceEntry,
  type: string,
  surroundings: Surroundings,
  parent: Parent | undefined,
): readonly TemplateResource[] {
  const { environment } = surroundings;
  const copy = findObject(entry.node, 'copy');
  if (!copy) return expandPass(entry, type, surroundings, parent, undefined);
  const { passes, open, isStandIn = false } = iterate(copy, 'resource', environment);
  return passes.flatMap((pass) =>
    expandPass(entry, type, surroundings, parent, { ...pass, open, isStandIn }),
  );
}

type Pass = Iteration & { readonly open: UnknownValue | undefined; readonly isStandIn: boolean };

function expandPass(
  entry: ResourceEntry,
  type: string,
  surroundings: Surroundings,
  parent: Parent | undefined,
  pass: Pass | undefined,
): readonly TemplateResource[] {
  const outer = surroundings.environment;
  const looped = pass ? within({ ...outer, loop: pass.loop }, pass.presence) : outer;
  const condition = looped && conditionOf(entry.node, looped);
  const environment = condition && within(looped, condition);
  if (!environment) return [];
  const self = resourceOf(entry, type, { ...surroundings, environment }, parent, pass);
  const children = findProperty(entry.node, 'resources');
  if (!children?.value || isDeployment(type)) return [self.resource];
  // A condition of a resource doesn't hold for the resources in it.
  const inner = { ...surroundings, environment: looped };
  return [self.resource, ...expandResources(resourcesOf(children.value), inner, self.asParent)];
}

/** The environment where further conditions hold; undefined when they never do. */
function within(environment: Environment, presence: Presence): Environment | undefined {
  if (presence.length === 0) return environment;
  const both = bothPresent(environment.presence, presence);
  return both && { ...environment, presence: both };
}

function resourceOf(
  { node, symbol }: ResourceEntry,
  type: string,
  { environment, scope: surroundingScope, hints }: Surroundings,
  parent: Parent | undefined,
  pass: Pass | undefined,
): { readonly resource: TemplateResource; readonly asParent: Parent } {
  const nameProperty = findProperty(node, 'name');
  const written = nameProperty
    ? evaluatePropertyValue(nameProperty, environment).value
    : unknownValue(l10n.t('the resource has no name'), `${node.uri}:${node.start}`, node);
  const scope = scopeOf(node, surroundingScope, environment);
  const context: EvaluationContext = { ...environment.context, scope };
  const { name, names, parent: ownParent, id } = resourceName(written, type, parent, context);
  const resource: DeployedResource = {
    type,
    name,
    id,
    parent: ownParent,
    symbol,
    existing: isTrue(node, 'existing'),
    presence: environment.presence,
    repeats: pass?.open,
    isStandIn: pass?.isStandIn ?? false,
    origin: pass?.item ?? node,
    body: node,
    generated: pass !== undefined,
    nameOrigin: nameProperty?.value ?? firstLineOf(node, environment),
    hints,
    property: propertyReader(node, environment),
  };
  return {
    resource: { resource, fullName: written, node, environment, index: pass?.loop.index },
    asParent: { type, names: names ?? [name], id },
  };
}

/** A resource that is only referred to may be in another place than the deployment. */
function scopeOf(node: JsonObject, surrounding: DeploymentScope, environment: Environment): DeploymentScope {
  if (!isTrue(node, 'existing')) return surrounding;
  return targetScope(node, { ...environment, context: { ...environment.context, scope: surrounding } });
}

function isTrue(node: JsonObject, name: string): boolean {
  const value = findValue(node, name);
  return value?.kind === 'boolean' && value.value;
}

function firstLineOf(node: JsonObject, { session }: Environment): Origin {
  const { uri, start, end } = node;
  const lineEnd = session.document(uri)?.text.slice(start, end).search(/\r?\n/) ?? -1;
  return { uri, start, end: lineEnd < 0 ? end : start + lineEnd };
}

/** Evaluated anew each time: it is asked for once or twice, and kept for all resources it would fill the memory. */
function propertyReader(node: JsonObject, environment: Environment): DeployedResource['property'] {
  return (name) => {
    const property = findProperty(node, name);
    return property && evaluatePropertyValue(property, environment);
  };
}
