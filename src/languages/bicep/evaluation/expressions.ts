import * as l10n from '../../../l10n.js';
import type { Argument, Lambda as LambdaArgument } from '../../deploymentFunctions/index.js';
import {
  accessIndex,
  accessProperty,
  applyBinary,
  applyUnary,
  callFunction,
  interpolate,
  tryAccess,
} from '../../deploymentFunctions/index.js';
import { generatedFrom } from '../../generated.js';
import type { Origin } from '../../text.js';
import type { ListValue, ObjectProperty, ObjectValue, Value } from '../../values.js';
import {
  booleanValue,
  identityOf,
  itemOf,
  listValue,
  nullValue,
  numberValue,
  objectValue,
  stringValue,
  unknownValue,
  withOrigin,
} from '../../values.js';
import type {
  ArrayAccess,
  ArrayExpression,
  Expression,
  ForExpression,
  FunctionCall,
  InterpolatedString,
  Lambda,
  MethodCall,
  ObjectExpression,
  ObjectMember,
  ObjectProperty as ObjectPropertySyntax,
  PropertyAccess,
} from '../syntax/expressionSyntax.js';
import type { DeclaredFunction, Environment } from './environment.js';
import { assumed, findLocal, originOf, withLocals } from './environment.js';
import { loadFile } from './loadFunctions.js';
import { passesOf } from './passes.js';

/** What a pass of a loop that makes a value costs of the budget. */
const stepsOfPass = 10;

/**
 * The value of an expression. Never throws: what can't be known is unknown, with the reason.
 * @param origin where it is written
 */
export function evaluate(
  expression: Expression,
  environment: Environment,
  origin = originOf(expression, environment),
): Value {
  switch (expression.kind) {
    case 'StringLiteral':
      return stringValue(expression.text, origin);
    case 'NumberLiteral':
      return numberValue(expression.value, origin);
    case 'BooleanLiteral':
      return booleanValue(expression.value, origin);
    case 'NullLiteral':
      return nullValue(origin);
    case 'Parenthesized':
      return evaluate(expression.expression, environment);
    case 'NonNull':
      return evaluate(expression.operand, environment);
    case 'MissingExpression':
      return unknownValue(l10n.t('the value is missing'), `${origin.uri}:${origin.start}`, origin);
    default:
      return evaluateCompound(expression, origin, environment);
  }
}

type Compound = Exclude<
  Expression,
  {
    readonly kind:
      | 'BooleanLiteral'
      | 'MissingExpression'
      | 'NonNull'
      | 'NullLiteral'
      | 'NumberLiteral'
      | 'Parenthesized'
      | 'StringLiteral';
  }
>;

function evaluateCompound(expression: Compound, origin: Origin, environment: Environment): Value {
  const { session } = environment;
  const refused = session.enter(origin);
  if (refused) return refused;
  const value = evaluateWithin(expression, origin, environment);
  session.leave();
  return assumed(value, environment);
}

function evaluateWithin(expression: Compound, origin: Origin, environment: Environment): Value {
  const { context } = environment;
  switch (expression.kind) {
    case 'ArrayExpression':
      return evaluateArray(expression, origin, environment);
    case 'ObjectExpression':
      return evaluateObject(expression, environment);
    case 'ForExpression':
      return evaluateLoop(expression, origin, environment);
    case 'InterpolatedString':
      return interpolate(piecesOf(expression, environment), origin, context);
    case 'VariableAccess':
      return variable(expression.name, origin, environment);
    case 'PropertyAccess':
      return evaluateProperty(expression, origin, environment);
    case 'ArrayAccess':
      return evaluateItem(expression, origin, environment);
    case 'ResourceAccess':
      return resourceValue(expression, origin, environment);
    case 'FunctionCall':
      return evaluateCall(expression, origin, environment);
    case 'MethodCall':
      return evaluateMethod(expression, origin, environment);
    case 'Ternary': {
      const { condition, whenTrue, whenFalse } = expression;
      const args = [
        evaluate(condition, environment),
        operand(whenTrue, environment),
        operand(whenFalse, environment),
      ];
      return callFunction('if', args, origin, context);
    }
    case 'Binary': {
      const { operator, left, right } = expression;
      return applyBinary(operator, operand(left, environment), operand(right, environment), origin, context);
    }
    case 'Unary': {
      const { operator } = expression;
      if (operator === '-' && expression.operand.kind === 'NumberLiteral') {
        return numberValue(-expression.operand.value, origin);
      }
      return applyUnary(operator, operand(expression.operand, environment), origin, context);
    }
    case 'Lambda':
      return unknownValue(l10n.t('a lambda stands where a value is expected'), 'lambda', origin);
  }
}

/** An operand that is evaluated when it is needed. */
function operand(expression: Expression, environment: Environment): () => Value {
  return () => evaluate(expression, environment);
}

function piecesOf(
  { segments, expressions }: InterpolatedString,
  environment: Environment,
): (Value | string)[] {
  const pieces: (Value | string)[] = [];
  for (const [index, { text }] of segments.entries()) {
    pieces.push(text);
    const expression = expressions[index];
    if (expression) pieces.push(evaluate(expression, environment));
  }
  return pieces;
}

function evaluateArray({ items }: ArrayExpression, origin: Origin, environment: Environment): Value {
  if (!items.some(({ kind }) => kind === 'Spread')) {
    return listValue(
      items.map((item) => evaluate(item.kind === 'Spread' ? item.expression : item, environment)),
      origin,
    );
  }
  const parts = items.map((item) =>
    item.kind === 'Spread'
      ? evaluate(item.expression, environment)
      : listValue([evaluate(item, environment)]),
  );
  return withOrigin(callFunction('flatten', [listValue(parts, origin)], origin, environment.context), origin);
}

/** The value of an object; resources that are nested in it are none of its properties. */
export function evaluateObject(object: ObjectExpression, environment: Environment): Value {
  const { members } = object;
  const origin = originOf(object, environment);
  if (!members.every(isNamed)) return evaluateParts(object, origin, environment);
  return objectValue(
    members.map((member) => evaluateMember(member.name, member, environment)),
    origin,
  );
}

type NamedMember = ObjectPropertySyntax & { readonly name: string };

/** Whether a member is a property whose name is no expression, as most are. */
function isNamed(member: ObjectMember): member is NamedMember {
  return member.kind === 'ObjectProperty' && member.name !== undefined;
}

function evaluateParts(object: ObjectExpression, origin: Origin, environment: Environment): Value {
  const parts: Value[] = [];
  let properties: ObjectProperty[] = [];
  const endPart = (): void => {
    if (properties.length > 0) parts.push(objectValue(properties, origin));
    properties = [];
  };
  for (const member of object.members) {
    if (member.kind === 'ResourceStatement') continue;
    if (member.kind === 'Spread') {
      endPart();
      parts.push(evaluate(member.expression, environment));
      continue;
    }
    const name = nameOf(member, environment);
    if (typeof name === 'string') properties.push(evaluateMember(name, member, environment));
    else {
      endPart();
      parts.push(name);
    }
  }
  if (parts.length === 0) return objectValue(properties, origin);
  endPart();
  const merged = callFunction('shallowMerge', [listValue(parts)], origin, environment.context);
  return withOrigin(merged, origin);
}

/** The name of a property; where that isn't known, an object that may have any properties. */
function nameOf({ key, name }: ObjectPropertySyntax, environment: Environment): ObjectValue | string {
  if (name !== undefined) return name;
  const value = key.kind === 'Identifier' ? undefined : evaluate(key, environment);
  if (value?.kind === 'string') return value.value;
  const identity = value ? identityOf(value) : `${environment.uri}:${originOf(key, environment).start}`;
  const open = unknownValue(l10n.t('the name of a property is not known before deployment'), identity);
  return { ...objectValue([]), open };
}

/** A property by what it is called, with its value. */
export function evaluateMember(
  name: string,
  { key, value }: ObjectPropertySyntax,
  environment: Environment,
): ObjectProperty {
  const site = originOf(value, environment);
  return { name, nameOrigin: originOf(key, environment), value: evaluate(value, environment, site), site };
}

function evaluateLoop(loop: ForExpression, origin: Origin, environment: Environment): ListValue {
  const { body } = loop;
  const made = body.kind === 'IfCondition' ? body.body : body;
  const { passes, open, isStandIn } = passesOf(loop, environment, stepsOfPass);
  const bodyOrigin = originOf(made, environment);
  const items = passes.map((pass) => {
    const value = assumed(evaluate(made, pass.environment), { ...environment, presence: pass.presence });
    return { ...itemOf(generatedFrom(value, bodyOrigin, pass.item)), presence: pass.presence };
  });
  return { kind: 'list', items, open, standIns: isStandIn && open ? { items, open } : undefined, origin };
}

function variable(name: string, origin: Origin, environment: Environment): Value {
  const found = findLocal(name, environment) ?? environment.names.value(name);
  if (!found)
    return unknownValue(l10n.t("'{0}' is not declared", name), `${environment.names.prefix}${name}`, origin);
  return found.origin ? found : withOrigin(found, origin);
}

function evaluateProperty(access: PropertyAccess, origin: Origin, environment: Environment): Value {
  const { base, property, safe } = access;
  if (base.kind === 'VariableAccess' && !findLocal(base.name, environment)) {
    const member = environment.names.member(base.name, property.name);
    if (member) return member.origin ? member : withOrigin(member, origin);
  }
  const value = evaluate(base, environment);
  const isSafe = safe || isSafeChain(base);
  return isSafe
    ? tryAccess(value, stringValue(property.name), origin)
    : accessProperty(value, property.name, origin);
}

function evaluateItem(access: ArrayAccess, origin: Origin, environment: Environment): Value {
  const { base, safe, fromEnd } = access;
  const resource = fromEnd ? undefined : environment.names.resource(access, environment);
  if (resource) return resource.value;
  const value = evaluate(base, environment);
  const index = evaluate(access.index, environment);
  const isSafe = safe || isSafeChain(base);
  if (fromEnd) {
    const name = isSafe ? 'tryIndexFromEnd' : 'indexFromEnd';
    return callFunction(name, [value, index], origin, environment.context);
  }
  return isSafe ? tryAccess(value, index, origin) : accessIndex(value, index, origin);
}

/** Where one access of a chain is safe, so are those after it. */
function isSafeChain(expression: Expression): boolean {
  if (expression.kind !== 'PropertyAccess' && expression.kind !== 'ArrayAccess') return false;
  return expression.safe || isSafeChain(expression.base);
}

function resourceValue(expression: Expression, origin: Origin, environment: Environment): Value {
  const resource = environment.names.resource(expression, environment);
  if (resource) return resource.value;
  return unknownValue(l10n.t('the resource is not declared'), `${origin.uri}:${origin.start}`, origin);
}

function evaluateCall(call: FunctionCall, origin: Origin, environment: Environment): Value {
  const { name, arguments: written } = call;
  const own = environment.names.functionNamed(name.name);
  if (own) return callDeclared(own, written, origin, environment);
  return callLibrary(name.name, written, origin, environment);
}

function callDeclared(
  declared: DeclaredFunction,
  written: readonly Expression[],
  origin: Origin,
  environment: Environment,
): Value {
  const value = declared(written.map((one) => evaluate(one, environment)));
  return value.origin ? value : withOrigin(value, origin);
}

function callLibrary(
  name: string,
  written: readonly Expression[],
  origin: Origin,
  environment: Environment,
): Value {
  const [first] = written;
  if (name === 'any' && first) return evaluate(first, environment);
  if (name === 'nameof' && first) return stringValue(lastNameOf(first), origin);
  const args = written.map((one): Argument =>
    one.kind === 'Lambda' ? lambdaOf(one, environment) : () => evaluate(one, environment),
  );
  const loaded = loadFile(name, written, origin, environment);
  return loaded ?? callFunction(name, args, origin, environment.context);
}

function lastNameOf(expression: Expression): string {
  if (expression.kind === 'VariableAccess') return expression.name;
  if (expression.kind === 'PropertyAccess') return expression.property.name;
  return expression.kind === 'ResourceAccess' ? expression.resource.name : '';
}

const namespaces: ReadonlySet<string> = new Set(['az', 'sys']);

/** `sys.concat(…)`, a function of a wildcard import, or one of a resource, which is only known when it is deployed. */
function evaluateMethod(call: MethodCall, origin: Origin, environment: Environment): Value {
  const { base, name, arguments: written } = call;
  if (base.kind === 'VariableAccess' && !findLocal(base.name, environment)) {
    const own = environment.names.functionNamed(name.name, base.name);
    if (own) return callDeclared(own, written, origin, environment);
    if (namespaces.has(base.name)) return callLibrary(name.name, written, origin, environment);
  }
  const args = [base, ...written].map((one) => evaluate(one, environment));
  const identity = `${name.name}(${args.map(identityOf).join(', ')})`;
  return unknownValue(l10n.t('{0}() is known only when it is deployed', name.name), identity, origin);
}

/** A lambda with the variables around it bound. */
function lambdaOf({ parameters, body }: Lambda, environment: Environment): LambdaArgument {
  return {
    kind: 'lambda',
    parameterCount: parameters.length,
    apply: (values) => {
      const bound = new Map<string, Value>();
      for (const [index, { name }] of parameters.entries()) {
        const value = values[index];
        if (value) bound.set(name, value);
      }
      return evaluate(body, withLocals(environment, bound));
    },
  };
}
