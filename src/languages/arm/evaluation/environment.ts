import type { Presence } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { EvaluationContext } from '../../deploymentFunctions/index.js';
import { assume, Budget } from '../../deploymentFunctions/index.js';
import type { JsonDocument } from '../../json/tree.js';
import type { Origin } from '../../text.js';
import type { UnknownValue, Value } from '../../values.js';
import { unknownValue } from '../../values.js';

/** Where an expression is evaluated: what the names in it mean. Immutable; loops and lambdas make new ones. */
export interface Environment {
  readonly session: Session;
  readonly names: Names;
  readonly context: EvaluationContext;
  readonly loop: Loop | undefined;
  readonly lambda: LambdaVariables | undefined;
  /** Conditions that hold wherever the result is used: those of the resource, of the deployment. */
  readonly presence: Presence;
}

/** What a template, or a function of its own, names. */
export interface Names {
  /** Tells the unknown values of one deployment of a template from those of another; empty for the outermost. */
  readonly prefix: string;
  parameter(name: string): Value;
  variable(name: string): Value;
  /** Calls a function of the template's own; undefined where there is none of this name. */
  call(namespace: string, name: string, args: readonly Value[]): Value | undefined;
  /** The resource that a symbolic name stands for, as `resourceInfo` gives it. */
  resourceInfo(symbol: string): Value | undefined;
  /** The runtime state of each of a loop's resources, by the loop's symbolic name. */
  references(symbol: string, further: readonly Value[], origin: Origin): Value | undefined;
}

/** What a loop makes: resources, the items of a property, or those of a variable or an output. */
export type LoopKind = 'resource' | 'property' | 'value';

/** One iteration of a copy loop. */
export interface Loop {
  readonly name: string | undefined;
  readonly kind: LoopKind;
  readonly index: Value;
  /** The list whose length is the loop's count, as canonical text, with this iteration's item of it. */
  readonly over: { readonly list: string; readonly item: Value } | undefined;
  readonly outer: Loop | undefined;
}

export interface LambdaVariables {
  readonly values: ReadonlyMap<string, Value>;
  readonly outer: LambdaVariables | undefined;
}

/** Levels of nesting that are evaluated: expressions within values within expressions. */
const maximumDepth = 200;

/** What one analysis shares: the documents it has met, and bounds that make it end. Mutable, lives as long as it. */
export class Session {
  readonly #documents = new Map<string, JsonDocument>();
  #depth = 0;

  constructor(readonly budget = new Budget()) {}

  add(document: JsonDocument): void {
    this.#documents.set(document.uri, document);
  }

  document(uri: string): JsonDocument | undefined {
    return this.#documents.get(uri);
  }

  /**
   * Goes one level deeper; `leave` must follow. Beyond the bounds it goes nowhere, and gives the value that stands for
   * what isn't evaluated.
   */
  enter(origin: Origin): UnknownValue | undefined {
    if (this.#depth < maximumDepth && this.budget.spend(1)) {
      this.#depth += 1;
      return undefined;
    }
    const reason = this.budget.exhausted
      ? l10n.t('evaluating the template takes too many steps')
      : l10n.t('the template is nested too deeply');
    return unknownValue(reason, `${origin.uri}:${origin.start}`, origin);
  }

  leave(): void {
    this.#depth -= 1;
  }
}

/** A value as it is where the environment's conditions hold. */
export function assumed(value: Value, { presence }: Environment): Value {
  return presence.length === 0 ? value : assume(value, presence);
}
