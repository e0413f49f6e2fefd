import type { Span } from '../text.js';
import { spanContains } from '../text.js';
import type { JsonNode, JsonObject, JsonProperty } from './tree.js';

/** A node and what holds it. */
export interface LocatedNode {
  readonly node: JsonNode;
  /** The property whose value the node is. */
  readonly property: JsonProperty | undefined;
  readonly parent: JsonNode | undefined;
}

/** The node that is written at exactly this span; `undefined` when none is. */
export function locate(root: JsonNode | undefined, span: Span): LocatedNode | undefined {
  let found: LocatedNode | undefined = root && { node: root, property: undefined, parent: undefined };
  while (found && !(found.node.start === span.start && found.node.end === span.end)) {
    found = childrenOf(found.node).find(({ node }) => spanContains(node, span));
  }
  return found;
}

function childrenOf(node: JsonNode): readonly LocatedNode[] {
  if (node.kind === 'array')
    return node.items.map((item) => ({ node: item, property: undefined, parent: node }));
  if (node.kind !== 'object') return [];
  return node.properties.flatMap((property) =>
    property.value ? [{ node: property.value, property, parent: node }] : [],
  );
}

/** The object that is written at exactly this span. */
export function locateObject(root: JsonNode | undefined, span: Span): JsonObject | undefined {
  const node = locate(root, span)?.node;
  return node?.kind === 'object' ? node : undefined;
}
