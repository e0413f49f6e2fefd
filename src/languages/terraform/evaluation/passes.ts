import type { Presence } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { placeOfItem } from '../../generated.js';
import type { Origin } from '../../text.js';
import type { FailedValue, ListValue, UnknownValue, Value } from '../../values.js';
import { failedValue, identityOf, isFailed, numberValue, stringValue, unknownValue } from '../../values.js';
import type { Identifier } from '../syntax/expressionSyntax.js';
import { entriesAsList, sortedProperties } from '../types/convert.js';
import { describe } from '../types/primitives.js';

/** How loops go through collections. */

export interface Pass {
  readonly key: Value;
  readonly value: Value;
  readonly names: ReadonlyMap<string, Value>;
  readonly presence: Presence;
  /** Where the element is written, if that is a literal and no other element is from it. */
  readonly item: Origin | undefined;
}

export interface Passes {
  readonly passes: readonly Pass[];
  /** Set when there may be further passes. */
  readonly open: UnknownValue | undefined;
}

/** The names that a loop gives to what it goes through. */
export interface LoopNames {
  readonly keyVariable: Identifier | undefined;
  readonly valueVariable: Identifier;
}

/** The passes over a collection: in the order of its keys where it is no list. What can't be gone through is unknown. */
export function passesOf(collection: Value, names: LoopNames): FailedValue | Passes | UnknownValue {
  if (isFailed(collection) || collection.kind === 'unknown') return collection;
  if (collection.kind === 'list') return { passes: passesOfList(collection, names), open: collection.open };
  if (collection.kind !== 'object')
    return failedValue(
      l10n.t('{0} is no collection', describe(collection)),
      `for(${identityOf(collection)})`,
    );
  const list = entriesAsList(collection);
  const passes = sortedProperties(collection).map(({ name, nameOrigin, value }, index) =>
    pass(stringValue(name, nameOrigin), value, names, { presence: [], item: placeOfItem(list, index) }),
  );
  return { passes, open: collection.open };
}

function passesOfList(list: ListValue, names: LoopNames): readonly Pass[] {
  let isNumbered = list.open === undefined;
  return list.items.map(({ value, presence }, index) => {
    const key = list.collection === 'set' ? value : isNumbered ? numberValue(index) : placeIn(list, index);
    isNumbered &&= presence.length === 0;
    return pass(key, value, names, { presence, item: placeOfItem(list, index) });
  });
}

/** The place of an element depends on what there is before it. */
function placeIn(list: ListValue, index: number): Value {
  const reason = list.open?.reason ?? l10n.t('which elements there are is not known before deployment');
  return unknownValue(reason, `place(${index}, ${identityOf(list)})`);
}

function pass(
  key: Value,
  value: Value,
  { keyVariable, valueVariable }: LoopNames,
  rest: Pick<Pass, 'item' | 'presence'>,
): Pass {
  const names = new Map<string, Value>();
  if (keyVariable) names.set(keyVariable.name, key);
  names.set(valueVariable.name, value);
  return { key, value, names, ...rest };
}
