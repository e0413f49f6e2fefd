import * as l10n from '../../../l10n.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { identityOf, isUnknown, numberValue, unknownValue } from '../../values.js';
import type { CallExpression, Expression } from '../expressions/syntax.js';
import { printExpression } from '../expressions/syntax.js';
import type { Loop } from './environment.js';

/** `copyIndex()`, `copyIndex(offset)`, `copyIndex('loop')`, `copyIndex('loop', offset)` */
export function copyIndex(
  args: readonly (Value | undefined)[],
  innermost: Loop | undefined,
  origin: Origin,
): Value {
  const [first, second] = args;
  const name = first?.kind === 'string' ? first.value : undefined;
  const loop = loopOfName(name, innermost);
  if (!loop) return unknownValue(l10n.t('copyIndex() stands in no loop of this name'), 'copyIndex()', origin);
  const offset = name === undefined ? first : second;
  if (!offset) return { ...loop.index, origin };
  if (loop.index.kind === 'number' && offset.kind === 'number') {
    return numberValue(loop.index.value + offset.value, origin);
  }
  const unknown = [loop.index, offset].find(isUnknown);
  const reason = unknown?.reason ?? l10n.t('the offset of copyIndex() is no number');
  return unknownValue(reason, `add(${identityOf(loop.index)}, ${identityOf(offset)})`, origin);
}

/** Without a name, the loop of the resource, variable or output is meant, even in one over a property's items. */
function loopOfName(name: string | undefined, innermost: Loop | undefined): Loop | undefined {
  const lower = name?.toLowerCase();
  for (let loop = innermost; loop; loop = loop.outer) {
    if (lower === undefined ? loop.kind !== 'property' : loop.name === lower) return loop;
  }
  return lower === undefined ? innermost : undefined;
}

/**
 * The item that `list[copyIndex()]` stands for where the loop is over that very list: known even when its number isn't.
 */
export function itemOfLoop(index: CallExpression, list: Expression, innermost: Loop): Value | undefined {
  const [name, ...offset] = index.args;
  if (index.name.toLowerCase() !== 'copyindex' || offset.length > 0) return undefined;
  if (name && name.kind !== 'string') return undefined;
  const loop = loopOfName(name?.value, innermost);
  return loop?.over?.list === printExpression(list) ? loop.over.item : undefined;
}
