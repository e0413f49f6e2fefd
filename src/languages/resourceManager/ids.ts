import * as l10n from '../../l10n.js';
import { casesOf, fromCases } from '../functions/alternatives.js';
import type { EvaluationContext } from '../deploymentFunctions/index.js';
import { callFunction } from '../deploymentFunctions/index.js';
import type { StringValue, UnknownValue, Value } from '../values.js';
import { identityOf, stringValue, textOf } from '../values.js';
import type { ParentReference } from './resource.js';

/**
 * The id of a resource as `resourceId` gives it in the scope of its deployment, so that references to it compare equal.
 * @param type the full type
 * @param names the names of its segments, the resource's own last
 */
export function resourceIdOf(type: string, names: readonly Value[], context: EvaluationContext): Value {
  return callFunction('resourceId', [stringValue(type), ...names], undefined, context);
}

/** A text by which equal ids and names are found: without regard to case, what isn't known by where it comes from. */
export function keyOf(value: Value): string {
  return (value.kind === 'string' ? value.value : identityOf(value)).toLowerCase();
}

/** The id of a child resource: that of its parent, the child's kind, and its name. */
export function childId(parentId: Value, kind: string, name: Value): Value {
  return mapText(parentId, (parent) => mapText(name, (own) => textOf([parent, `/${kind}/`, own]), name));
}

type Text = StringValue | UnknownValue;

function mapText(value: Value, map: (text: Text) => Value, whole = value): Value {
  const cases = casesOf(value).map((one) => ({
    value: one.value.kind === 'string' || one.value.kind === 'unknown' ? map(one.value) : one.value,
    presence: one.presence,
  }));
  return fromCases(cases, { reason: reasonOf(whole), identity: () => identityOf(whole), origin: undefined });
}

function reasonOf(value: Value): string {
  return value.kind === 'unknown' ? value.reason : l10n.t('the name depends on a condition');
}

/** A full name with slashes in it, taken apart at the last one. */
export interface SplitName {
  readonly parent: Value;
  readonly own: Value;
}

/** Takes `group/rule` apart; undefined where no slash is known. The origin of the parts is not that of the whole. */
export function splitName(name: Value): SplitName | undefined {
  const splits = casesOf(name).map(({ value, presence }) => ({ split: splitText(value), presence }));
  const parents = splits.flatMap(({ split, presence }) => (split ? [{ value: split.parent, presence }] : []));
  const owns = splits.flatMap(({ split, presence }) => (split ? [{ value: split.own, presence }] : []));
  if (parents.length < splits.length) return undefined;
  const whole = (part: string) => ({
    reason: reasonOf(name),
    identity: () => `${part} of ${identityOf(name)}`,
    origin: undefined,
  });
  return { parent: fromCases(parents, whole('parent')), own: fromCases(owns, whole('last segment')) };
}

function splitText(value: Value): SplitName | undefined {
  const parts = value.kind === 'string' ? [value.value] : value.kind === 'unknown' ? (value.parts ?? []) : [];
  const position = parts.findLastIndex((part) => typeof part === 'string' && part.includes('/'));
  const part = parts[position];
  if (typeof part !== 'string') return undefined;
  const slash = part.lastIndexOf('/');
  return {
    parent: textOf([...parts.slice(0, position), part.slice(0, slash)]),
    own: textOf([part.slice(slash + 1), ...parts.slice(position + 1)]),
  };
}

/**
 * The names of a resource's segments from its full name, as many as its type has.
 * @param count how many segments the type has
 */
export function nameSegments(name: Value, count: number): readonly Value[] | undefined {
  if (count <= 1) return [name];
  const split = splitName(name);
  const outer = split && nameSegments(split.parent, count - 1);
  return outer && [...outer, split.own];
}

/** How many segments a type's names have: one less than it has itself. */
export function segmentCount(type: string): number {
  return type.split('/').length - 1;
}

/** The parent that a child's type and names tell; undefined for a resource without one. */
export function parentOf(
  type: string,
  names: readonly Value[],
  context: EvaluationContext,
): ParentReference | undefined {
  const name = names.at(-2);
  if (!name) return undefined;
  const parentType = type.slice(0, type.lastIndexOf('/'));
  return { name, id: resourceIdOf(parentType, names.slice(0, -1), context) };
}
