import type { Attribute, Block, Body, StringReading } from '../syntax/bodySyntax.js';
import { attributesOf, findAttribute, findBlocks } from '../syntax/bodies.js';

/** A body with the document it is written in. */
export interface PlacedBody {
  readonly uri: string;
  readonly body: Body;
}

/** A body as it is written first, and then as override files change it: each layer over those before it. */
export type Layers = readonly [PlacedBody, ...PlacedBody[]];

export interface Placed<T> {
  readonly uri: string;
  readonly node: T;
}

/** The argument of a name, from the last layer that has it. */
export function findInLayers(
  layers: Layers,
  name: string,
  strings?: StringReading,
): Placed<Attribute> | undefined {
  for (const { uri, body } of layers.toReversed()) {
    const node = findAttribute(body, name, strings);
    if (node) return { uri, node };
  }
  return undefined;
}

/** The arguments by their names. */
export function attributesInLayers(layers: Layers): ReadonlyMap<string, Placed<Attribute>> {
  const byName = new Map<string, Placed<Attribute>>();
  for (const { uri, body } of layers) {
    const own = new Set<string>();
    for (const node of attributesOf(body)) {
      const { name } = node.name;
      if (!own.has(name)) byName.set(name, { uri, node });
      own.add(name);
    }
  }
  return byName;
}

/** The blocks of a type from the last layer that has any, those of `dynamic` among them. */
export function blocksInLayers(layers: Layers, type: string): readonly Placed<Block>[] {
  for (const { uri, body } of layers.toReversed()) {
    const blocks = [
      ...findBlocks(body, type, 0),
      ...findBlocks(body, 'dynamic', 1).filter(({ labels }) => labels[0]?.text === type),
    ];
    if (blocks.length > 0) return blocks.sort(byPlace).map((node) => ({ uri, node }));
  }
  return [];
}

function byPlace(left: Block, right: Block): number {
  return left.start - right.start;
}

/** The types of the blocks in a body of the native syntax, and of those that dynamic blocks make. */
export function blockTypes(layers: Layers): ReadonlySet<string> {
  const types = new Set<string>();
  for (const { body } of layers) {
    for (const item of body.kind === 'NativeBody' ? body.items : []) {
      if (item.kind === 'Block' && item.type.name !== 'dynamic' && item.labels.length === 0)
        types.add(item.type.name);
    }
    for (const { labels } of findBlocks(body, 'dynamic', 1)) if (labels[0]) types.add(labels[0].text);
  }
  return types;
}
