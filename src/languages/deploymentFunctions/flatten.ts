import { bothPresent } from '../../azure/unknown.js';
import * as l10n from '../../l10n.js';
import type { ListItem, Value } from '../values.js';
import { unknownValue } from '../values.js';
import { describe } from './access.js';
import { casesOf } from '../functions/alternatives.js';
import { maximumItems } from '../functions/budget.js';
import type { Call } from './call.js';
import { unknownResult, wrongCall } from '../functions/call.js';

/** One array of the items of arrays. What may or may not be in the outer one carries its condition along. */
export function flatten(args: readonly Value[], call: Call): Value {
  const [outer] = args;
  if (outer?.kind === 'unknown') return unknownResult(call, args, outer.reason);
  if (outer?.kind !== 'list') return wrongCall(call, args, l10n.t('it takes an array of arrays'));
  const items: ListItem[] = [];
  let open = outer.open && unknownValue(outer.open.reason, `flatten(${outer.open.identity})`);
  for (const inner of outer.items.flatMap(openItem)) {
    const { value } = inner;
    if (value.kind === 'unknown') open ??= value;
    else if (value.kind !== 'list') return wrongCall(call, args, l10n.t('{0} is no array', describe(value)));
    else {
      open ??= value.open;
      addItems(items, value.items, inner);
    }
    if (items.length > maximumItems || !call.context.budget.spend(1 + items.length / 1000))
      return unknownResult(call, args, l10n.t('the array has too many items'));
  }
  return { kind: 'list', items, open, origin: call.origin };
}

/** The item, or one for each array that it may be. */
function openItem(item: ListItem): readonly ListItem[] {
  return casesOf(item.value).flatMap(({ value, presence }) => {
    const both = bothPresent(item.presence, presence);
    return both ? [{ value, presence: both }] : [];
  });
}

function addItems(items: ListItem[], added: readonly ListItem[], { presence }: ListItem): void {
  for (const item of added) {
    const both = bothPresent(presence, item.presence);
    if (both) items.push({ value: item.value, presence: both });
  }
}
