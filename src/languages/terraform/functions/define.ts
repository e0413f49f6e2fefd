import * as l10n from '../../../l10n.js';
import { maximumItems, maximumTextLength } from '../../functions/budget.js';
import { unknownResult, wrongCall } from '../../functions/call.js';
import { certain } from '../../functions/define.js';
import type { KnownValue, ListItem, ListValue, Value } from '../../values.js';
import {
  booleanValue,
  failedValue,
  identityOf,
  isFailed,
  isUnknown,
  listValue,
  stringValue,
  unknownValue,
} from '../../values.js';
import { convert } from '../types/convert.js';
import { isTooLarge } from '../types/size.js';
import { typeOf } from '../types/types.js';
import { unify } from '../types/unify.js';
import type { PrimitiveKind } from '../types/primitives.js';
import { describe, numberOf, toPrimitive } from '../types/primitives.js';
import type { Call, TerraformFunction } from './call.js';

/** Ways to define functions of Terraform's; see functions/define.ts for those that all languages share. */

/** What a computation gives; undefined where that isn't looked into. */
export type Result = boolean | number | string | readonly string[] | undefined;

/** An argument converted to a primitive type; undefined where it can't be. */
export function primitiveOf(value: Value | undefined, kind: PrimitiveKind): Value | undefined {
  if (!value || value.kind === 'null') return undefined;
  const converted = toPrimitive(value, kind);
  return isFailed(converted) ? undefined : converted;
}

/** A function from known texts, of which the last may be left out, to a primitive value or a list of texts. */
export function ofTexts(
  name: string,
  count: number,
  compute: (...texts: readonly string[]) => Result,
): TerraformFunction {
  return certain(name, count, count, (args, call) => {
    const texts = args.map((arg) => primitiveOf(arg, 'string'));
    const known = texts.flatMap((text) => (text?.kind === 'string' ? [text.value] : []));
    const wrong = args[known.length];
    if (known.length < count)
      return wrongCall(call, args, l10n.t('{0} is no text', wrong ? describe(wrong) : 'null'));
    const length = known.reduce((sum, text) => sum + text.length, 0);
    if (length > maximumTextLength / 4 || !call.context.budget.spend(length / 100))
      return unknownResult(call, args, l10n.t('the text is too long'));
    return resultOf(compute(...known), args, call);
  });
}

/** A function from known numbers to a number. */
export function ofNumbers(
  name: string,
  count: number,
  compute: (...numbers: readonly number[]) => number | undefined,
): TerraformFunction {
  return certain(name, count, count, (args, call) => {
    const numbers = numbersOf(args);
    return numbers
      ? resultOf(compute(...numbers), args, call)
      : wrongCall(call, args, l10n.t('its arguments must be numbers'));
  });
}

/** The values as numbers; undefined where one is none. */
export function numbersOf(values: readonly Value[]): readonly number[] | undefined {
  const numbers = values.flatMap((value) => {
    const number = primitiveOf(value, 'number');
    return number?.kind === 'number' ? [number.value] : [];
  });
  return numbers.length === values.length ? numbers : undefined;
}

/** What a computation gives as a value, at the place of the call. */
export function resultOf(result: Result, args: readonly KnownValue[], call: Call): Value {
  switch (typeof result) {
    case 'string':
      return stringValue(result, call.origin);
    case 'number':
      return Number.isNaN(result)
        ? wrongCall(call, args, l10n.t('there is no such number'))
        : numberOf(result, call.origin);
    case 'boolean':
      return booleanValue(result, call.origin);
    case 'undefined':
      return unknownResult(call, args, l10n.t('what it gives for these arguments is not looked into'));
    default: {
      if (result.length > maximumItems)
        return unknownResult(call, args, l10n.t('the list has too many elements'));
      const items = result.map((text) => stringValue(text, call.origin));
      return { ...listValue(items, call.origin), collection: 'list' };
    }
  }
}

/** The elements of a list or set; of what isn't known, an unknown result; of all else, a failed one. */
export function itemsOf(
  value: Value | undefined,
  args: readonly Value[],
  call: Call,
): readonly ListItem[] | Value {
  if (!value) return wrongCall(call, args, l10n.t('it takes a list'));
  if (isUnknown(value)) return unknownResult(call, args, value.reason);
  if (value.kind !== 'list') return wrongCall(call, args, l10n.t('{0} is no list', describe(value)));
  return call.context.budget.spend(1 + value.items.length / 10)
    ? value.items
    : unknownResult(call, args, l10n.t('the list has too many elements'));
}

/** The characters of a text as Terraform counts them: what a reader takes for one. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** A list or set whose elements are converted to the type they have in common; failed where there is none. */
export function likeOneAnother(list: ListValue): Value {
  if (isTooLarge(list))
    return unknownValue(l10n.t('the list has too many elements'), identityOf(list), list.origin);
  const element = unify(list.items.map(({ value }) => typeOf(value)));
  if (!element)
    return failedValue(l10n.t('its elements have no type in common'), identityOf(list), list.origin);
  return convert(list, { kind: list.collection === 'set' ? 'set' : 'list', element });
}

/** A list or set as a list of texts, numbers or booleans, as parameters of that type have it; failed where it can't be. */
export function listOf(kind: PrimitiveKind, list: ListValue): Value {
  return convert(list, { kind: 'list', element: { kind } });
}
