import * as l10n from '../../../l10n.js';
import { assume, fromCases } from '../../functions/alternatives.js';
import type { Argument } from '../../functions/call.js';
import { callIdentity, evaluateArgument, wrongCall } from '../../functions/call.js';
import { lazily, lazy } from '../../functions/define.js';
import type { ListItem, UnknownValue, Value } from '../../values.js';
import { booleanValue, isFailed, isUnknown, unknownValue } from '../../values.js';
import { isTooLarge } from '../types/size.js';
import type { Call, TerraformFunction } from './call.js';

/** `try` and `can`: functions that go on where evaluating an argument fails. */

const deepest = 20;

/** Whether evaluating an expression with this value certainly fails, be it for a part of the value. */
function failsSomewhere(value: Value, depth = 0): boolean {
  if (isFailed(value)) return true;
  if (depth > deepest || isTooLarge(value)) return false;
  if (value.kind === 'list')
    return value.items.some((item) => item.presence.length === 0 && failsSomewhere(item.value, depth + 1));
  if (value.kind !== 'object' || value.identity !== undefined) return false;
  return [...value.properties.values()].some((property) => failsSomewhere(property.value, depth + 1));
}

/** The condition that evaluating an expression succeeds of which nothing else is known. */
function successOf(value: UnknownValue): string {
  return `can(${value.identity})`;
}

/** Text put together is always there; anything else unknown may be taken from what isn't. */
function mayFail(value: UnknownValue): boolean {
  return !value.parts;
}

function attempt(args: readonly Argument[], call: Call): Value {
  const [head, ...rest] = args;
  if (head === undefined) return wrongCall(call, [], l10n.t('evaluating each of the arguments fails'));
  const value = evaluateArgument(head);
  const others = lazily(() => attempt(rest, call));
  if (failsSomewhere(value)) return others();
  if (!isUnknown(value)) return value;
  const cases = (value.alternatives ?? [{ value, presence: [] }]).flatMap((one) => orElse(one, others));
  const [only] = cases;
  if (only && cases.length === 1) return only.value;
  return fromCases(cases, {
    reason: value.reason,
    identity: () => callIdentity(call.name, [value, others()]),
    origin: call.origin,
  });
}

function orElse({ value, presence }: ListItem, others: () => Value): readonly ListItem[] {
  if (failsSomewhere(value)) return [{ value: assume(others(), presence), presence }];
  if (!isUnknown(value) || !mayFail(value)) return [{ value, presence }];
  const identity = successOf(value);
  return [
    { value, presence: [...presence, { identity, holds: true }] },
    { value: others(), presence: [...presence, { identity, holds: false }] },
  ];
}

function can(args: readonly Argument[], call: Call): Value {
  const [argument] = args;
  if (argument === undefined) return wrongCall(call, [], l10n.t('it takes an expression'));
  const value = evaluateArgument(argument);
  if (!isUnknown(value)) return booleanValue(!failsSomewhere(value), call.origin);
  const cases = (value.alternatives ?? [{ value, presence: [] }]).map((one) => ({
    value: successOfCase(one.value, call),
    presence: one.presence,
  }));
  const [only] = cases;
  if (only && cases.length === 1) return only.value;
  return fromCases(cases, {
    reason: value.reason,
    identity: () => callIdentity(call.name, [value]),
    origin: call.origin,
  });
}

function successOfCase(value: Value, call: Call): Value {
  if (failsSomewhere(value)) return booleanValue(false, call.origin);
  if (!isUnknown(value) || !mayFail(value)) return booleanValue(true, call.origin);
  return unknownValue(value.reason, successOf(value), call.origin);
}

export const attemptFunctions: readonly TerraformFunction[] = [
  lazy('try', 1, Infinity, attempt),
  lazy('can', 1, 1, can),
];
