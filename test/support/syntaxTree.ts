import type { Span } from '../../src/languages/text.js';

/** A node of any language's syntax tree: plain data with a `kind` and a place. */
export interface SyntaxNode extends Span {
  readonly kind: string;
}

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** A node and all below it, parents first. Doesn't recurse, so that any depth can be looked at. */
export function descendantsOf(root: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node);
    waiting.push(...childrenOf(node).reverse());
  }
  return found;
}

/**
 * A tree in one line: `(Binary + a 1)`. Names and literals stand for themselves, what is missing as `?`; what
 * is empty or false is left out, and of what is true the field's name is given.
 */
export function printTree(node: SyntaxNode): string {
  if (node.kind.startsWith('Missing')) return '?';
  const fields = Object.entries(node).filter(([field]) => !isImplied(node, field));
  const parts = fields.flatMap(([field, value]) => printField(field, value));
  const [only] = fields;
  if (fields.length === 1 && only && typeof only[1] !== 'object') return parts.join('') || '?';
  return `(${[node.kind, ...parts].join(' ')})`;
}

/** What the tree's shape says anyhow, and places. */
const implied = ['kind', 'start', 'end', 'equals', 'openBrace', 'closeBrace'];

function isImplied(node: SyntaxNode, field: string): boolean {
  return implied.includes(field) || (field === 'name' && 'key' in node);
}

function printField(field: string, value: unknown): string[] {
  if (isNode(value)) return [printTree(value)];
  if (Array.isArray(value)) return value.flatMap((item) => printField(field, item));
  if (typeof value === 'string') return field === 'text' ? [`'${value}'`] : value === '' ? [] : [value];
  if (typeof value === 'boolean' && field !== 'value') return value ? [field] : [];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}
