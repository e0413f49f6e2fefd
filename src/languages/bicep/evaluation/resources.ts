import type { Presence } from '../../../azure/unknown.js';
import { always } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { DeploymentScope } from '../../deploymentFunctions/index.js';
import { lazyObject } from '../../lazyObject.js';
import { presenceUnder } from '../../resourceManager/conditions.js';
import type { Parent } from '../../resourceManager/naming.js';
import { resourceName } from '../../resourceManager/naming.js';
import type { DeployedResource } from '../../resourceManager/resource.js';
import { runtimeProperties } from '../../resourceManager/runtimeState.js';
import type { Origin } from '../../text.js';
import type { ObjectProperty, UnknownValue, Value } from '../../values.js';
import { identityOf, propertyOf, stringValue, unknownValue } from '../../values.js';
import type { ObjectExpression, ObjectProperty as ObjectPropertySyntax } from '../syntax/expressionSyntax.js';
import type { DeploymentBody, ResourceStatement } from '../syntax/statementSyntax.js';
import type { Environment } from './environment.js';
import { originOf, within } from './environment.js';
import { evaluate, evaluateMember, evaluateObject } from './expressions.js';
import { onlyPass, passesOf } from './passes.js';
import { targetScope } from './targetScope.js';

/** A resource that a file declares, or one pass of the loop that declares it. */
export interface DeclaredResource {
  readonly resource: DeployedResource;
  /** What other resources in it, or that name it as their parent, need to know of it. */
  readonly asParent: Parent;
  /** Where it is deployed; what is in it, is there too. */
  readonly scope: DeploymentScope;
  readonly statement: ResourceStatement;
  /** The number of its loop's pass. */
  readonly index: Value;
  /** What its symbolic name stands for in expressions. */
  readonly value: Value;
  /** When it is deployed; undefined: never, though other resources may still refer to it. */
  readonly presence: Presence | undefined;
  /** Where its body is evaluated, without its own condition, which doesn't hold for the resources in it. */
  readonly environment: Environment;
  readonly body: ObjectExpression | undefined;
}

/** What is around a declaration. */
export interface Surroundings {
  readonly environment: Environment;
  readonly hints: readonly string[];
  /** What stands for resources that nobody can see: those of a module that is written in this program. */
  readonly site: Site | undefined;
}

export interface Site {
  /** The symbolic name of the module, where it has one. */
  readonly symbol: string | undefined;
  readonly origin: Origin;
  readonly body: Origin;
  readonly nameOrigin: Origin;
  readonly isGenerated: boolean;
}

/** What a pass of a loop that makes resources or modules costs of the budget. */
const stepsOfPass = 400;

/** What is deployed by one pass of a declaration's loop. */
export interface Instance {
  readonly body: ObjectExpression | undefined;
  readonly environment: Environment;
  readonly presence: Presence | undefined;
  readonly index: Value;
  readonly item: Origin | undefined;
  /** Set when there may be further ones. */
  readonly repeats: UnknownValue | undefined;
  /** Whether it stands for all of these. */
  readonly isStandIn: boolean;
  readonly isInLoop: boolean;
}

export function instancesOf(body: DeploymentBody, environment: Environment): readonly Instance[] {
  const isInLoop = body.kind === 'ForExpression';
  const loop = isInLoop ? passesOf(body, environment, stepsOfPass) : onlyPass(environment);
  const { passes, open, isStandIn = false } = loop;
  const each = isInLoop ? body.body : body;
  const condition = each.kind === 'IfCondition' ? each.condition : undefined;
  const object = each.kind === 'IfCondition' ? each.body : each;
  return passes.flatMap((pass) => {
    const looped = within(pass.environment, pass.presence);
    if (!looped) return [];
    const presence = condition ? presenceUnder(evaluate(condition, looped)) : always;
    return {
      body: object.kind === 'ObjectExpression' ? object : undefined,
      environment: looped,
      presence,
      index: pass.index,
      item: pass.item,
      repeats: open,
      isStandIn,
      isInLoop,
    };
  });
}

/** The resources that a declaration stands for. */
export function declareResources(
  statement: ResourceStatement,
  surroundings: Surroundings,
  owner: DeclaredResource | undefined,
): readonly DeclaredResource[] {
  const type = typeOf(statement, owner);
  return instancesOf(statement.body, surroundings.environment).map((instance) =>
    declare(statement, type, instance, surroundings, owner),
  );
}

/** The full type, without its version: that of a nested resource may be written without its parent's. */
export function typeOf({ type }: ResourceStatement, owner: DeclaredResource | undefined): string {
  const written = type.kind === 'StringLiteral' ? (type.text.split('@')[0] ?? '') : '';
  if (!owner || written.toLowerCase().startsWith(`${owner.resource.type.toLowerCase()}/`)) return written;
  return `${owner.resource.type}/${written}`;
}

function declare(
  statement: ResourceStatement,
  type: string,
  instance: Instance,
  { hints, site }: Surroundings,
  owner: DeclaredResource | undefined,
): DeclaredResource {
  const { body, environment, presence, index, item } = instance;
  const nameSyntax = body && findMember(body, 'name');
  const origin = originOf(statement, environment);
  const written = nameSyntax
    ? evaluate(nameSyntax.value, environment)
    : unknownValue(l10n.t('the resource has no name'), `${origin.uri}:${origin.start}`, origin);
  const scope = body && findMember(body, 'scope');
  const parent = owner ?? parentOf(body, environment);
  const target = scope ? targetScope(scope.value, environment) : parent?.scope;
  const context = target ? { ...environment.context, scope: target } : environment.context;
  const { name, names, parent: parentReference, id } = resourceName(written, type, parent?.asParent, context);
  const inner = presence && within(environment, presence);
  const resource: DeployedResource = {
    type,
    name,
    id,
    parent: parentReference,
    symbol: site ? site.symbol : statement.name.name,
    existing: statement.existing,
    presence: inner?.presence ?? environment.presence,
    repeats: instance.repeats,
    isStandIn: instance.isStandIn,
    origin: item ?? site?.origin ?? origin,
    body: site?.body ?? origin,
    generated: instance.isInLoop || (site?.isGenerated ?? false),
    nameOrigin: placeOfName(nameSyntax, written, site, environment) ?? firstLineOf(statement, environment),
    hints,
    property: propertyReader(body, inner ?? environment, site),
  };
  return {
    resource,
    asParent: { type, names: names ?? [name], id },
    scope: context.scope,
    statement,
    index,
    value: valueOf(resource, written, body, environment),
    presence,
    environment,
    body,
  };
}

function placeOfName(
  name: ObjectPropertySyntax | undefined,
  written: Value,
  site: Site | undefined,
  environment: Environment,
): Origin | undefined {
  if (!site) return name && originOf(name.value, environment);
  return written.origin?.uri === environment.uri ? site.nameOrigin : (written.origin ?? site.nameOrigin);
}

/** The resource that `parent:` names. */
function parentOf(
  body: ObjectExpression | undefined,
  environment: Environment,
): DeclaredResource | undefined {
  const parent = body && findMember(body, 'parent');
  return parent && environment.names.resource(parent.value, environment);
}

export function findMember(object: ObjectExpression, name: string): ObjectPropertySyntax | undefined {
  for (const member of object.members) {
    if (member.kind === 'ObjectProperty' && member.name === name) return member;
  }
  return undefined;
}

/** The line of a declaration with its symbolic name, without the decorators above it. */
export function firstLineOf(
  statement: Pick<ResourceStatement, 'end' | 'name' | 'start'>,
  environment: Environment,
): Origin {
  const { uri, start } = originOf(statement, environment);
  const name = originOf(statement.name, environment);
  const text = environment.session.textOf(uri) ?? '';
  const lineStart = Math.max(start, text.lastIndexOf('\n', name.start) + 1);
  const lineEnd = text.slice(name.end).search(/\r?\n/);
  return { uri, start: lineStart, end: lineEnd < 0 ? text.length : name.end + lineEnd };
}

/** Evaluated anew each time: it is asked for once or twice, and kept for all resources it would fill the memory. */
function propertyReader(
  body: ObjectExpression | undefined,
  environment: Environment,
  site: Site | undefined,
): DeployedResource['property'] {
  return (name) => {
    const found = body && readProperty(body, name, environment);
    return found && site ? { ...found, site: site.body } : found;
  };
}

function readProperty(
  body: ObjectExpression,
  name: string,
  environment: Environment,
): ObjectProperty | undefined {
  const member = findMember(body, name);
  if (member) return evaluateMember(name, member, environment);
  if (!body.members.some(({ kind }) => kind === 'Spread')) return undefined;
  const whole = evaluateObject(body, environment);
  const value = whole.kind === 'object' ? (propertyOf(whole, name) ?? whole.open) : whole;
  return value && { name, nameOrigin: undefined, value };
}

/** What a resource's symbolic name stands for: what it is declared with, and more that only Azure knows. */
function valueOf(
  resource: DeployedResource,
  written: Value,
  body: ObjectExpression | undefined,
  environment: Environment,
): Value {
  const identity = `reference(${identityOf(resource.id)})`;
  const known = [
    { name: 'id', evaluate: () => resource.id },
    { name: 'name', evaluate: () => written },
    { name: 'type', evaluate: () => stringValue(resource.type) },
    { name: 'properties', evaluate: () => runtimeProperties(resource) },
  ];
  const names = new Set(known.map(({ name }) => name));
  const others = (body?.members ?? []).flatMap((member) => {
    if (member.kind !== 'ObjectProperty' || member.name === undefined || names.has(member.name)) return [];
    return [{ name: member.name, evaluate: () => evaluate(member.value, environment) }];
  });
  const open = unknownValue(l10n.t('Azure tells it only after deployment'), identity);
  return lazyObject([...known, ...others], { origin: undefined, identity, open });
}
