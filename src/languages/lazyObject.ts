import * as l10n from '../l10n.js';
import { isNestedTooDeeply } from './functions/nesting.js';
import type { Origin } from './text.js';
import type { ObjectProperty, ObjectValue, UnknownValue, Value } from './values.js';
import { failedValue, unknownValue } from './values.js';

/** An attribute that is evaluated when it is asked for. */
export interface LazyAttribute {
  readonly name: string;
  readonly nameOrigin?: Origin | undefined;
  readonly site?: Origin | undefined;
  readonly evaluate: () => Value;
}

/** What else there is to an object. */
export interface LazyObject {
  readonly origin: Origin | undefined;
  /** The address of what the object stands for; see `ObjectValue`. */
  readonly identity: string;
  readonly open?: UnknownValue | undefined;
}

/**
 * An object whose attributes are evaluated, once, when they are asked for: what nobody refers to costs nothing. One
 * that needs itself fails.
 */
export function lazyObject(attributes: Iterable<LazyAttribute>, rest: LazyObject): ObjectValue {
  const properties = new Map<string, ObjectProperty>();
  for (const attribute of attributes) {
    properties.set(attribute.name, lazyProperty(attribute, `${rest.identity}.${attribute.name}`));
  }
  return { kind: 'object', properties, open: rest.open, origin: rest.origin, identity: rest.identity };
}

function lazyProperty({ name, nameOrigin, site, evaluate }: LazyAttribute, address: string): ObjectProperty {
  let value: Value | undefined;
  let isBeingEvaluated = false;
  const valueOf = (): Value => {
    if (isBeingEvaluated) return failedValue(l10n.t('{0} refers to itself', address), address, nameOrigin);
    isBeingEvaluated = true;
    const evaluated = evaluate();
    isBeingEvaluated = false;
    return isNestedTooDeeply(evaluated)
      ? unknownValue(l10n.t('the values are nested too deeply'), address, nameOrigin)
      : evaluated;
  };
  return {
    name,
    nameOrigin,
    site,
    get value() {
      return (value ??= valueOf());
    },
  };
}
