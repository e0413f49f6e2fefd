import { bothPresent } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import { literalValue } from '../../json/literals.js';
import type { JsonArray, JsonNode, JsonObject, JsonProperty } from '../../json/tree.js';
import { findValue } from '../../json/tree.js';
import type { ListItem, ListValue, ObjectProperty, ObjectValue, UnknownValue, Value } from '../../values.js';
import { generatedFrom } from '../../generated.js';
import { byName } from '../../namedProperties.js';
import { itemOf, unknownValue } from '../../values.js';
import type { Environment, LoopKind } from './environment.js';
import { evaluateString } from './expressions.js';
import type { Iteration } from './loops.js';
import { iterate } from './loops.js';

/** The value that a JSON node stands for, expressions and copy loops in it evaluated. */
export function evaluateNode(node: JsonNode, environment: Environment): Value {
  switch (node.kind) {
    case 'string':
      return evaluateString(node, environment);
    case 'object':
    case 'array':
      return evaluateContainer(node, environment);
    default:
      return literalValue(node);
  }
}

function evaluateContainer(node: JsonObject | JsonArray, environment: Environment): Value {
  const { session } = environment;
  const refused = session.enter(node);
  if (refused) return refused;
  const value = node.kind === 'object' ? evaluateObject(node, environment) : evaluateArray(node, environment);
  session.leave();
  return value;
}

function evaluateArray(node: JsonArray, environment: Environment): ListValue {
  const items = node.items.map((item) => itemOf(evaluateNode(item, environment)));
  return { kind: 'list', items, open: undefined, origin: node };
}

function evaluateObject(node: JsonObject, environment: Environment): ObjectValue {
  if (!node.properties.every(isPlain)) return evaluateWithLoops(node, environment);
  const properties = node.properties.map((property) => evaluatePropertyValue(property, environment));
  return { kind: 'object', properties: byName(properties), open: undefined, origin: node };
}

/** Whether a property is neither a loop nor named by an expression. */
function isPlain({ name }: JsonProperty): boolean {
  return !name.startsWith('[') && !isCopy(name);
}

function evaluateWithLoops(node: JsonObject, environment: Environment): ObjectValue {
  const properties: ObjectProperty[] = [];
  let open: UnknownValue | undefined;
  for (const property of node.properties) {
    const loops = copiesOf(property);
    if (loops) {
      for (const loop of loops) addLoop(loop, environment, properties);
      continue;
    }
    const name = nameOf(property, environment);
    if (typeof name === 'string') properties.push(evaluateProperty(name, property, environment));
    else open ??= name;
  }
  return { kind: 'object', properties: byName(properties), open, origin: node };
}

/** Names of properties may be expressions as well. */
function nameOf(property: JsonProperty, environment: Environment): string | UnknownValue {
  if (!property.name.startsWith('[')) return property.name;
  const { uri, start, end, name } = property;
  const value = evaluateString({ kind: 'string', uri, start, end, value: name }, environment);
  if (value.kind === 'string') return value.value;
  return value.kind === 'unknown'
    ? value
    : unknownValue(l10n.t('the name of a property is no text'), name, property);
}

function evaluateProperty(name: string, property: JsonProperty, environment: Environment): ObjectProperty {
  const { value } = property;
  if (value) return { name, nameOrigin: property, value: evaluateNode(value, environment), site: value };
  return { name, nameOrigin: property, value: missingValue(property), site: property };
}

function missingValue(property: JsonProperty): UnknownValue {
  return unknownValue(l10n.t('the value is missing'), `${property.uri}:${property.start}`, property);
}

/** A value that was left out while the text is being written, or what is written. */
export function evaluatePropertyValue(property: JsonProperty, environment: Environment): ObjectProperty {
  return evaluateProperty(property.name, property, environment);
}

/**
 * The loops of a property that is `"copy": [ { "name": …, "count": …, "input": … } ]`, each of which makes a property;
 * undefined for every other one.
 */
export function copiesOf({ name, value }: JsonProperty): readonly JsonObject[] | undefined {
  if (!isCopy(name)) return undefined;
  const candidates = value?.kind === 'array' ? value.items : value ? [value] : [];
  const loops = candidates.filter((one) => one.kind === 'object').filter(isPropertyCopy);
  return loops.length > 0 ? loops : undefined;
}

function isCopy(name: string): boolean {
  return name.length === 4 && name.toLowerCase() === 'copy';
}

function isPropertyCopy(copy: JsonObject): boolean {
  return findValue(copy, 'name') !== undefined && findValue(copy, 'count') !== undefined;
}

function addLoop(copy: JsonObject, environment: Environment, properties: ObjectProperty[]): void {
  const nameNode = findValue(copy, 'name');
  const name = nameNode?.kind === 'string' ? evaluateString(nameNode, environment) : undefined;
  if (name?.kind !== 'string') return;
  const value = evaluateCopy(copy, 'property', environment);
  properties.push({ name: name.value, nameOrigin: nameNode, value, site: copy });
}

/**
 * The list that a copy object makes of its `input`, or of another part of what is repeated.
 */
export function evaluateCopy(
  copy: JsonObject,
  kind: LoopKind,
  environment: Environment,
  input: JsonNode | undefined = findValue(copy, 'input'),
): ListValue {
  if (!input) {
    const nothing = unknownValue(l10n.t('the loop has no input'), `${copy.uri}:${copy.start}`, copy);
    return { kind: 'list', items: [], open: nothing, origin: copy };
  }
  const { passes, open, isStandIn } = iterate(copy, kind, environment);
  const items = passes.map((pass) => evaluatePass(pass, input, environment));
  return {
    kind: 'list',
    items,
    open,
    standIns: isStandIn && open ? { items, open } : undefined,
    origin: copy,
  };
}

function evaluatePass(
  { loop, presence, item }: Iteration,
  input: JsonNode,
  environment: Environment,
): ListItem {
  const within = bothPresent(environment.presence, presence) ?? presence;
  const value = evaluateNode(input, { ...environment, loop, presence: within });
  return { value: generatedFrom(value, input, item), presence };
}
