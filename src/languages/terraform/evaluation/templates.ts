import * as l10n from '../../../l10n.js';
import { assume, fromCases, outcomesOf } from '../../functions/alternatives.js';
import { byCases } from '../../functions/define.js';
import type { Origin } from '../../text.js';
import type { ObjectValue, StringValue, UnknownValue, Value } from '../../values.js';
import { failedValue, identityOf, isFailed, isUnknown, stringValue, unknownValue } from '../../values.js';
import type { Call, TerraformContext } from '../functions/index.js';
import { putTogether } from '../functions/texts.js';
import type { TemplateFor, TemplateIf, TemplatePart } from '../syntax/expressionSyntax.js';
import { parseTemplateText } from '../syntax/parseTemplateText.js';
import { describe, toPrimitive } from '../types/primitives.js';
import { evaluateExpression } from './expressions.js';
import { passesOf } from './passes.js';
import type { Scope } from './scope.js';
import { withNames } from './scope.js';

type Text = StringValue | UnknownValue;

/** The text of a template. What is known of it is kept. */
export function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope, origin: Origin): Value {
  const values = parts.map((part) => evaluatePart(part, scope, origin));
  return joinTexts(values, scope.context, origin);
}

/**
 * The value of a template's source, in which only some names may be used.
 * @param origin where it is asked for, which is where all of its values are said to be from
 */
export function evaluateTemplateText(
  text: string,
  variables: ObjectValue,
  origin: Origin | undefined,
  context: TerraformContext,
): Value {
  const open = variables.open;
  const find = (name: string): Value | undefined =>
    variables.properties.get(name)?.value ?? (open && unknownValue(open.reason, `${open.identity}.${name}`));
  const expression = parseTemplateText(text);
  const identity = `template(${identityOf(stringValue(text))}, ${identityOf(variables)})`;
  if (!expression) return failedValue(l10n.t('the template has mistakes'), identity, origin);
  const value = evaluateExpression(expression, { uri: '', find, context });
  return { ...value, origin };
}

function evaluatePart(part: TemplatePart, scope: Scope, origin: Origin): Value {
  switch (part.kind) {
    case 'TemplateText':
      return stringValue(part.text.normalize());
    case 'Interpolation':
      return toText(evaluateExpression(part.expression, scope));
    case 'TemplateIf':
      return evaluateIf(part, scope, origin);
    case 'TemplateFor':
      return evaluateFor(part, scope, origin);
  }
}

/** What stands between texts; null and collections can't. */
function toText(value: Value): Value {
  if (value.kind === 'null')
    return failedValue(l10n.t('null is put into text'), 'null in text', value.origin);
  const text = toPrimitive(value, 'string');
  if (isFailed(text))
    return failedValue(
      l10n.t('{0} is put into text', describe(value)),
      `text(${identityOf(value)})`,
      value.origin,
    );
  return text;
}

function joinTexts(values: readonly Value[], context: TerraformContext, origin: Origin): Value {
  const call: Call = { name: 'format', origin, context };
  return byCases(values, call, (cases) => {
    const failed = cases.find(isFailed);
    if (failed) return failed;
    const texts = cases.filter((one): one is Text => one.kind === 'string' || isUnknown(one));
    return putTogether(texts, context, origin);
  });
}

function evaluateIf({ condition, whenTrue, whenFalse }: TemplateIf, scope: Scope, origin: Origin): Value {
  const value = toPrimitive(evaluateExpression(condition, scope), 'bool');
  if (isFailed(value)) return value;
  const outcomes = outcomesOf(value);
  if (!outcomes)
    return failedValue(l10n.t('{0} is no condition', describe(value)), identityOf(value), origin);
  const cases = outcomes.map(({ holds, presence }) => ({
    value: assume(evaluateTemplate(holds ? whenTrue : whenFalse, scope, origin), presence),
    presence,
  }));
  const [only] = cases;
  if (only && cases.length === 1) return only.value;
  return fromCases(cases, {
    reason: isUnknown(value) ? value.reason : l10n.t('a condition is not known before deployment'),
    identity: () => `if(${identityOf(value)}, ${cases.map((one) => identityOf(one.value)).join(', ')})`,
    origin,
  });
}

function evaluateFor(loop: TemplateFor, scope: Scope, origin: Origin): Value {
  const collection = evaluateExpression(loop.collection, scope);
  const passes = passesOf(collection, loop);
  if ('kind' in passes) return passes;
  const uncertain = passes.open ?? passes.passes.find(({ presence }) => presence.length > 0)?.value;
  if (uncertain) {
    const reason = isUnknown(uncertain) ? uncertain.reason : l10n.t('which elements there are is not known');
    return unknownValue(reason, `template for(${identityOf(collection)})`, origin);
  }
  const texts = passes.passes.map(({ names }) =>
    evaluateTemplate(loop.body, withNames(scope, names), origin),
  );
  return joinTexts(texts, scope.context, origin);
}
