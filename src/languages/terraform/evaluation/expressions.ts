import * as l10n from '../../../l10n.js';
import { evaluateArgument } from '../../functions/call.js';
import type { Origin } from '../../text.js';
import type { ListItem, ObjectProperty, UnknownValue, Value } from '../../values.js';
import {
  booleanValue,
  failedValue,
  identityOf,
  isFailed,
  itemOf,
  nullValue,
  objectValue,
  stringValue,
  unknownValue,
} from '../../values.js';
import { callFunction } from '../functions/index.js';
import type {
  Expression,
  FunctionCall,
  ObjectExpression,
  ObjectMember,
  TupleExpression,
} from '../syntax/expressionSyntax.js';
import { numberOf, toPrimitive } from '../types/primitives.js';
import { accessAttribute, accessIndex } from './access.js';
import { evaluateConditional } from './conditionals.js';
import { evaluateForObject } from './forObjects.js';
import { evaluateForTuple, evaluateSplat } from './loops.js';
import { evaluateBinary, evaluateUnary } from './operators.js';
import type { Scope } from './scope.js';
import { originOf } from './scope.js';
import { evaluateTemplate } from './templates.js';
import { spreadCases } from './spread.js';

/**
 * The value of an expression. Never throws and always ends. What isn't known before deployment, and what Terraform
 * would refuse, is an unknown value with the reason.
 */
export function evaluateExpression(expression: Expression, scope: Scope): Value {
  const origin = originOf(expression, scope);
  const { budget } = scope.context;
  if (!budget.spend(1)) return beyondBudget(scope, origin);
  if (!budget.enter()) return tooDeep(scope, origin);
  const value = evaluateNode(expression, scope, origin);
  budget.leave();
  return value;
}

function evaluateNode(expression: Expression, scope: Scope, origin: Origin): Value {
  switch (expression.kind) {
    case 'NullLiteral':
      return nullValue(origin);
    case 'BooleanLiteral':
      return booleanValue(expression.value, origin);
    case 'NumberLiteral':
      return numberOf(expression.value, origin);
    case 'StringLiteral':
      return stringValue(expression.text.normalize(), origin);
    case 'Template':
      return evaluateTemplate(expression.parts, scope, origin);
    case 'TemplateWrap':
    case 'Parenthesized':
      return evaluateExpression(expression.expression, scope);
    case 'TupleExpression':
      return evaluateTuple(expression, scope, origin);
    case 'ObjectExpression':
      return evaluateObject(expression, scope, origin);
    case 'VariableAccess':
      return scope.find(expression.name) ?? noSuchName(expression.name, origin);
    case 'SplatItem':
      return scope.splatItem ?? unknownValue(l10n.t('no element is meant here'), 'splat', origin);
    case 'AttributeAccess':
      return accessAttribute(evaluateExpression(expression.base, scope), expression.attribute.name, origin);
    case 'IndexAccess':
      return accessIndex(
        evaluateExpression(expression.base, scope),
        evaluateExpression(expression.index, scope),
        origin,
      );
    case 'Splat':
      return evaluateSplat(expression, scope, origin);
    case 'ForTuple':
      return evaluateForTuple(expression, scope, origin);
    case 'ForObject':
      return evaluateForObject(expression, scope, origin);
    case 'FunctionCall':
      return evaluateCall(expression, scope, origin);
    case 'Unary':
      return evaluateUnary(expression, scope, origin);
    case 'Binary':
      return evaluateBinary(expression, scope, origin);
    case 'Conditional':
      return evaluateConditional(expression, scope, origin);
    case 'MissingExpression':
      return unknownValue(l10n.t('no expression stands here'), 'missing', origin);
  }
}

function beyondBudget({ context }: Scope, origin: Origin): UnknownValue {
  const identity = `…${context.budget.overdraft}`;
  return unknownValue(l10n.t('evaluating the module takes too many steps'), identity, origin);
}

function tooDeep({ uri }: Scope, origin: Origin): UnknownValue {
  const reason = l10n.t('the values are nested too deeply');
  return unknownValue(reason, `deep(${uri} ${origin.start})`, origin);
}

function noSuchName(name: string, origin: Origin): Value {
  return failedValue(l10n.t("nothing is declared by the name '{0}'", name), name, origin);
}

function evaluateTuple({ items }: TupleExpression, scope: Scope, origin: Origin): Value {
  const values = items.map((item): ListItem => itemOf(evaluateExpression(item, scope)));
  return { kind: 'list', items: values, open: undefined, origin };
}

/** An attribute whose name isn't known may be any, also one that is written. */
function evaluateObject({ members }: ObjectExpression, scope: Scope, origin: Origin): Value {
  const properties: ObjectProperty[] = [];
  let open: UnknownValue | undefined;
  for (const member of members) {
    const key = keyOf(member, scope);
    if (key.kind === 'string') properties.push(propertyOf(member, key.value, key.origin, scope));
    else if (isFailed(key)) return key;
    else if (key.kind === 'unknown') open ??= key;
    else return failedValue(l10n.t('an attribute has no name'), `{${identityOf(key)}: …}`, origin);
  }
  return { ...objectValue(properties, origin), open };
}

function propertyOf(
  { value }: ObjectMember,
  name: string,
  nameOrigin: Origin | undefined,
  scope: Scope,
): ObjectProperty {
  return { name, nameOrigin, value: evaluateExpression(value, scope), site: originOf(value, scope) };
}

function keyOf({ key }: ObjectMember, scope: Scope): Value {
  if (key.kind === 'Identifier') return stringValue(key.name, originOf(key, scope));
  return toPrimitive(evaluateExpression(key, scope), 'string');
}

function evaluateCall(call: FunctionCall, scope: Scope, origin: Origin): Value {
  const { name, arguments: args, expandsLast } = call;
  const last = args.at(-1);
  const lazyArgs = args.map((argument) => () => evaluateExpression(argument, scope));
  if (!expandsLast || !last) return callFunction(name.name, lazyArgs, origin, scope.context);
  const list = evaluateExpression(last, scope);
  const first = lazyArgs.slice(0, -1);
  return spreadCases(
    list,
    (values) => callFunction(name.name, [...first, ...values], origin, scope.context),
    () => {
      const given = [...first.map(evaluateArgument), list].map(identityOf);
      return `${name.name}(${given.join(', ')}...)`;
    },
    origin,
  );
}
