import type { Condition, Presence } from '../../../azure/unknown.js';
import { always } from '../../../azure/unknown.js';
import * as l10n from '../../../l10n.js';
import type { Origin } from '../../text.js';
import type { Generated, ListItem, ObjectProperty, ObjectValue, UnknownValue, Value } from '../../values.js';
import { isFailed, isUnknown, objectValue, unknownValue } from '../../values.js';
import type { Layers, Placed, PlacedBody } from '../configuration/layers.js';
import { attributesInLayers, blocksInLayers, blockTypes, findInLayers } from '../configuration/layers.js';
import { attributesOf, findAttribute, findBlocks } from '../syntax/bodies.js';
import type { Attribute, Block } from '../syntax/bodySyntax.js';
import type { Expression } from '../syntax/expressionSyntax.js';
import { evaluateExpression } from './expressions.js';
import type { LazyAttribute } from '../../lazyObject.js';
import { passesOf } from './passes.js';
import type { Scope } from './scope.js';
import { originOf, withNames } from './scope.js';

/** Arguments and blocks as attributes of objects: a block of some type is an element of the list by that name. */

/** What says how often, and on whose behalf, something is there, but nothing of what it is. */
const metaArguments: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'depends_on',
  'provider',
  'providers',
  'lifecycle',
  'provisioner',
  'connection',
  'dynamic',
]);

/** The arguments and blocks of a body, each evaluated when it is asked for. */
export function bodyAttributes(layers: Layers, scope: Scope): readonly LazyAttribute[] {
  const attributes: LazyAttribute[] = [];
  for (const [name, { uri, node }] of attributesInLayers(layers)) {
    if (metaArguments.has(name)) continue;
    const inner = { ...scope, uri };
    attributes.push({
      name,
      nameOrigin: originOf(node.name, inner),
      site: originOf(node.value, inner),
      evaluate: () => evaluateExpression(node.value, inner),
    });
  }
  for (const type of blockTypes(layers)) {
    if (!metaArguments.has(type))
      attributes.push({ name: type, evaluate: () => blocksAsList(layers, type, scope) });
  }
  return attributes;
}

/** The object that a block's body is, all of it evaluated. */
function blockObject(
  { uri, body }: PlacedBody,
  scope: Scope,
  origin: Origin,
  generated?: Generated,
): ObjectValue {
  const properties = new Map<string, ObjectProperty>();
  let hasBlocks = body.kind === 'JsonBody';
  for (const node of body.kind === 'NativeBody' ? body.items : attributesOf(body)) {
    if (node.kind === 'Block') hasBlocks = true;
    else if (!properties.has(node.name.name)) addAttribute(node, scope, properties);
  }
  if (hasBlocks) addBlocks([{ uri, body }], scope, properties);
  return { kind: 'object', properties, open: undefined, origin, generated };
}

function addAttribute(
  { name, value }: Attribute,
  scope: Scope,
  properties: Map<string, ObjectProperty>,
): void {
  properties.set(name.name, {
    name: name.name,
    nameOrigin: originOf(name, scope),
    site: originOf(value, scope),
    value: evaluateExpression(value, scope),
  });
}

function addBlocks(layers: Layers, scope: Scope, properties: Map<string, ObjectProperty>): void {
  for (const type of blockTypes(layers)) {
    if (!metaArguments.has(type))
      properties.set(type, { name: type, nameOrigin: undefined, value: blocksAsList(layers, type, scope) });
  }
}

/** The blocks of a type as a list, whose origin is the body that they stand in. */
export function blocksAsList(layers: Layers, type: string, scope: Scope): Value {
  const made: MadeBlocks = { items: [], standIns: [], open: undefined, openButForStandIns: undefined };
  for (const block of blocksInLayers(layers, type)) {
    const inner = { ...scope, uri: block.uri };
    if (block.node.type.name !== 'dynamic') made.items.push(blockItem(block, inner, always));
    else addDynamicBlocks(block, type, inner, made);
  }
  const { items, openButForStandIns: others } = made;
  const open = others ?? made.open;
  const standIns = open && !others ? { items: made.standIns, open } : undefined;
  const [{ uri, body }] = layers;
  const origin = { uri, start: body.start, end: body.end };
  return { kind: 'list', items, open, standIns, origin };
}

/** The items that blocks of a type make, as far as they are known. */
interface MadeBlocks {
  readonly items: ListItem[];
  readonly standIns: ListItem[];
  /** Set when there may be more, of which a stand-in tells. */
  open: UnknownValue | undefined;
  /** Set when there may be more, of which none does. */
  openButForStandIns: UnknownValue | undefined;
}

function blockItem(
  { uri, node }: Placed<Block>,
  scope: Scope,
  presence: Presence,
  generated?: Generated,
): ListItem {
  const value = blockObject({ uri, body: node.body }, scope, originOf(node, scope), generated);
  return { value, presence };
}

/** Adds what a `dynamic` block makes: of a collection of which nothing is known, one block that stands for all. */
function addDynamicBlocks({ uri, node }: Placed<Block>, type: string, scope: Scope, made: MadeBlocks): void {
  const collection = findAttribute(node.body, 'for_each');
  const [content] = findBlocks(node.body, 'content', 0);
  if (!collection || !content) {
    const reason = l10n.t('a dynamic block is not complete');
    made.openButForStandIns ??= unknownValue(reason, 'dynamic', originOf(node, scope));
    return;
  }
  const name = iteratorOf(node) ?? type;
  const itemOf = (key: Value, value: Value, presence: Presence, item?: Origin): ListItem => {
    const inner = withNames(scope, new Map([[name, iteration(key, value)]]));
    return blockItem({ uri, node: content }, inner, presence, { item });
  };
  for (const one of casesOfCollection(evaluateExpression(collection.value, scope))) {
    const passes = passesOf(one.value, unnamed);
    if (!('kind' in passes)) {
      for (const { key, value, presence, item } of passes.passes) {
        made.items.push(itemOf(key, value, [...one.presence, ...presence], item));
      }
      made.openButForStandIns ??= passes.open;
    } else if (isFailed(passes)) made.openButForStandIns ??= passes;
    else {
      const { any, part } = anyNumberOf('dynamic', passes);
      const standIn = itemOf(part('key'), part('value'), [...one.presence, any]);
      made.items.push(standIn);
      made.standIns.push(standIn);
      made.open ??= passes;
    }
  }
}

/**
 * What is known of one of any number of elements.
 * @param by what goes through them
 */
export function anyNumberOf(by: string, { identity, reason }: UnknownValue): AnyNumber {
  return {
    any: { identity: `any(${identity})`, holds: true },
    part: (name) => unknownValue(reason, `${by}(${identity}).${name}`),
  };
}

interface AnyNumber {
  /** That there is one at all. */
  readonly any: Condition;
  /** What isn't known of it, by a name. */
  readonly part: (name: string) => UnknownValue;
}

const unnamed = {
  keyVariable: undefined,
  valueVariable: { kind: 'Identifier', start: 0, end: 0, name: '' },
} as const;

function casesOfCollection(value: Value): readonly ListItem[] {
  return isUnknown(value) && value.alternatives ? value.alternatives : [{ value, presence: always }];
}

/** What the iterator of a dynamic block, and `each`, give. */
export function iteration(key: Value, value: Value): ObjectValue {
  return objectValue([
    { name: 'key', nameOrigin: undefined, value: key },
    { name: 'value', nameOrigin: undefined, value },
  ]);
}

function iteratorOf({ body }: Block): string | undefined {
  const iterator = findAttribute(body, 'iterator', 'expression')?.value;
  if (iterator?.kind === 'VariableAccess') return iterator.name;
  return iterator?.kind === 'StringLiteral' ? iterator.text : undefined;
}

/** The expression of an argument, with its scope. */
export function findExpression(
  layers: Layers,
  name: string,
  scope: Scope,
): { readonly expression: Expression; readonly scope: Scope } | undefined {
  const found = findInLayers(layers, name);
  return found && { expression: found.node.value, scope: { ...scope, uri: found.uri } };
}

/** The value of an argument; undefined where it isn't given. */
export function evaluateArgumentOf(layers: Layers, name: string, scope: Scope): Value | undefined {
  const found = findExpression(layers, name, scope);
  return found && evaluateExpression(found.expression, found.scope);
}
