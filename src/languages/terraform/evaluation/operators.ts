import * as l10n from '../../../l10n.js';
import { byCases } from '../../functions/define.js';
import { equalsIdentity } from '../../functions/equality.js';
import { outcomesOf, fromCases } from '../../functions/alternatives.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import {
  booleanValue,
  failedValue,
  identityOf,
  isFailed,
  isUnknown,
  numberValue,
  unknownValue,
} from '../../values.js';
import type { Call } from '../functions/index.js';
import type { Binary, BinaryOperator, Unary } from '../syntax/expressionSyntax.js';
import { equalityOf } from '../types/equality.js';
import { describe, toPrimitive } from '../types/primitives.js';
import { calculate } from './arithmetic.js';
import { evaluateExpression } from './expressions.js';
import { evaluateConnective } from './connectives.js';
import type { Scope } from './scope.js';

/** The value of `operator operand`. */
export function evaluateUnary({ operator, operand }: Unary, scope: Scope, origin: Origin): Value {
  const value = evaluateExpression(operand, scope);
  return operator === '!' ? negate(value, origin) : minus(value, scope, origin);
}

function minus(value: Value, { context }: Scope, origin: Origin): Value {
  const call: Call = { name: '-', origin, context };
  return byCases([value], call, ([one = value]) => {
    const number = toPrimitive(one, 'number');
    if (isFailed(number)) return number;
    if (number.kind === 'number') return numberValue(-number.value, origin);
    if (isUnknown(number)) return unknownValue(number.reason, `-${number.identity}`, origin);
    return failedValue(l10n.t('{0} is no number', describe(one)), `-${identityOf(one)}`, origin);
  });
}

/** The opposite of a condition, with the conditions it depends on. */
export function negate(value: Value, origin: Origin): Value {
  const condition = toPrimitive(value, 'bool');
  if (isFailed(condition)) return condition;
  const outcomes = outcomesOf(condition);
  if (!outcomes)
    return failedValue(l10n.t('{0} is no condition', describe(value)), `!${identityOf(value)}`, origin);
  const opposite = outcomes.map(({ holds, presence }) => ({ value: booleanValue(!holds, origin), presence }));
  return fromCases(opposite, {
    reason: isUnknown(condition) ? condition.reason : l10n.t('a condition is not known before deployment'),
    identity: () => `!${identityOf(condition)}`,
    origin,
  });
}

/** The value of `left operator right`. */
export function evaluateBinary(expression: Binary, scope: Scope, origin: Origin): Value {
  const { operator } = expression;
  const left = evaluateExpression(expression.left, scope);
  if (isFailed(left)) return left;
  if (operator === '&&' || operator === '||') {
    const right = (): Value => evaluateExpression(expression.right, scope);
    return evaluateConnective(operator, left, right, origin);
  }
  const right = evaluateExpression(expression.right, scope);
  if (isFailed(right)) return right;
  if (operator === '==') return equal(left, right, scope, origin);
  if (operator === '!=') return negate(equal(left, right, scope, origin), origin);
  const call: Call = { name: operator, origin, context: scope.context };
  return byCases([left, right], call, ([one = left, other = right]) =>
    withNumbers(operator, one, other, origin),
  );
}

function equal(left: Value, right: Value, { context }: Scope, origin: Origin): Value {
  const call: Call = { name: '==', origin, context };
  return byCases([left, right], call, ([one = left, other = right]) => {
    const result = equalityOf(one, other);
    if (result !== undefined) return booleanValue(result, origin);
    const unknown = [one, other].find(isUnknown);
    const reason = unknown?.reason ?? l10n.t('a part of the values is not known before deployment');
    return unknownValue(reason, equalsIdentity(one, other), origin);
  });
}

type NumericOperator = Exclude<BinaryOperator, '!=' | '&&' | '==' | '||'>;

function withNumbers(operator: NumericOperator, one: Value, other: Value, origin: Origin): Value {
  const [left, right] = [toPrimitive(one, 'number'), toPrimitive(other, 'number')];
  const identity = (): string => `(${identityOf(left)} ${operator} ${identityOf(right)})`;
  for (const [operand, given] of [
    [left, one],
    [right, other],
  ] as const) {
    if (isFailed(operand)) return operand;
    if (operand.kind !== 'number' && !isUnknown(operand))
      return failedValue(l10n.t('{0} is no number', describe(given)), identity(), origin);
  }
  const unknown = [left, right].find(isUnknown);
  if (unknown) return unknownValue(unknown.reason, identity(), origin);
  if (left.kind !== 'number' || right.kind !== 'number') return left;
  const result = calculate(operator, left.value, right.value);
  if (typeof result === 'boolean') return booleanValue(result, origin);
  if (typeof result === 'number') return numberValue(result, origin);
  return result === 'inexact'
    ? unknownValue(l10n.t('the number has more digits than are looked at'), identity(), origin)
    : failedValue(l10n.t('a number is divided by zero'), identity(), origin);
}
