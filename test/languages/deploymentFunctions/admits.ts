import { AssertionError } from 'node:assert';
import type { Presence } from '../../../src/azure/unknown.js';
import type { ListItem, ListValue, ObjectValue, UnknownValue, Value } from '../../../src/languages/values.js';
import { propertyOf } from '../../../src/languages/values.js';
import { evaluate } from './parser.js';

/**
 * Whether a value that is known in part may be the one that comes out when these variables are known: every condition,
 * and every unknown value, is computed from its canonical form. What can't be computed so may be anything.
 */
export function admits(partly: Value, known: Value, variables: ReadonlyMap<string, Value>): boolean {
  switch (partly.kind) {
    case 'unknown':
      return unknownAdmits(partly, known, variables);
    case 'list':
      return known.kind === 'list' && listAdmits(partly, known, variables);
    case 'object':
      return known.kind === 'object' && objectAdmits(partly, known, variables);
    default:
      return partly.kind === known.kind && valueOf(partly) === valueOf(known);
  }
}

function valueOf(value: Value): unknown {
  return 'value' in value ? value.value : undefined;
}

function unknownAdmits(partly: UnknownValue, known: Value, variables: ReadonlyMap<string, Value>): boolean {
  if (partly.alternatives) {
    const outcomes = partly.alternatives.map(({ presence }) => holds(presence, variables));
    const isOneSure = outcomes.filter((outcome) => outcome === true).length <= 1;
    return (
      isOneSure &&
      partly.alternatives.some(
        ({ value }, index) => outcomes[index] !== false && admits(value, known, variables),
      )
    );
  }
  if (partly.parts) return known.kind === 'string' && textAdmits(partly.parts, known.value, variables);
  const computed = compute(partly.identity, variables);
  return computed === undefined || !isKnownThroughout(computed) || admits(computed, known, variables);
}

/** Parts that can't be computed may be any text. */
function textAdmits(
  parts: readonly (string | UnknownValue)[],
  known: string,
  variables: ReadonlyMap<string, Value>,
): boolean {
  const pattern = parts.map((part) => {
    if (typeof part === 'string') return escape(part);
    const text = textOfPart(compute(part.identity, variables));
    return text === undefined ? '[^]*' : escape(text);
  });
  return new RegExp(`^${pattern.join('')}$`).test(known);
}

function textOfPart(value: Value | undefined): string | undefined {
  if (value?.kind === 'string') return value.value;
  if (value?.kind === 'number') return String(value.value);
  return value?.kind === 'boolean' ? (value.value ? 'True' : 'False') : undefined;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function listAdmits(partly: ListValue, known: ListValue, variables: ReadonlyMap<string, Value>): boolean {
  const possible = partly.items.filter(({ presence }) => holds(presence, variables) !== false);
  const values = known.items.map(({ value }) => value);
  if (partly.open) {
    const certain = possible.filter(({ presence }) => holds(presence, variables) === true);
    return certain.every((item) => values.some((value) => admits(item.value, value, variables)));
  }
  return matches(possible, values, variables);
}

/** Whether the values are these items, in order, of which those that may be missing are left out where it fits. */
function matches(
  items: readonly ListItem[],
  values: readonly Value[],
  variables: ReadonlyMap<string, Value>,
): boolean {
  const [item, ...rest] = items;
  if (!item) return values.length === 0;
  const [value, ...others] = values;
  if (value && admits(item.value, value, variables) && matches(rest, others, variables)) return true;
  return holds(item.presence, variables) !== true && matches(rest, values, variables);
}

function objectAdmits(
  partly: ObjectValue,
  known: ObjectValue,
  variables: ReadonlyMap<string, Value>,
): boolean {
  const hasAll = [...partly.properties.values()].every(({ name, value }) => {
    const found = propertyOf(known, name);
    return found !== undefined && admits(value, found, variables);
  });
  if (partly.open) return hasAll;
  return hasAll && [...known.properties.keys()].every((name) => propertyOf(partly, name) !== undefined);
}

/** Whether conditions hold; undefined where one can't be computed. */
function holds(presence: Presence, variables: ReadonlyMap<string, Value>): boolean | undefined {
  let result: boolean | undefined = true;
  for (const condition of presence) {
    const computed = compute(condition.identity, variables);
    const outcome = computed?.kind === 'boolean' ? computed.value === condition.holds : undefined;
    if (outcome === false) return false;
    result = outcome && result;
  }
  return result;
}

/** The value of a canonical form; undefined for a form that this notation can't read. */
function compute(identity: string, variables: ReadonlyMap<string, Value>): Value | undefined {
  try {
    return evaluate(identity, {}, variables);
  } catch (error) {
    if (error instanceof AssertionError) return undefined;
    throw error;
  }
}

/** Whether a value is known in all its parts: no call in it has failed. */
export function isKnownThroughout(value: Value): boolean {
  switch (value.kind) {
    case 'unknown':
      return false;
    case 'list':
      return (
        !value.open &&
        value.items.every((item) => item.presence.length === 0 && isKnownThroughout(item.value))
      );
    case 'object':
      return !value.open && [...value.properties.values()].every((one) => isKnownThroughout(one.value));
    default:
      return true;
  }
}
