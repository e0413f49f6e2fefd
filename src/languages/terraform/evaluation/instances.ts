import type { Presence } from '../../../azure/unknown.js';
import { always, presenceInAny } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { casesOf } from '../../functions/alternatives.js';
import type { Origin } from '../../text.js';
import type { ListItem, ObjectProperty, UnknownValue, Value } from '../../values.js';
import { identityOf, isFailed, isUnknown, numberValue, objectValue, unknownValue } from '../../values.js';
import type { Layers } from '../configuration/layers.js';
import { toPrimitive } from '../types/primitives.js';
import { anyNumberOf, evaluateArgumentOf, iteration } from './blocks.js';
import { passesOf } from './passes.js';
import type { Scope } from './scope.js';
import { withNames } from './scope.js';

/** How often a resource, a data source or a module is there: `count` and `for_each`. */

/** Terraform sets no limit; what makes more than these is no configuration that we look at. */
const maximumInstances = 2000;

/** What one instance costs of the evaluation's budget, besides what is evaluated for it. */
const stepsOfInstance = 100;

export type RepeatedBy = 'count' | 'for_each' | 'nothing';

export interface Instance {
  /** `[0]`, `["apim"]`; empty where it is the only one. */
  readonly suffix: string;
  /** The key, by which it is found among its like. */
  readonly key: Value | undefined;
  readonly scope: Scope;
  readonly presence: Presence;
  /** The element it is made from, where that is a literal and nothing else is made from it. */
  readonly item: Origin | undefined;
}

export interface Instances {
  readonly by: RepeatedBy;
  readonly instances: readonly Instance[];
  /** Set when there may be further ones. */
  readonly open: UnknownValue | undefined;
  /** Whether the one instance stands for all that there may be. */
  readonly isStandIn?: boolean;
}

/** The instances of a block. Of an unknown number there is one, which may not come about. */
export function instancesOf(layers: Layers, scope: Scope): Instances {
  const count = evaluateArgumentOf(layers, 'count', scope);
  if (count) return countInstances(count, scope);
  const collection = evaluateArgumentOf(layers, 'for_each', scope);
  if (collection) return eachInstances(collection, scope);
  const single: Instance = { suffix: '', key: undefined, scope, presence: always, item: undefined };
  return { by: 'nothing', instances: [single], open: undefined };
}

function countInstances(count: Value, scope: Scope): Instances {
  const counts: { readonly number: number; readonly presence: Presence }[] = [];
  for (const { value, presence } of casesOf(count)) {
    const number = toPrimitive(value, 'number');
    if (number.kind !== 'number' || !isAllowed(number.value, scope)) {
      return unknownInstances(
        'count',
        isUnknown(number) ? number : noNumber(count),
        scope,
        isUnknown(number),
      );
    }
    counts.push({ number: number.value, presence });
  }
  const most = Math.max(0, ...counts.map(({ number }) => number));
  const instances = Array.from({ length: most }, (_, index): Instance => {
    const reached = counts.filter(({ number }) => number > index);
    return {
      ...counted(numberValue(index), scope),
      presence: presenceInAny(reached, counts.length, `(${identityOf(count)} > ${index})`),
    };
  });
  return { by: 'count', instances, open: undefined };
}

function isAllowed(count: number, { context }: Scope): boolean {
  const isNumber = Number.isInteger(count) && count >= 0 && count <= maximumInstances;
  return isNumber && context.budget.spend(count * stepsOfInstance);
}

function noNumber(count: Value): UnknownValue {
  return unknownValue(
    l10n.t('the count is no number of instances'),
    `count(${identityOf(count)})`,
    count.origin,
  );
}

function counted(index: Value, scope: Scope): Omit<Instance, 'presence'> {
  const count = objectValue([{ name: 'index', nameOrigin: undefined, value: index }]);
  return {
    suffix: `[${identityOf(index)}]`,
    key: index,
    scope: withNames(scope, new Map([['count', count]])),
    item: undefined,
  };
}

/**
 * The one instance that stands for any number of them.
 * @param isAny whether there may be any number, and not merely one that can't be
 */
function unknownInstances(
  by: 'count' | 'for_each',
  number: UnknownValue,
  scope: Scope,
  isAny: boolean,
): Instances {
  const { any, part } = anyNumberOf(by, number);
  const instance =
    by === 'count' ? counted(part('index'), scope) : eachOf(part('key'), part('value'), undefined, scope);
  return {
    by,
    instances: [{ ...instance, presence: [any] }],
    open: number,
    isStandIn: isAny && !isFailed(number),
  };
}

function eachOf(
  key: Value,
  value: Value,
  item: Origin | undefined,
  scope: Scope,
): Omit<Instance, 'presence'> {
  return {
    suffix: `[${identityOf(key)}]`,
    key,
    scope: withNames(scope, new Map([['each', iteration(key, value)]])),
    item,
  };
}

/** An instance for each key; where the collection is one of several, under the conditions that it has the key. */
function eachInstances(collection: Value, scope: Scope): Instances {
  const cases = casesOf(collection);
  const found = new Map<string, EachCase[]>();
  let open: UnknownValue | undefined;
  for (const { value, presence } of cases) {
    const passes = value.kind === 'null' ? { passes: [], open: undefined } : passesOf(value, unnamed);
    if ('kind' in passes) {
      if (cases.length === 1) return unknownInstances('for_each', passes, scope, true);
      open ??= passes;
      continue;
    }
    open ??= passes.open;
    if (!isAllowed(passes.passes.length, scope))
      return unknownInstances('for_each', tooMany(collection), scope, false);
    for (const pass of passes.passes) {
      const key = identityOf(pass.key);
      const both = [...presence, ...pass.presence];
      found.set(key, [...(found.get(key) ?? []), { ...pass, presence: both }]);
    }
  }
  const instances = [...found.values()].flatMap((same) => instancesOfKey(same, cases.length, scope));
  if (open && instances.length === 0) return unknownInstances('for_each', open, scope, true);
  return { by: 'for_each', instances, open };
}

interface EachCase {
  readonly key: Value;
  readonly value: Value;
  readonly presence: Presence;
  readonly item: Origin | undefined;
}

function tooMany(collection: Value): UnknownValue {
  return unknownValue(
    l10n.t('there are too many instances'),
    `for_each(${identityOf(collection)})`,
    collection.origin,
  );
}

function instancesOfKey(same: readonly EachCase[], all: number, scope: Scope): readonly Instance[] {
  const [first] = same;
  const isOneValue = first && same.every(({ value }) => identityOf(value) === identityOf(first.value));
  if (!isOneValue || same.length < all) {
    return same.map(({ key, value, presence, item }) => ({
      ...eachOf(key, value, item, scope),
      presence,
    }));
  }
  return [{ ...eachOf(first.key, first.value, first.item, scope), presence: always }];
}

const unnamed = {
  keyVariable: undefined,
  valueVariable: { kind: 'Identifier', start: 0, end: 0, name: '' },
} as const;

/** Instances as what a reference to all of them gives: one object, a list, or an object by keys. */
export function instancesValue(
  { by, instances, open }: Instances,
  address: string,
  valueOf: (instance: Instance, index: number) => Value,
  origin: Origin,
): Value {
  if (by === 'nothing') {
    const [single] = instances;
    if (single) return valueOf(single, 0);
  }
  const known = instances.map((instance, index) => ({ instance, value: valueOf(instance, index) }));
  const rest = open && unknownValue(open.reason, address, origin);
  if (by === 'count') {
    const items = known.map(({ instance, value }): ListItem => ({ value, presence: instance.presence }));
    return rest ?? { kind: 'list', items, open: undefined, origin };
  }
  const isUncertain = known.some(
    ({ instance }) => instance.presence.length > 0 || instance.key?.kind !== 'string',
  );
  const properties = known.flatMap(({ instance: { key }, value }): ObjectProperty[] =>
    key?.kind === 'string' ? [{ name: key.value, nameOrigin: undefined, value }] : [],
  );
  const object = { ...objectValue(properties, origin), identity: address };
  if (!isUncertain) return { ...object, open: rest };
  const uncertain = unknownValue(
    l10n.t('which instances there are is not known before deployment'),
    address,
    origin,
  );
  return { ...object, open: rest ?? uncertain };
}
