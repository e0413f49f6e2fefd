import * as l10n from '../../l10n.js';
import type { Value } from '../values.js';
import { booleanValue, isUnknown, nullValue, unknownValue } from '../values.js';
import type { ListItem } from '../values.js';
import { casesOf, fromCases } from '../functions/alternatives.js';
import type { Argument } from '../functions/call.js';
import type { Call, TemplateFunction } from './call.js';
import { callIdentity, evaluateArgument, unknownResult, wrongCall } from '../functions/call.js';
import { certain, exploring, lazily, lazy } from '../functions/define.js';
import { equality, equalsIdentity } from '../functions/equality.js';
import { compareText } from './ordering.js';

/** Whether values are equal, which comes first, and which is there at all. */

/** What isn't known is equal only to itself; what can't be told is a condition with a canonical identity. */
export function equals(args: readonly Value[], call: Call): Value {
  const [left = nullValue(), right = nullValue()] = args;
  const equal = equality(left, right);
  if (equal !== undefined) return booleanValue(equal, call.origin);
  const unknown = [left, right].find(isUnknown);
  const reason = unknown?.reason ?? l10n.t('a part of the values is not known before deployment');
  return unknownValue(reason, equalsIdentity(left, right), call.origin);
}

function order(name: string, holds: (difference: number) => boolean): TemplateFunction {
  return certain(name, 2, 2, (args, call) => {
    const [left, right] = args;
    if (left?.kind === 'number' && right?.kind === 'number')
      return booleanValue(holds(left.value - right.value), call.origin);
    if (left?.kind !== 'string' || right?.kind !== 'string')
      return wrongCall(call, args, l10n.t('it compares two integers or two strings'));
    const difference = compareText(left.value, right.value);
    if (difference !== undefined) return booleanValue(holds(difference), call.origin);
    return unknownResult(
      call,
      args,
      l10n.t('the order of these strings depends on the culture Azure compares with'),
    );
  });
}

/** The first that isn't null. One that may be null leaves the choice between it and those after it. */
function coalesce(args: readonly Argument[], call: Call): Value {
  const [head, ...rest] = args;
  if (head === undefined) return nullValue(call.origin);
  const value = evaluateArgument(head);
  if (rest.length === 0) return value;
  if (value.kind !== 'null' && !isUnknown(value)) return value;
  const others = lazily(() => coalesce(rest, call));
  if (value.kind === 'null') return others();
  const cases = casesOf(value).flatMap((one) => orElse(one, others));
  return fromCases(cases, {
    reason: value.reason,
    identity: () => callIdentity(call.name, [value, others()]),
    origin: call.origin,
  });
}

function orElse({ value, presence }: ListItem, others: () => Value): readonly ListItem[] {
  if (value.kind === 'null') return [{ value: others(), presence }];
  if (!isUnknown(value) || value.parts) return [{ value, presence }];
  const identity = equalsIdentity(value, nullValue());
  return [
    { value, presence: [...presence, { identity, holds: false }] },
    { value: others(), presence: [...presence, { identity, holds: true }] },
  ];
}

export const comparisonFunctions: readonly TemplateFunction[] = [
  exploring('equals', 2, 2, equals),
  order('less', (difference) => difference < 0),
  order('lessOrEquals', (difference) => difference <= 0),
  order('greater', (difference) => difference > 0),
  order('greaterOrEquals', (difference) => difference >= 0),
  lazy('coalesce', 1, Infinity, coalesce),
];
