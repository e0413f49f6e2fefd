import type { Presence } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { assume, fromCases, maximumCases } from '../../functions/alternatives.js';
import { generatedFrom } from '../../generated.js';
import type { Origin } from '../../text.js';
import type { ListItem, ObjectProperty, ObjectValue, UnknownValue, Value } from '../../values.js';
import {
  failedValue,
  identityOf,
  isFailed,
  isUnknown,
  listValue,
  objectValue,
  unknownValue,
} from '../../values.js';
import type { ForObject } from '../syntax/expressionSyntax.js';
import { describe, toPrimitive } from '../types/primitives.js';
import { evaluateExpression } from './expressions.js';
import { presencesOf, unknownLoop } from './loops.js';
import type { Pass } from './passes.js';
import { passesOf } from './passes.js';
import type { Scope } from './scope.js';
import { withNames } from './scope.js';

/** An entry that a pass of the loop makes. */
interface Entry {
  readonly key: Value;
  readonly property: Omit<ObjectProperty, 'name'>;
  readonly presence: Presence;
}

/** `{for key, value in collection : resultKey => result... if condition}`. */
export function evaluateForObject(loop: ForObject, scope: Scope, origin: Origin): Value {
  const collection = evaluateExpression(loop.collection, scope);
  const passes = passesOf(collection, loop);
  const unknown = (from: UnknownValue): UnknownValue => unknownLoop(from, loop, loop.result, scope, origin);
  if ('kind' in passes) return isFailed(passes) ? passes : unknown(passes);
  const entries: Entry[] = [];
  for (const pass of passes.passes) {
    const made = entriesOf(pass, loop, scope, origin);
    if ('kind' in made) return made;
    entries.push(...made);
  }
  return objectOf(entries, loop, passes.open && unknown(passes.open), origin);
}

function entriesOf(
  pass: Pass,
  loop: ForObject,
  scope: Scope,
  origin: Origin,
): UnknownValue | readonly Entry[] {
  const inner = withNames(scope, pass.names);
  const holding = presencesOf(pass, loop.condition, inner);
  if ('kind' in holding) return holding;
  if (holding.length === 0) return [];
  const key = toPrimitive(evaluateExpression(loop.resultKey, inner), 'string');
  if (isFailed(key)) return key;
  const result = evaluateExpression(loop.result, inner);
  return holding.map((presence) => {
    const value = generatedFrom(assume(result, presence), origin, pass.item);
    return { key: assume(key, presence), property: { nameOrigin: key.origin, value }, presence };
  });
}

/** One object for each way that the conditions of its entries come out; where these are many, an object that is open. */
function objectOf(
  entries: readonly Entry[],
  loop: ForObject,
  open: UnknownValue | undefined,
  origin: Origin,
): Value {
  const worlds = worldsOf(entries);
  const [only] = worlds ?? [];
  if (only && worlds?.length === 1) return objectIn(only, entries, loop, open, origin);
  const certain = entries.filter(({ presence }) => presence.length === 0);
  const uncertain = entries.find(({ presence }) => presence.length > 0);
  const reason = l10n.t('which entries there are is not known before deployment');
  const identity = (): string => `for(${entries.map(identityOfEntry).join(', ')})`;
  if (!worlds) {
    const more = uncertain && unknownValue(reason, identity(), origin);
    return objectIn([], certain, loop, open ?? more, origin);
  }
  const cases = worlds.map((presence): ListItem => ({
    value: objectIn(presence, entries, loop, open, origin),
    presence,
  }));
  return fromCases(cases, { reason, identity, origin });
}

function identityOfEntry({ key, property, presence }: Entry): string {
  const conditions = presence.map(({ identity, holds }) => (holds ? identity : `!${identity}`));
  return [`${identityOf(key)}: ${identityOf(property.value)}`, ...conditions].join(' & ');
}

/** The ways in which the conditions of all entries come out; undefined where they are too many. */
function worldsOf(entries: readonly Entry[]): readonly Presence[] | undefined {
  const identities = new Set(entries.flatMap(({ presence }) => presence.map(({ identity }) => identity)));
  let worlds: readonly Presence[] = [[]];
  for (const identity of identities) {
    worlds = worlds.flatMap((world) => [
      [...world, { identity, holds: true }],
      [...world, { identity, holds: false }],
    ]);
    if (worlds.length > maximumCases) return undefined;
  }
  return worlds;
}

/** The object under these conditions. */
function objectIn(
  world: Presence,
  entries: readonly Entry[],
  { grouped }: ForObject,
  open: UnknownValue | undefined,
  origin: Origin,
): ObjectValue | UnknownValue {
  const properties = new Map<string, ObjectProperty>();
  let openBy = open;
  for (const { key, property, presence } of entries) {
    if (!holdsIn(world, presence)) continue;
    if (isUnknown(key)) openBy ??= unknownValue(key.reason, `for key(${key.identity})`, key.origin);
    else if (key.kind !== 'string')
      return failedValue(l10n.t('{0} is no key', describe(key)), `for key(${identityOf(key)})`, origin);
    else if (grouped) properties.set(key.value, groupedWith(properties.get(key.value), key.value, property));
    else if (properties.has(key.value))
      return failedValue(
        l10n.t("two entries have the key '{0}'", key.value),
        `for key(${identityOf(key)})`,
        origin,
      );
    else properties.set(key.value, { name: key.value, ...property });
  }
  return { ...objectValue(properties.values(), origin), open: openBy };
}

function holdsIn(world: Presence, presence: Presence): boolean {
  return presence.every(
    ({ identity, holds }) => world.find((condition) => condition.identity === identity)?.holds === holds,
  );
}

function groupedWith(
  before: ObjectProperty | undefined,
  name: string,
  { nameOrigin, value }: Omit<ObjectProperty, 'name'>,
): ObjectProperty {
  const list = before?.value.kind === 'list' ? before.value : listValue([]);
  const items = [...list.items, { value, presence: [] }];
  return { name, nameOrigin: before?.nameOrigin ?? nameOrigin, value: { ...list, items } };
}
