import * as l10n from '../../../l10n.js';
import { certain } from '../../functions/define.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import type { KnownValue, Value } from '../../values.js';
import { numberValue } from '../../values.js';
import { calculate } from '../evaluation/arithmetic.js';
import type { Call, TerraformFunction } from './call.js';
import { numbersOf, ofNumbers } from './define.js';

/** Functions of numbers. Source: Terraform language, "Built-in Functions", numeric functions. */

function ofMany(name: string, compute: (numbers: readonly number[]) => number): TerraformFunction {
  return certain(name, 1, Infinity, (args, call) => {
    const numbers = numbersOf(args);
    return numbers
      ? numberValue(compute(numbers), call.origin)
      : wrongCall(call, args, l10n.t('its arguments must be numbers'));
  });
}

function sum(args: readonly KnownValue[], call: Call): Value {
  const [list] = args;
  const numbers = list?.kind === 'list' ? numbersOf(list.items.map(({ value }) => value)) : undefined;
  if (!numbers || numbers.length === 0) return wrongCall(call, args, l10n.t('it takes a list of numbers'));
  let total = 0;
  for (const number of numbers) {
    const next = calculate('+', total, number);
    if (typeof next !== 'number') return unknownResult(call, args, l10n.t('the sum has too many digits'));
    total = next;
  }
  return numberValue(total, call.origin);
}

function parseInteger(args: readonly KnownValue[], call: Call): Value {
  const [text, base] = args;
  if (text?.kind !== 'string' || base?.kind !== 'number')
    return wrongCall(call, args, l10n.t('it takes a text and a base'));
  if (base.value > 36) return unknownResult(call, args, l10n.t('numbers to such a base are not looked into'));
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base.value);
  const isNumber = new RegExp(`^[+-]?[${digits}]+$`, 'i').test(text.value);
  if (!isNumber) return wrongCall(call, args, l10n.t('it is no number'));
  const value = Number.parseInt(text.value, base.value);
  return Number.isSafeInteger(value)
    ? numberValue(value, call.origin)
    : unknownResult(call, args, l10n.t('the number has more digits than are looked at'));
}

export const numericFunctions: readonly TerraformFunction[] = [
  ofNumbers('abs', 1, (value = 0) => Math.abs(value)),
  ofNumbers('ceil', 1, (value = 0) => Math.ceil(value)),
  ofNumbers('floor', 1, (value = 0) => Math.floor(value)),
  ofNumbers('signum', 1, (value = 0) => (Number.isInteger(value) ? Math.sign(value) : NaN)),
  ofNumbers('pow', 2, (base = 0, exponent = 0) => base ** exponent),
  ofMany('max', (numbers) => Math.max(...numbers)),
  ofMany('min', (numbers) => Math.min(...numbers)),
  certain('sum', 1, 1, sum),
  certain('parseint', 2, 2, parseInteger),
];
