import * as l10n from '../../l10n.js';
import type { ObjectProperty, ObjectValue, UnknownValue, Value } from '../values.js';
import { identityOf, isUnknown, itemOf, objectValue, unknownValue } from '../values.js';
import { describe } from './access.js';
import { certainCases, isCertainList, reasonOf } from '../functions/alternatives.js';
import type { Argument, Lambda } from '../functions/call.js';
import type { Call, TemplateFunction } from './call.js';
import { evaluateArgument, isLambda, unknownResult, wrongCall } from '../functions/call.js';
import { byCases, lazy } from '../functions/define.js';
import { lambdaIdentity } from './lambdaCalls.js';

/** Functions that make an object of an array, with names and values that lambdas give. */

type Implementation = (items: readonly NamedItem[], rest: UnknownValue | undefined, call: Call) => Value;

interface NamedItem {
  readonly name: Extract<Value, { kind: 'string' }>;
  readonly value: Value;
}

function byName(name: string, implementation: Implementation): TemplateFunction {
  return lazy(name, 2, 3, (args, call) => {
    const [head, nameOf, valueOf] = args;
    const value = head === undefined ? undefined : evaluateArgument(head);
    if (!value || !isGivenLambda(nameOf) || (valueOf !== undefined && !isLambda(valueOf)))
      return wrongCall(call, value ? [value] : [], l10n.t('it takes an array and one or two lambdas'));
    const lambdas = valueOf ? [nameOf, valueOf] : [nameOf];
    return byCases(
      [value],
      call,
      ([one = value]) => ofItems(one, lambdas, call, implementation),
      certainCases,
    );
  });
}

function isGivenLambda(argument: Argument | undefined): argument is Lambda {
  return argument !== undefined && isLambda(argument);
}

/** Items whose names aren't known, or that may not be there, leave open what properties there are. */
function ofItems(list: Value, lambdas: readonly Lambda[], call: Call, implementation: Implementation): Value {
  const identity = (): string =>
    `${call.name}(${[identityOf(list), ...lambdas.map((lambda) => lambdaIdentity(lambda, call))].join(', ')})`;
  if (isUnknown(list)) return unknownValue(list.reason, identity(), call.origin);
  if (list.kind !== 'list') return wrongCall(call, [list], l10n.t('{0} is no array', describe(list)));
  if (!call.context.budget.spend(list.items.length))
    return unknownResult(call, [list], l10n.t('the array has too many items'));
  const [nameOf, valueOf] = lambdas;
  const named: NamedItem[] = [];
  let rest = isCertainList(list) ? undefined : unknownValue(reasonOf(list), identity());
  for (const { value, presence } of list.items) {
    const name = nameOf?.apply([value]);
    if (presence.length === 0 && name?.kind === 'string')
      named.push({ name, value: valueOf?.apply([value]) ?? value });
    else if (name && (isUnknown(name) || name.kind === 'string'))
      rest ??= unknownValue(isUnknown(name) ? name.reason : reasonOf(list), identity());
    else return wrongCall(call, [list], l10n.t('the lambda gives no name'));
  }
  return implementation(named, rest, call);
}

/** `toObject`: of two items of one name only one can be in the object, and which is not documented. */
function toObject(items: readonly NamedItem[], rest: UnknownValue | undefined, call: Call): Value {
  const properties = new Map<string, ObjectProperty>();
  for (const { name, value } of items) {
    const lower = name.value.toLowerCase();
    const before = properties.get(lower)?.value;
    const own = before ? undecided(name.value, before, value, call) : value;
    properties.set(lower, { name: name.value, nameOrigin: name.origin, value: own });
  }
  return { ...objectValue(properties.values(), call.origin), open: rest };
}

function undecided(name: string, before: Value, value: Value, call: Call): Value {
  const identity = `${call.name}(${identityOf(before)}, ${identityOf(value)}).${name}`;
  return unknownValue(l10n.t("two items have the name '{0}'", name), identity, call.origin);
}

/** `groupBy`: an array of the values for each name. Where items are left over, any array may have more of them. */
function groupBy(items: readonly NamedItem[], rest: UnknownValue | undefined, call: Call): Value {
  const groups = new Map<string, { name: NamedItem['name']; values: Value[] }>();
  for (const { name, value } of items) {
    const group = groups.get(name.value);
    if (group) group.values.push(value);
    else groups.set(name.value, { name, values: [value] });
  }
  const properties = [...groups.values()].map(({ name, values }): ObjectProperty => {
    const value: Value = { kind: 'list', items: values.map(itemOf), open: rest, origin: call.origin };
    return { name: name.value, nameOrigin: name.origin, value };
  });
  const object: ObjectValue = objectValue(properties, call.origin);
  return { ...object, open: rest };
}

export const groupingFunctions: readonly TemplateFunction[] = [
  byName('toObject', toObject),
  byName('groupBy', groupBy),
];
