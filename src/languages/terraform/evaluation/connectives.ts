import * as l10n from '../../../l10n.js';
import type { Outcome } from '../../functions/alternatives.js';
import { assume, fromCases, outcomesOf } from '../../functions/alternatives.js';
import { lazily } from '../../functions/define.js';
import type { Origin } from '../../text.js';
import type { ListItem, Value } from '../../values.js';
import { booleanValue, failedValue, identityOf, isFailed, isUnknown, unknownValue } from '../../values.js';
import { describe, toPrimitive } from '../types/primitives.js';

/**
 * `left && right`, `left || right`. An operand that decides does so whatever the other is; only where evaluating that
 * fails it isn't told, as versions of Terraform differ in it.
 */
export function evaluateConnective(
  operator: '&&' | '||',
  left: Value,
  right: () => Value,
  origin: Origin,
): Value {
  const deciding = operator === '||';
  const second = lazily(right);
  const identity = (): string => `(${identityOf(left)} ${operator} ${identityOf(second())})`;
  const outcomes = outcomesOfOperand(left);
  if (!outcomes) return failedValue(l10n.t('{0} is no condition', describe(left)), identity(), origin);
  const cases: ListItem[] = [];
  for (const outcome of outcomes) {
    const made = casesAfter(outcome, deciding, second, origin);
    if (!Array.isArray(made)) return made;
    cases.push(...made);
  }
  return fromCases(cases, { reason: reasonOf(left, second), identity, origin });
}

function reasonOf(left: Value, right: () => Value): string {
  if (isUnknown(left)) return left.reason;
  const other = right();
  return isUnknown(other) ? other.reason : l10n.t('a condition is not known before deployment');
}

function outcomesOfOperand(value: Value): readonly Outcome[] | undefined {
  return outcomesOf(toPrimitive(value, 'bool'));
}

function casesAfter(
  { holds, presence }: Outcome,
  deciding: boolean,
  right: () => Value,
  origin: Origin,
): ListItem[] | Value {
  const second = right();
  if (isFailed(second)) {
    const unsure = unknownValue(second.reason, `after(${second.identity})`, origin);
    return holds === deciding ? [{ value: unsure, presence }] : second;
  }
  if (holds === deciding) return [{ value: booleanValue(holds, origin), presence }];
  const outcomes = outcomesOfOperand(assume(second, presence));
  if (!outcomes)
    return failedValue(l10n.t('{0} is no condition', describe(second)), identityOf(second), origin);
  return outcomes.map((outcome) => ({
    value: booleanValue(outcome.holds, origin),
    presence: [...presence, ...outcome.presence],
  }));
}
