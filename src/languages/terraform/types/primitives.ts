import * as l10n from '../../../l10n.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import {
  booleanValue,
  failedValue,
  identityOf,
  numberValue,
  stringValue,
  unknownValue,
} from '../../values.js';

/** Conversions between primitive types, as Terraform does them wherever another type is wanted. */

export type PrimitiveKind = 'bool' | 'number' | 'string';

/** The value as one of a primitive type; failed where it can't be one. Unknown values stay what they are. */
export function toPrimitive(value: Value, kind: PrimitiveKind): Value {
  if (value.kind === 'null') return value;
  if (value.kind === 'unknown') return toUnknown(value, kind);
  const converted = convertKnown(value, kind);
  return converted ?? failedValue(l10n.t(noneOf[kind], describe(value)), `to${kind}(${identityOf(value)})`);
}

function toUnknown(value: Extract<Value, { kind: 'unknown' }>, kind: PrimitiveKind): Value {
  if (value.alternatives) {
    return {
      ...value,
      alternatives: value.alternatives.map((one) => ({ ...one, value: toPrimitive(one.value, kind) })),
    };
  }
  if (!value.parts || kind === 'string') return value;
  return unknownValue(value.reason, value.identity, value.origin);
}

function convertKnown(value: Value, kind: PrimitiveKind): Value | undefined {
  if (value.kind === 'string') {
    if (kind === 'string') return value;
    return kind === 'number' ? numberFrom(value.value, value) : booleanFrom(value.value, value);
  }
  if (value.kind === 'number') {
    if (kind === 'number') return value;
    return kind === 'string' ? textOfNumber(value.value, value.origin) : undefined;
  }
  if (value.kind !== 'boolean' || kind === 'number') return undefined;
  return kind === 'bool' ? value : stringValue(String(value.value), value.origin);
}

function numberFrom(text: string, { origin }: Value): Value | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  return numberOf(Number(text), origin);
}

/** A number as it is written; of one with more digits than a double holds, which Terraform keeps, nothing is known. */
export function numberOf(value: number, origin: Origin | undefined): Value {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? numberValue(value, origin)
    : unknownValue(l10n.t('the number has more digits than are looked at'), `number(${value})`, origin);
}

function booleanFrom(text: string, { origin }: Value): Value | undefined {
  if (text === 'true' || text === '1') return booleanValue(true, origin);
  return text === 'false' || text === '0' ? booleanValue(false, origin) : undefined;
}

/** Terraform calculates with more digits than a double has: where these all matter, it may write others. */
const mostDigits = 15;

/** A number as text; unknown where it has so many digits that Terraform may write more. */
export function textOfNumber(value: number, origin: Origin | undefined): Value {
  const text = numberText(value);
  const isExact = Number.isInteger(value) || text.replace(/\D|^-?0\.0*/g, '').length <= mostDigits;
  return isExact
    ? stringValue(text, origin)
    : unknownValue(l10n.t('the number has more digits than are looked at'), `text(${text})`, origin);
}

/** A number as text: all its digits, never an exponent. */
export function numberText(value: number): string {
  const text = String(value);
  const [mantissa = text, exponent] = text.split('e');
  if (exponent === undefined) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  const digits = mantissa.replace(/^-|\./g, '');
  const zeros = '0'.repeat(Math.max(0, -Number(exponent) - 1));
  return `${value < 0 ? '-' : ''}0.${zeros}${digits}`;
}

const noneOf: Readonly<Record<PrimitiveKind, string>> = {
  bool: l10n.key('{0} is no boolean'),
  number: l10n.key('{0} is no number'),
  string: l10n.key('{0} is no string'),
};

/** A value's type with its article, for messages. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'number':
      return l10n.t('a number');
    case 'string':
      return `'${value.value.length > 40 ? `${value.value.slice(0, 40)}…` : value.value}'`;
    case 'list':
      return value.collection === 'set' ? l10n.t('a set') : l10n.t('a list');
    case 'object':
      return value.collection === 'map' ? l10n.t('a map') : l10n.t('an object');
    case 'boolean':
      return String(value.value);
    case 'unknown':
      return l10n.t('an unknown value');
  }
}
