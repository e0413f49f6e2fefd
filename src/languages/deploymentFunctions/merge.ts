import * as l10n from '../../l10n.js';
import type { ObjectProperty, ObjectValue, UnknownValue, Value } from '../values.js';
import { identityOf, isUnknown, objectValue, unknownValue } from '../values.js';
import { describe } from './access.js';
import type { Call } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';
import { byCases } from '../functions/define.js';

/** Objects put over one another: a later property wins, and with a deep merge objects in both become one. */

const deepest = 100;

/** The objects merged in order. Of an unknown one only that it takes no property away is known. */
export function mergeObjects(args: readonly Value[], call: Call, isDeep: boolean): Value {
  if (args.length > 0 && args.every(isUnknown)) return unknownResult(call, args, args[0]?.reason ?? '');
  const merge = new Merge(call, isDeep);
  let merged = objectValue([], call.origin);
  for (const [index, arg] of args.entries()) {
    if (!isUnknown(arg) && arg.kind !== 'object')
      return wrongCall(call, args, l10n.t('{0} is no object', describe(arg)));
    merged = index === 0 && arg.kind === 'object' ? copyOf(arg, call) : merge.over(merged, arg, 0);
  }
  return call.context.budget.exhausted
    ? unknownResult(call, args, l10n.t('the objects have too many properties'))
    : merged;
}

function copyOf({ properties, open }: ObjectValue, { origin }: Call): ObjectValue {
  return { kind: 'object', properties, open, origin };
}

class Merge {
  constructor(
    private readonly call: Call,
    private readonly isDeep: boolean,
  ) {}

  /** `right` put over `left`. */
  over(left: ObjectValue, right: ObjectValue | UnknownValue, depth: number): ObjectValue {
    return isUnknown(right) ? this.overUnknown(left, right) : this.overKnown(left, right, depth);
  }

  private overUnknown(left: ObjectValue, right: UnknownValue): ObjectValue {
    const properties = [...left.properties.values()].map((property) =>
      this.overridable(property, left, right),
    );
    return { ...objectValue(properties, this.call.origin), open: this.openOf(left, right, right) };
  }

  private overKnown(left: ObjectValue, right: ObjectValue, depth: number): ObjectValue {
    this.call.context.budget.spend((left.properties.size + right.properties.size) / 10);
    const byName = new Map<string, ObjectProperty>();
    for (const property of left.properties.values()) {
      byName.set(
        property.name.toLowerCase(),
        right.open ? this.overridable(property, left, right) : property,
      );
    }
    const originals = right.open ? namesOf(left) : byName;
    for (const property of right.properties.values()) {
      const lower = property.name.toLowerCase();
      const existing = originals.get(lower);
      const before = existing?.value ?? hidden(left, property.name);
      const value = before ? this.combine(before, property.value, depth) : property.value;
      byName.set(lower, { ...(existing ?? spelledIn(left, property)), value });
    }
    const open = this.openOf(left, right, right.open);
    return { ...objectValue(byName.values(), this.call.origin), open };
  }

  /** A property that stays, though its value may be another. */
  private overridable(
    property: ObjectProperty,
    left: ObjectValue,
    right: ObjectValue | UnknownValue,
  ): ObjectProperty {
    const reason = isUnknown(right) ? right.reason : (right.open?.reason ?? '');
    const identity = `${this.identity(left, right)}.${property.name}`;
    return { ...property, value: unknownValue(reason, identity, this.call.origin) };
  }

  /** Where further properties come from: from either, or from both. */
  private openOf(
    left: ObjectValue,
    right: Value,
    rightOpen: UnknownValue | undefined,
  ): UnknownValue | undefined {
    if (!left.open || !rightOpen) return rightOpen ?? left.open;
    return unknownValue(rightOpen.reason, this.identity(left, right));
  }

  private combine(before: Value, after: Value, depth: number): Value {
    if (!this.isDeep || !mayBeObject(before) || !mayBeObject(after)) return after;
    return byCases([before, after], this.call, ([left = before, right = after]) =>
      this.combineCase(left, right, depth + 1),
    );
  }

  private combineCase(before: Value, after: Value, depth: number): Value {
    if (!mayBeObject(before) || !mayBeObject(after)) return after;
    if (depth > deepest || after.kind === 'unknown')
      return unknownValue(reasonOf(after), this.identity(before, after), this.call.origin);
    if (after.kind !== 'object') return after;
    if (before.kind === 'object') return this.overKnown(before, after, depth);
    if (before.kind !== 'unknown') return after;
    return this.overKnown({ ...objectValue([]), open: before }, after, depth);
  }

  private identity(left: Value, right: Value): string {
    return `${this.call.name}(${identityOf(left)}, ${identityOf(right)})`;
  }
}

function namesOf(object: ObjectValue): ReadonlyMap<string, ObjectProperty> {
  return new Map([...object.properties.values()].map((one) => [one.name.toLowerCase(), one]));
}

/** A property put over an object that doesn't have it, as far as is known: one that is there keeps its spelling. */
function spelledIn({ open }: ObjectValue, property: ObjectProperty): ObjectProperty {
  if (!open) return property;
  const identity = `spelling(${open.identity}, ${property.name.toLowerCase()})`;
  return { ...property, spelling: unknownValue(open.reason, identity) };
}

/** What an object that isn't known in full may have by a name. */
function hidden(object: ObjectValue, name: string): Value | undefined {
  return object.open && unknownValue(object.open.reason, `${object.open.identity}.${name}`);
}

function mayBeObject(value: Value): boolean {
  return value.kind === 'object' || (value.kind === 'unknown' && !value.parts);
}

function reasonOf(value: Value): string {
  return isUnknown(value) ? value.reason : l10n.t('the objects are nested too deeply');
}
