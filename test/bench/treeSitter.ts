import type { Language } from 'tree-sitter';
import type { Parser } from 'web-tree-sitter';
import type { TreeSitterGrammar } from '../tools/treeSitter.js';
import { loadWasmParser, walk } from '../tools/treeSitter.js';
import type { Peer } from './harness.js';

/** Tree-sitter's parse of the same texts, in its build for this machine and in that for the web. */
export async function treeSitterPeers(
  grammar: TreeSitterGrammar,
  texts: readonly string[],
  speedup: number,
): Promise<Peer[]> {
  return [await nativePeer(grammar, texts, speedup), await wasmPeer(grammar, texts, speedup)];
}

/** Tree-sitter's parse in its build for this machine. */
export async function nativePeer(
  grammar: TreeSitterGrammar,
  texts: readonly string[],
  speedup: number,
): Promise<Peer> {
  const { default: TreeSitter } = await import('tree-sitter');
  const { default: language } = (await import(grammar.package)) as { readonly default: Language };
  const parser = new TreeSitter();
  parser.setLanguage(language);
  const run = (): void => {
    for (const text of texts) parser.parse(text, undefined, { bufferSize: 2 * text.length + 2 });
  };
  return { name: `${grammar.package}, native`, run, speedup };
}

/** Tree-sitter's parse in its build for the web, by itself. */
export async function wasmPeer(
  grammar: TreeSitterGrammar,
  texts: readonly string[],
  speedup?: number,
): Promise<Peer> {
  const parser = await loadWasmParser(grammar);
  const run = (): void => {
    for (const text of texts) parser.parse(text)?.delete();
  };
  return { name: `${grammar.package}, WebAssembly`, run, ...(speedup === undefined ? {} : { speedup }) };
}

/**
 * Tree-sitter's parse in its build for the web, and a walk over the tree that looks at each node's type and place: the
 * least that one has to do to make something of it in JavaScript.
 */
export async function walkingPeer(
  grammar: TreeSitterGrammar,
  texts: readonly string[],
  speedup: number,
): Promise<Peer> {
  const parser = await loadWasmParser(grammar);
  const run = (): number => texts.reduce((sum, text) => sum + parseAndWalk(parser, text), 0);
  return { name: `${grammar.package}, WebAssembly, with a walk`, run, speedup };
}

function parseAndWalk(parser: Parser, text: string): number {
  const tree = parser.parse(text);
  let seen = 0;
  if (tree) {
    walk(tree.rootNode, (cursor) => {
      seen += cursor.nodeType.length + cursor.endIndex - cursor.startIndex;
    });
  }
  tree?.delete();
  return seen;
}
