import type { Presence } from '../../../azure/unknown.js';
import { bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { assume, outcomesOf } from '../../functions/alternatives.js';
import { generatedFrom } from '../../generated.js';
import type { Origin } from '../../text.js';
import type { ListItem, UnknownValue, Value } from '../../values.js';
import { failedValue, identityOf, isFailed, isUnknown, itemOf, unknownValue } from '../../values.js';
import type { Expression, ForTuple, Splat } from '../syntax/expressionSyntax.js';
import { describe, toPrimitive } from '../types/primitives.js';
import { evaluateExpression } from './expressions.js';
import type { LoopNames, Pass } from './passes.js';
import { passesOf } from './passes.js';
import type { Scope } from './scope.js';
import { withNames } from './scope.js';

/** Loops that make tuples. An element that may not be there makes one that may not be there. */

/** With more ways to hold than this, a condition is taken as one that isn't looked into. */
const mostOutcomes = 4;

/** `[for key, value in collection : result if condition]`. */
export function evaluateForTuple(loop: ForTuple, scope: Scope, origin: Origin): Value {
  const collection = evaluateExpression(loop.collection, scope);
  const passes = passesOf(collection, loop);
  if ('kind' in passes)
    return isFailed(passes) ? passes : unknownLoop(passes, loop, loop.result, scope, origin);
  const items: ListItem[] = [];
  for (const pass of passes.passes) {
    const inner = withNames(scope, pass.names);
    const holding = presencesOf(pass, loop.condition, inner);
    if ('kind' in holding) return holding;
    if (holding.length === 0) continue;
    const result = evaluateExpression(loop.result, inner);
    for (const presence of holding) {
      items.push({ value: generatedFrom(assume(result, presence), origin, pass.item), presence });
    }
  }
  const open = passes.open && unknownLoop(passes.open, loop, loop.result, scope, origin);
  return { kind: 'list', items, open, origin };
}

/** When a pass is in the loop's result; empty: never. */
export function presencesOf(
  pass: Pass,
  condition: Expression | undefined,
  scope: Scope,
): UnknownValue | readonly Presence[] {
  if (!condition) return [pass.presence];
  const value = toPrimitive(assume(evaluateExpression(condition, scope), pass.presence), 'bool');
  if (isFailed(value)) return value;
  const holding = outcomesOf(value)?.filter(({ holds }) => holds);
  if (!holding)
    return failedValue(l10n.t('{0} is no condition', describe(value)), identityOf(value), value.origin);
  const presences =
    holding.length <= mostOutcomes
      ? holding.map(({ presence }) => presence)
      : [[{ identity: identityOf(value), holds: true }]];
  return presences.flatMap((presence) => {
    const both = bothPresent(pass.presence, presence);
    return both ? [both] : [];
  });
}

/** What a loop makes of something unknown: the same for the same, as its body would be for any element. */
export function unknownLoop(
  collection: UnknownValue,
  names: LoopNames,
  result: Expression,
  scope: Scope,
  origin: Origin,
): UnknownValue {
  const body = scope.context.budget.nested((level) => {
    const any = (which: string): Value =>
      unknownValue(l10n.t('it stands for any element'), `$${level}.${which}`);
    const inner = new Map([[names.valueVariable.name, any('value')]]);
    if (names.keyVariable) inner.set(names.keyVariable.name, any('key'));
    return identityOf(evaluateExpression(result, withNames(scope, inner)));
  });
  return unknownValue(collection.reason, `for(${collection.identity}, ${body})`, origin);
}

/** `base[*].a` and `base.*.a`: of what is no list, a list of one; of null, none. */
export function evaluateSplat(splat: Splat, scope: Scope, origin: Origin): Value {
  return splatOf(evaluateExpression(splat.base, scope), splat, scope, origin);
}

function splatOf(base: Value, splat: Splat, scope: Scope, origin: Origin): Value {
  const each = (item: Value): Value => evaluateExpression(splat.each, { ...scope, splatItem: item });
  if (isFailed(base)) return base;
  if (base.kind === 'null') return { kind: 'list', items: [], open: undefined, origin };
  if (isUnknown(base)) return splatOfUnknown(base, each, origin);
  if (base.kind !== 'list') return { kind: 'list', items: [itemOf(each(base))], open: undefined, origin };
  const items = base.items.map(({ value, presence }) => ({ value: assume(each(value), presence), presence }));
  const open = base.open && splatOfUnknown(base.open, each, origin);
  return { kind: 'list', collection: base.collection && 'list', items, open, origin };
}

function splatOfUnknown(base: UnknownValue, each: (item: Value) => Value, origin: Origin): UnknownValue {
  const item = unknownValue(base.reason, `${base.identity}[*]`);
  return unknownValue(base.reason, identityOf(each(item)), origin);
}
