import type { JsonNode, JsonObject, JsonProperty } from '../../json/tree.js';
import type { Attribute, Block, BlockLabel, JsonBody, JsonSource, StringReading } from './bodySyntax.js';
import type { Identifier } from './expressionSyntax.js';
import { colonOf, jsonValue } from './jsonExpression.js';

/** A property of this name in a body is a comment. */
export const commentName = '//';

/** The properties of a body that may be arguments or blocks, in the order written. */
export function jsonProperties(body: JsonBody): readonly JsonProperty[] {
  return body.objects.flatMap((object) => object.properties.filter(({ name }) => name !== commentName));
}

const attributes = new WeakMap<JsonProperty, Map<StringReading, Attribute>>();

/** A property as an argument; the same for every call. */
export function jsonAttribute(property: JsonProperty, source: JsonSource, strings: StringReading): Attribute {
  let known = attributes.get(property);
  if (!known) attributes.set(property, (known = new Map<StringReading, Attribute>()));
  let attribute = known.get(strings);
  if (!attribute) known.set(strings, (attribute = makeAttribute(property, source, strings)));
  return attribute;
}

function makeAttribute(property: JsonProperty, source: JsonSource, strings: StringReading): Attribute {
  const value = jsonValue(property, source, strings);
  return {
    kind: 'Attribute',
    start: property.start,
    end: value.end,
    name: nameOf(property),
    equals: colonOf(property, source),
    value,
  };
}

function nameOf({ start, end, name }: JsonProperty): Identifier {
  return { kind: 'Identifier', start, end, name };
}

const blocks = new WeakMap<JsonBody, Map<string, readonly Block[]>>();

/**
 * The blocks of a type, with so many labels (HCL JSON syntax specification, "Blocks"); the same for every call. What
 * has not the shape of a block is none.
 */
export function jsonBlocks(body: JsonBody, type: string, labelCount: number): readonly Block[] {
  let known = blocks.get(body);
  if (!known) blocks.set(body, (known = new Map<string, readonly Block[]>()));
  const key = `${type} ${labelCount}`;
  let found = known.get(key);
  if (!found) known.set(key, (found = makeBlocks(body, type, labelCount)));
  return found;
}

function makeBlocks(body: JsonBody, type: string, labelCount: number): Block[] {
  return jsonProperties(body)
    .filter(({ name }) => name === type)
    .flatMap((property) =>
      blocksBelow(property, { type: nameOf(property), labels: [] }, labelCount, body.source),
    );
}

/** What is known of a block above its body. */
interface Header {
  readonly type: Identifier;
  readonly labels: readonly BlockLabel[];
}

function blocksBelow(
  property: JsonProperty,
  header: Header,
  labelsLeft: number,
  source: JsonSource,
): Block[] {
  const { value } = property;
  if (!value) return [];
  if (labelsLeft > 0) {
    return objectsOf(value).flatMap(({ properties }) =>
      properties.flatMap((next) => blocksBelow(next, withLabel(header, next), labelsLeft - 1, source)),
    );
  }
  if (value.kind === 'object') return [makeBlock(header, property.start, value, [value], source)];
  if (value.kind !== 'array') return [];
  return value.items.flatMap((item) => {
    const objects = objectsOf(item);
    return item.kind === 'object' || item.kind === 'array'
      ? [makeBlock(header, item.start, item, objects, source)]
      : [];
  });
}

function withLabel({ type, labels }: Header, { start, end, name }: JsonProperty): Header {
  return { type, labels: [...labels, { kind: 'BlockLabel', start, end, text: name }] };
}

/** The objects that a body or a level of labels is made of: one, or those in a list. */
export function objectsOf(node: JsonNode | undefined): readonly JsonObject[] {
  if (node?.kind === 'object') return [node];
  if (node?.kind !== 'array') return [];
  return node.items.filter((item) => item.kind === 'object');
}

function makeBlock(
  { type, labels }: Header,
  start: number,
  node: JsonNode,
  objects: readonly JsonObject[],
  source: JsonSource,
): Block {
  const closed = node.kind === 'object' && source.text.charAt(node.end - 1) === '}';
  const closeBrace = closed ? node.end - 1 : undefined;
  const openBrace = node.kind === 'object' ? node.start : undefined;
  const body: JsonBody = {
    kind: 'JsonBody',
    start: node.start + 1,
    end: closeBrace ?? node.end,
    objects,
    source,
  };
  return { kind: 'Block', start, end: node.end, type, labels, openBrace, closeBrace, body };
}
