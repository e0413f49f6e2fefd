import type { KnownValue, Value } from '../values.js';
import { numberValue } from '../values.js';
import type { Call, TemplateFunction } from './call.js';
import { wrongCall } from './call.js';
import { certain } from './define.js';

/** Whole numbers, as Azure computes with them: division cuts off what is behind the point. */

function operation(name: string, compute: (left: number, right: number) => number): TemplateFunction {
  return certain(name, 2, 2, (args, call) => {
    const [left, right] = args;
    if (left?.kind !== 'number' || right?.kind !== 'number')
      return wrongCall(call, args, 'its arguments must be integers');
    const result = compute(left.value, right.value);
    return Number.isFinite(result)
      ? numberValue(result, call.origin)
      : wrongCall(call, args, 'it divides by zero');
  });
}

/** `min` and `max`: of several integers, or of an array of them. */
function extreme(name: string, choose: (...numbers: readonly number[]) => number): TemplateFunction {
  return certain(name, 1, Infinity, (args, call) => {
    const [list] = args;
    const values: readonly Value[] =
      list?.kind === 'list' && args.length === 1 ? list.items.map(({ value }) => value) : args;
    const numbers = values.flatMap((value) => (value.kind === 'number' ? [value.value] : []));
    if (numbers.length !== values.length || numbers.length === 0 || numbers.length > 10_000) {
      return wrongCall(call, args, 'it takes integers');
    }
    return numberValue(choose(...numbers), call.origin);
  });
}

function toInteger(args: readonly KnownValue[], call: Call): Value {
  const [value] = args;
  if (value?.kind === 'number') return { ...value, value: Math.trunc(value.value) };
  if (value?.kind !== 'string' || !/^\s*[-+]?\d+\s*$/.test(value.value)) {
    return wrongCall(call, args, 'its argument is no integer');
  }
  return numberValue(Number(value.value), call.origin);
}

export const numericFunctions: readonly TemplateFunction[] = [
  operation('add', (left, right) => left + right),
  operation('sub', (left, right) => left - right),
  operation('mul', (left, right) => left * right),
  operation('div', (left, right) => Math.trunc(left / right)),
  operation('mod', (left, right) => left % right),
  extreme('min', Math.min),
  extreme('max', Math.max),
  certain('int', 1, 1, toInteger),
  certain('float', 1, 1, (args, call) => {
    const [value] = args;
    const number =
      value?.kind === 'string' ? Number(value.value) : value?.kind === 'number' ? value.value : NaN;
    return Number.isNaN(number)
      ? wrongCall(call, args, 'its argument is no number')
      : numberValue(number, call.origin);
  }),
];
