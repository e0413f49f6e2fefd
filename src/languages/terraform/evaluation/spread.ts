import * as l10n from '../../../l10n.js';
import { certainCases, fromCases, isCertainList, reasonOf } from '../../functions/alternatives.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { failedValue, isFailed, isUnknown, unknownValue } from '../../values.js';
import { describe } from '../types/primitives.js';

/** The value of a call whose last argument is a list of arguments (`...`), for each list that it may be. */
export function spreadCases(
  list: Value,
  call: (args: readonly Value[]) => Value,
  identity: () => string,
  origin: Origin,
): Value {
  if (isFailed(list)) return list;
  const cases = certainCases(list);
  if (cases) {
    const values = cases.map(({ value, presence }) => ({
      value: spreadCases(value, call, identity, origin),
      presence,
    }));
    return fromCases(values, { reason: reasonOf(list), identity, origin });
  }
  if (list.kind === 'list' && isCertainList(list)) return call(list.items.map(({ value }) => value));
  if (list.kind === 'list' || isUnknown(list)) return unknownValue(reasonOf(list), identity(), origin);
  return failedValue(l10n.t('{0} is no list of arguments', describe(list)), identity(), origin);
}
