import type { Value } from '../values.js';
import { booleanValue, isUnknown, nullValue } from '../values.js';
import { fromCases } from './alternatives.js';
import type { Argument, Call, TemplateFunction } from './call.js';
import { evaluateArgument, unknownResult, wrongCall } from './call.js';
import { certain, exploring, lazy, wholeOf } from './define.js';
import { sameValue } from './equality.js';
import { partsOf } from './texts.js';

/** Whether values are equal, or which is less. What isn't known is equal only to itself. */

function equals(args: readonly Value[], call: Call): Value {
  const [left = nullValue(), right = nullValue()] = args;
  if (sameValue(left, right)) return booleanValue(true, call.origin);
  if (surelyDiffer(left, right)) return booleanValue(false, call.origin);
  const unknown = [left, right].find(isUnknown);
  return unknownResult(call, args, unknown?.reason ?? 'a part of the values is not known before deployment');
}

function surelyDiffer(left: Value, right: Value, depth = 0): boolean {
  if (isUnknown(left) || isUnknown(right)) return textsDiffer(left, right);
  if (left.kind !== right.kind) return true;
  if (depth > 20) return false;
  if (left.kind === 'list' && right.kind === 'list') {
    if (
      left.open ||
      right.open ||
      [...left.items, ...right.items].some(({ presence }) => presence.length > 0)
    )
      return false;
    if (left.items.length !== right.items.length) return true;
    return left.items.some(({ value }, index) => {
      const other = right.items[index]?.value;
      return other !== undefined && surelyDiffer(value, other, depth + 1);
    });
  }
  if (left.kind === 'object' && right.kind === 'object') {
    if (left.open || right.open) return false;
    if (left.properties.size !== right.properties.size) return true;
    return [...left.properties.values()].some(({ name, value }) => {
      const other = right.properties.get(name)?.value;
      return other === undefined || surelyDiffer(value, other, depth + 1);
    });
  }
  return 'value' in left && 'value' in right && left.value !== right.value;
}

/** Text known in part differs from text that begins or ends otherwise. */
function textsDiffer(left: Value, right: Value): boolean {
  const isPartial = (value: Value): boolean => value.kind === 'unknown' && value.parts !== undefined;
  if (!(isPartial(left) || isPartial(right))) return false;
  if (
    (left.kind !== 'string' && left.kind !== 'unknown') ||
    (right.kind !== 'string' && right.kind !== 'unknown')
  )
    return false;
  const ends = (value: typeof left): readonly [string, string] => {
    const parts = partsOf(value);
    const [first, last] = [parts[0], parts.at(-1)];
    return [typeof first === 'string' ? first : '', typeof last === 'string' ? last : ''];
  };
  const [leftStart, leftEnd] = ends(left);
  const [rightStart, rightEnd] = ends(right);
  const start = Math.min(leftStart.length, rightStart.length);
  const end = Math.min(leftEnd.length, rightEnd.length);
  return (
    leftStart.slice(0, start) !== rightStart.slice(0, start) ||
    leftEnd.slice(leftEnd.length - end) !== rightEnd.slice(rightEnd.length - end)
  );
}

function order(name: string, holds: (difference: number) => boolean): TemplateFunction {
  return certain(name, 2, 2, (args, call) => {
    const [left, right] = args;
    if (left?.kind === 'number' && right?.kind === 'number') {
      return booleanValue(holds(left.value - right.value), call.origin);
    }
    if (left?.kind !== 'string' || right?.kind !== 'string') {
      return wrongCall(call, args, 'it compares two integers or two strings');
    }
    const difference = left.value < right.value ? -1 : Number(left.value > right.value);
    return booleanValue(holds(difference), call.origin);
  });
}

/** The first that isn't null; what may be null leaves the choice open. */
function coalesce(args: readonly Argument[], call: Call): Value {
  const [head, ...rest] = args;
  if (head === undefined) return nullValue(call.origin);
  const value = evaluateArgument(head);
  if (value.kind === 'null') return rest.length === 0 ? value : coalesce(rest, call);
  if (!isUnknown(value) || value.parts || rest.length === 0) return value;
  if (!value.alternatives) return unknownResult(call, [value], value.reason);
  const cases = value.alternatives.map((one) => ({
    value: one.value.kind === 'null' ? coalesce(rest, call) : one.value,
    presence: one.presence,
  }));
  return fromCases(cases, wholeOf(call, [value]));
}

export const comparisonFunctions: readonly TemplateFunction[] = [
  exploring('equals', 2, 2, equals),
  order('less', (difference) => difference < 0),
  order('lessOrEquals', (difference) => difference <= 0),
  order('greater', (difference) => difference > 0),
  order('greaterOrEquals', (difference) => difference >= 0),
  lazy('coalesce', 1, Infinity, coalesce),
];
