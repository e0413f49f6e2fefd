import * as l10n from '../../l10n.js';
import type { KnownValue, Value } from '../values.js';
import { isUnknown, numberValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { certain } from '../functions/define.js';

/** Whole numbers, as Azure computes with them: division cuts off what is behind the point. */

function operation(name: string, compute: (left: number, right: number) => number): TemplateFunction {
  return certain(name, 2, 2, (args, call) => {
    const [left, right] = args;
    if (left?.kind !== 'number' || right?.kind !== 'number')
      return wrongCall(call, args, l10n.t('its arguments must be integers'));
    const result = compute(left.value, right.value);
    if (!Number.isFinite(result)) return wrongCall(call, args, l10n.t('it divides by zero'));
    // Adding 0 makes the negative zero of a floating-point number the integer 0.
    return Number.isSafeInteger(result)
      ? numberValue(result + 0, call.origin)
      : unknownResult(call, args, l10n.t('the result is too large to be computed exactly'));
  });
}

/** `min`, `max`: of several integers, or of an array of them. */
function extreme(name: string, isBetter: (one: number, other: number) => boolean): TemplateFunction {
  return certain(name, 1, Infinity, (args, call) => {
    const [list] = args;
    const isList = list?.kind === 'list' && args.length === 1;
    return extremeOf(isList ? list.items.map(({ value }) => value) : args, args, call, isBetter);
  });
}

function extremeOf(
  values: readonly Value[],
  args: readonly KnownValue[],
  call: Call,
  isBetter: (one: number, other: number) => boolean,
): Value {
  let best: number | undefined;
  const unknown = values.find(isUnknown);
  if (unknown) return unknownResult(call, args, unknown.reason);
  for (const value of values) {
    if (value.kind !== 'number') return wrongCall(call, args, l10n.t('it takes integers'));
    if (best === undefined || isBetter(value.value, best)) best = value.value;
  }
  return best === undefined
    ? wrongCall(call, args, l10n.t('the array is empty'))
    : numberValue(best, call.origin);
}

export const numericFunctions: readonly TemplateFunction[] = [
  operation('add', (left, right) => left + right),
  operation('sub', (left, right) => left - right),
  operation('mul', (left, right) => left * right),
  operation('div', (left, right) => Math.trunc(left / right)),
  operation('mod', (left, right) => left % right),
  extreme('min', (one, other) => one < other),
  extreme('max', (one, other) => one > other),
];
