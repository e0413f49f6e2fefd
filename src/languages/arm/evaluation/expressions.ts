import * as l10n from '../../../l10n.js';
import type { Lambda } from '../../deploymentFunctions/index.js';
import { accessIndex, accessProperty, callFunction } from '../../deploymentFunctions/index.js';
import type { JsonDocument, JsonString } from '../../json/tree.js';
import type { Origin } from '../../text.js';
import type { Value } from '../../values.js';
import { identityOf, isUnknown, numberValue, stringValue, unknownValue, withOrigin } from '../../values.js';
import { expressionOf, originInString } from '../expressions/expressionSite.js';
import type {
  CallExpression,
  Expression,
  IndexExpression,
  PropertyExpression,
} from '../expressions/syntax.js';
import { isExpressionText, literalText } from '../expressions/syntax.js';
import type { Environment } from './environment.js';
import { assumed } from './environment.js';
import { copyIndex, itemOfLoop } from './copyIndex.js';

/** The value of a JSON string: its text, or that of the expression in it. */
export function evaluateString(node: JsonString, environment: Environment): Value {
  const { value } = node;
  if (!value.startsWith('[')) return stringValue(value, node);
  if (!isExpressionText(value)) return stringValue(literalText(value), node);
  const document = environment.session.document(node.uri);
  if (!document) return unknownValue(l10n.t('its document is not at hand'), value, node);
  const { expression, problem } = expressionOf(document, value);
  if (!expression)
    return unknownValue(l10n.t("the expression can't be read: {0}", problem.message), value, node);
  const site: Site = { document, node, root: expression };
  const result = evaluate(expression, site, environment);
  return result.origin ? result : withOrigin(result, node);
}

/** The expression that a string is; undefined where it is none or can't be read. */
export function expressionIn(node: JsonString, { session }: Environment): Expression | undefined {
  const document = isExpressionText(node.value) ? session.document(node.uri) : undefined;
  return document && expressionOf(document, node.value).expression;
}

/** The value of a part of the expression that a string is. */
export function evaluatePart(part: Expression, node: JsonString, environment: Environment): Value {
  const document = environment.session.document(node.uri);
  if (!document) return unknownValue(l10n.t('its document is not at hand'), node.value, node);
  return evaluate(part, { document, node, root: undefined }, environment);
}

/** The string in which an expression stands. */
interface Site {
  readonly document: JsonDocument;
  readonly node: JsonString;
  readonly root: Expression | undefined;
}

/** The whole string for the whole expression, so that a literal can stand in its place; else the part of the string. */
function originOf(expression: Expression, { document, node, root }: Site): Origin {
  return expression === root ? node : originInString(document, node, expression);
}

function evaluate(expression: Expression, site: Site, environment: Environment): Value {
  const origin = originOf(expression, site);
  switch (expression.kind) {
    case 'string':
      return stringValue(expression.value, origin);
    case 'number':
      return numberValue(expression.value, origin);
    default:
      return evaluateCompound(expression, site, origin, environment);
  }
}

function evaluateCompound(
  expression: CallExpression | PropertyExpression | IndexExpression,
  site: Site,
  origin: Origin,
  environment: Environment,
): Value {
  const { session } = environment;
  const refused = session.enter(origin);
  if (refused) return refused;
  let value: Value;
  if (expression.kind === 'call') value = evaluateCall(expression, site, origin, environment);
  else if (expression.kind === 'index') value = evaluateIndex(expression, site, origin, environment);
  else value = accessProperty(evaluate(expression.target, site, environment), expression.name, origin);
  session.leave();
  return assumed(value, environment);
}

function evaluateIndex(
  { target, index }: IndexExpression,
  site: Site,
  origin: Origin,
  environment: Environment,
): Value {
  const { loop } = environment;
  const item = index.kind === 'call' && loop && itemOfLoop(index, target, loop);
  if (item) return item;
  const at = evaluate(index, site, environment);
  return accessIndex(evaluate(target, site, environment), at, origin);
}

function evaluateCall(call: CallExpression, site: Site, origin: Origin, environment: Environment): Value {
  const { namespace, name, args } = call;
  const argument = (index: number): Value | undefined => {
    const expression = args[index];
    return expression && evaluate(expression, site, environment);
  };
  if (namespace !== undefined) {
    const values = args.map((one) => evaluate(one, site, environment));
    return (
      environment.names.call(namespace, name, values) ??
      unknownFunction(`${namespace}.${name}`, values, origin)
    );
  }
  const { names } = environment;
  switch (name.toLowerCase()) {
    case 'parameters':
      return named(argument(0), (one) => names.parameter(one), 'parameters', origin);
    case 'variables':
      return named(argument(0), (one) => names.variable(one), 'variables', origin);
    case 'lambdavariables':
      return named(argument(0), (one) => lambdaVariable(one, environment), 'lambdaVariables', origin);
    case 'copyindex':
      return copyIndex([argument(0), argument(1)], environment.loop, origin);
    case 'resourceinfo':
      return named(argument(0), (one) => names.resourceInfo(one), 'resourceInfo', origin);
    case 'references': {
      const further = args.slice(1).map((one) => evaluate(one, site, environment));
      return named(argument(0), (one) => names.references(one, further, origin), 'references', origin);
    }
    default:
      return callLibrary(call, site, origin, environment);
  }
}

function callLibrary(call: CallExpression, site: Site, origin: Origin, environment: Environment): Value {
  const args = call.args.map((one) => {
    if (one.kind === 'call' && isLambda(one)) return lambdaOf(one, site, environment);
    return one.kind === 'string' || one.kind === 'number'
      ? evaluate(one, site, environment)
      : () => evaluate(one, site, environment);
  });
  return callFunction(call.name, args, origin, environment.context);
}

/** What a name stands for, where the name itself is known. What has no origin of its own has that of the expression. */
function named(
  name: Value | undefined,
  find: (name: string) => Value | undefined,
  functionName: string,
  origin: Origin,
): Value {
  const identity = `${functionName}(${name ? identityOf(name) : ''})`;
  if (name?.kind !== 'string') {
    const reason = name && isUnknown(name) ? name.reason : l10n.t('{0}() needs a name', functionName);
    return unknownValue(reason, identity, origin);
  }
  const found =
    find(name.value) ?? unknownValue(l10n.t('{0} is not known before deployment', identity), identity);
  return found.origin ? found : withOrigin(found, origin);
}

function unknownFunction(name: string, args: readonly Value[], origin: Origin): Value {
  const identity = `${name}(${args.map(identityOf).join(', ')})`;
  return unknownValue(l10n.t("the template has no function '{0}'", name), identity, origin);
}

function isLambda({ namespace, name }: CallExpression): boolean {
  return namespace === undefined && name.toLowerCase() === 'lambda';
}

/** `lambda('item', 'index', body)` with the variables around it bound. */
function lambdaOf({ args }: CallExpression, site: Site, environment: Environment): Lambda {
  const body = args.at(-1);
  const names = args.slice(0, -1).map((name) => (name.kind === 'string' ? name.value.toLowerCase() : ''));
  return {
    kind: 'lambda',
    parameterCount: names.length,
    apply: (values) => {
      const bound = new Map<string, Value>();
      for (const [index, name] of names.entries()) {
        const value = values[index];
        if (value) bound.set(name, value);
      }
      const lambda = { values: bound, outer: environment.lambda };
      if (!body) return unknownValue(l10n.t('a lambda has no body'), 'lambda()', site.node);
      return evaluate(body, site, { ...environment, lambda });
    },
  };
}

function lambdaVariable(name: string, environment: Environment): Value | undefined {
  const lower = name.toLowerCase();
  for (let scope = environment.lambda; scope; scope = scope.outer) {
    const value = scope.values.get(lower);
    if (value) return value;
  }
  return undefined;
}
