import * as l10n from '../../l10n.js';
import type { Value } from '../values.js';
import { booleanValue, isUnknown, nullValue } from '../values.js';
import type { Outcome } from '../functions/alternatives.js';
import { assume, choose, fromCases, maximumCases, outcomesOf, reasonOf } from '../functions/alternatives.js';
import { describe } from './access.js';
import type { Argument } from '../functions/call.js';
import type { Call, TemplateFunction } from './call.js';
import { callIdentity, evaluateArgument, unknownResult, wrongCall } from '../functions/call.js';
import { certain, lazily, lazy, strict, wholeOf } from '../functions/define.js';

/** Logical functions: three-valued, and an operand that decides leaves the others unevaluated. */

const no = booleanValue(false);

/** `if`: only the branch that is taken is evaluated; both where the condition is not known. */
function evaluateIf(args: readonly Argument[], call: Call): Value {
  const [condition = no, whenTrue = no, whenFalse = no] = args;
  const value = evaluateArgument(condition);
  const outcomes = outcomesOf(value);
  if (!outcomes) return wrongCall(call, [value], l10n.t('{0} is no condition', describe(value)));
  const branches = {
    true: lazily(() => evaluateArgument(whenTrue)),
    false: lazily(() => evaluateArgument(whenFalse)),
  };
  const branchOf = (outcome: Outcome): Value => (outcome.holds ? branches.true() : branches.false());
  return choose(outcomes, branchOf, {
    reason: isUnknown(value) ? value.reason : '',
    identity: () => callIdentity(call.name, [value, branches.true(), branches.false()]),
    origin: call.origin,
  });
}

/** `and`, `or`: `deciding` is the operand that settles the result whatever the others are. */
function connective(name: string, deciding: boolean): TemplateFunction {
  return lazy(name, 1, Infinity, (args, call) => {
    let open: readonly Outcome[] = [{ holds: !deciding, presence: [] }];
    const decided: Outcome[] = [];
    const values: Value[] = [];
    for (const argument of args) {
      const value = evaluateArgument(argument);
      values.push(value);
      const outcomes = outcomesOf(value);
      if (!outcomes) return wrongCall(call, values, l10n.t('{0} is no condition', describe(value)));
      const next = open.flatMap((path) => continuePath(path, outcomes, value));
      decided.push(...next.filter((outcome) => outcome.holds === deciding));
      open = next.filter((outcome) => outcome.holds !== deciding);
      if (open.length === 0) break;
      if (open.length + decided.length > maximumCases)
        return unknownResult(call, args.map(evaluateArgument), reasonOf(value));
    }
    if (decided.length === 0) return booleanValue(!deciding, call.origin);
    return fromOutcomes([...open, ...decided], values, call);
  });
}

function continuePath(path: Outcome, outcomes: readonly Outcome[], value: Value): readonly Outcome[] {
  if (path.presence.length === 0) return outcomes;
  const assumed = outcomesOf(assume(value, path.presence)) ?? [];
  return assumed.map(({ holds, presence }) => ({ holds, presence: [...path.presence, ...presence] }));
}

function fromOutcomes(outcomes: readonly Outcome[], values: readonly Value[], call: Call): Value {
  const cases = outcomes.map(({ holds, presence }) => ({
    value: booleanValue(holds, call.origin),
    presence,
  }));
  return fromCases(cases, wholeOf(call, values));
}

/** The opposite of a condition, with the conditions it depends on. */
export function negate(condition: Value, call: Call): Value {
  const outcomes = outcomesOf(condition);
  if (!outcomes) return wrongCall(call, [condition], l10n.t('{0} is no condition', describe(condition)));
  const opposite = outcomes.map(({ holds, presence }) => ({ holds: !holds, presence }));
  return fromOutcomes(opposite, [condition], call);
}

function evaluateBool([value]: readonly Value[], call: Call): Value {
  if (value?.kind === 'boolean') return value;
  if (value?.kind === 'number') return booleanValue(value.value !== 0, call.origin);
  const text = value?.kind === 'string' ? value.value.toLowerCase() : undefined;
  if (text === 'true' || text === '1') return booleanValue(true, call.origin);
  if (text === 'false' || text === '0') return booleanValue(false, call.origin);
  return wrongCall(call, value ? [value] : [], l10n.t('the value is neither true nor false'));
}

export const logicalFunctions: readonly TemplateFunction[] = [
  lazy('if', 3, 3, evaluateIf),
  connective('and', false),
  connective('or', true),
  strict('not', 1, 1, ([value = no], call) => negate(value, call)),
  certain('bool', 1, 1, evaluateBool),
  strict('true', 0, 0, (_args, call) => booleanValue(true, call.origin)),
  strict('false', 0, 0, (_args, call) => booleanValue(false, call.origin)),
  strict('null', 0, 0, (_args, call) => nullValue(call.origin)),
];
