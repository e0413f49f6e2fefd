import * as l10n from '../../l10n.js';
import type { ListValue, Value } from '../values.js';
import { identityOf, numberValue, unknownValue } from '../values.js';
import type { Lambda } from '../functions/call.js';
import type { Call } from './call.js';

/** How the functions of the library call the lambdas they are given. */

/** What a lambda gives for an item of a list, and for its place where the lambda asks for it. */
export function applyTo(lambda: Lambda, list: ListValue, index: number, ...before: readonly Value[]): Value {
  const item = list.items[index]?.value;
  if (!item) return unknownValue(l10n.t('there is no such item'), `${identityOf(list)}[${index}]`);
  const asksForPlace = lambda.parameterCount > before.length + 1;
  const place = asksForPlace ? [placeOf(list, index)] : [];
  return lambda.apply([...before, item, ...place]);
}

/** The place of an item in its list, which depends on what there is before it. */
function placeOf(list: ListValue, index: number): Value {
  const isCertain = !list.open && list.items.slice(0, index).every(({ presence }) => presence.length === 0);
  if (isCertain) return numberValue(index);
  const reason = list.open?.reason ?? l10n.t('which items are in the list is not known before deployment');
  return unknownValue(reason, `place(${index}, ${identityOf(list)})`);
}

/** The canonical form of a lambda: of what it gives for parameters of which nothing is known. */
export function lambdaIdentity(lambda: Lambda, call: Call): string {
  return call.context.budget.nested((level) => {
    const parameters = Array.from({ length: lambda.parameterCount }, (_, index) =>
      unknownValue(l10n.t('it stands for any item'), `$${level}.${index}`),
    );
    return `${lambda.parameterCount} => ${identityOf(lambda.apply(parameters))}`;
  });
}
