import type { Presence } from '../../../azure/unknown.js';
import { bothPresent } from '../../../azure/unknown.js';
import type { EvaluationContext } from '../../deploymentFunctions/index.js';
import { assume } from '../../deploymentFunctions/index.js';
import type { Origin, Span } from '../../text.js';
import type { Value } from '../../values.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import type { DeclaredResource } from './resources.js';
import type { Session } from './session.js';

/** Where an expression is evaluated: what the names in it mean. Immutable; loops and lambdas make new ones. */
export interface Environment {
  readonly session: Session;
  /** The document in which the expression is written. */
  readonly uri: string;
  /** What has to be added to the offsets in the expression's tree to have those in the document. */
  readonly shift: number;
  readonly names: Names;
  readonly context: EvaluationContext;
  /** The variables of loops, lambdas and functions around it. */
  readonly locals: Locals | undefined;
  /** The resource in whose body the expression stands: the resources nested in it have names there. */
  readonly owner: DeclaredResource | undefined;
  /** Conditions that hold wherever the result is used: those of the resource, of the module. */
  readonly presence: Presence;
}

export type DeclaredFunction = (args: readonly Value[]) => Value;

export interface Locals {
  readonly values: ReadonlyMap<string, Value>;
  readonly outer: Locals | undefined;
}

/** What the names of one deployment of a file mean. */
export interface Names {
  /** Tells the unknown values of one deployment of a file from those of another; empty for the outermost. */
  readonly prefix: string;
  /** The value that a name stands for; undefined where there is none of this name. */
  value(name: string): Value | undefined;
  /** What a name of a wildcard import stands for. */
  member(namespace: string, name: string): Value | undefined;
  /** A function that the file declares or imports, in a namespace where it imports all of a file. */
  functionNamed(name: string, namespace?: string): DeclaredFunction | undefined;
  /** The resource that an expression names, and not its value: `vnet`, `nsgs[0]`, `vnet::subnet`. */
  resource(expression: Expression, environment: Environment): DeclaredResource | undefined;
}

export function findLocal(name: string, { locals }: Environment): Value | undefined {
  for (let scope = locals; scope; scope = scope.outer) {
    const value = scope.values.get(name);
    if (value) return value;
  }
  return undefined;
}

export function withLocals(environment: Environment, values: ReadonlyMap<string, Value>): Environment {
  return { ...environment, locals: { values, outer: environment.locals } };
}

/** The environment where further conditions hold; undefined when they never do. */
export function within(environment: Environment, presence: Presence): Environment | undefined {
  if (presence.length === 0) return environment;
  const both = bothPresent(environment.presence, presence);
  return both && { ...environment, presence: both };
}

/** A value as it is where the environment's conditions hold. */
export function assumed(value: Value, { presence }: Environment): Value {
  return presence.length === 0 ? value : assume(value, presence);
}

/** Where a node stands in the document; its own offsets may be those of an earlier version. */
export function originOf({ start, end }: Span, { uri, shift }: Environment): Origin {
  return { uri, start: start + shift, end: end + shift };
}
