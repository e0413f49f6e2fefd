import * as l10n from '../../../l10n.js';
import type { Outcome } from '../../functions/alternatives.js';
import { choose, outcomesOf } from '../../functions/alternatives.js';
import { lazily } from '../../functions/define.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { failedValue, identityOf, isFailed } from '../../values.js';
import type { Conditional } from '../syntax/expressionSyntax.js';
import { convert } from '../types/convert.js';
import { describe, toPrimitive } from '../types/primitives.js';
import { isTooLarge } from '../types/size.js';
import { typeOf } from '../types/types.js';
import { unify } from '../types/unify.js';
import { evaluateExpression } from './expressions.js';
import type { Scope } from './scope.js';

/** `condition ? whenTrue : whenFalse`: where the condition isn't known, the value is one of both. */
export function evaluateConditional(expression: Conditional, scope: Scope, origin: Origin): Value {
  const condition = toPrimitive(evaluateExpression(expression.condition, scope), 'bool');
  if (isFailed(condition)) return condition;
  const outcomes = outcomesOf(condition);
  if (!outcomes)
    return failedValue(l10n.t('{0} is no condition', describe(condition)), identityOf(condition), origin);
  const whenTrue = lazily(() => evaluateExpression(expression.whenTrue, scope));
  const whenFalse = lazily(() => evaluateExpression(expression.whenFalse, scope));
  const branchOf = ({ holds }: Outcome): Value =>
    holds ? likeOther(whenTrue(), whenFalse) : likeOther(whenFalse(), whenTrue);
  return choose(outcomes, branchOf, {
    reason:
      condition.kind === 'unknown' ? condition.reason : l10n.t('a condition is not known before deployment'),
    identity: () => `if(${identityOf(condition)}, ${identityOf(whenTrue())}, ${identityOf(whenFalse())})`,
    origin,
  });
}

/** The value of a branch, converted to the type that both branches have in common. */
function likeOther(value: Value, other: () => Value): Value {
  if (value.kind === 'null' || value.kind === 'unknown') return value;
  if (value.kind === 'object' && value.identity !== undefined) return value;
  const otherValue = other();
  if (otherValue.kind === 'null' || isFailed(otherValue)) return value;
  if (isTooLarge(value) || isTooLarge(otherValue)) return value;
  const type = unify([typeOf(value), typeOf(otherValue)]);
  if (type) return convert(value, type);
  return failedValue(
    l10n.t('the branches of a condition have types that do not agree'),
    `conditional(${identityOf(value)}, ${identityOf(otherValue)})`,
    value.origin,
  );
}
