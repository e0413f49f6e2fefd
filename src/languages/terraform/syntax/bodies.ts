import type { Attribute, Block, Body, StringReading } from './bodySyntax.js';
import { jsonAttribute, jsonBlocks, jsonProperties } from './jsonBody.js';

/*
 * What is in a body, asked in one way for both syntaxes. In JSON a property is an argument or stands for blocks, as
 * whoever asks knows; one that could be either is found as both. Every call gives the same nodes.
 */

/**
 * The argument of a name; of several the first, which is the one that counts.
 *
 * @param strings how JSON strings in its value are read, where that is not as in the rest of the file
 */
export function findAttribute(body: Body, name: string, strings?: StringReading): Attribute | undefined {
  if (body.kind === 'NativeBody') {
    for (const item of body.items) if (item.kind === 'Attribute' && item.name.name === name) return item;
    return undefined;
  }
  const property = jsonProperties(body).find((candidate) => candidate.name === name);
  return property && jsonAttribute(property, body.source, strings ?? body.source.strings);
}

/** All arguments, in the order written; in JSON, what stands for blocks is among them. */
export function attributesOf(body: Body, strings?: StringReading): readonly Attribute[] {
  if (body.kind === 'NativeBody') return body.items.filter((item) => item.kind === 'Attribute');
  const { source } = body;
  return jsonProperties(body).map((property) => jsonAttribute(property, source, strings ?? source.strings));
}

/**
 * The blocks of a type that have so many labels, in the order written. In JSON several blocks may share their type and
 * first labels, which then stand outside of the blocks' spans.
 */
export function findBlocks(body: Body, type: string, labelCount: number): readonly Block[] {
  if (body.kind === 'JsonBody') return jsonBlocks(body, type, labelCount);
  return body.items.filter(
    (item): item is Block =>
      item.kind === 'Block' && item.type.name === type && item.labels.length === labelCount,
  );
}
