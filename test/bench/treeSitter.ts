import { createRequire } from 'node:module';
import type { Language } from 'tree-sitter';
import type { Peer } from './harness.js';

const { resolve } = createRequire(`${process.cwd()}/package.json`);

/** A grammar of tree-sitter's, in the package of which both its builds are. */
export interface TreeSitterGrammar {
  readonly package: string;
  /** The build for the web, which an extension could ship: its path in the package. */
  readonly wasm: string;
}

/** Tree-sitter's parse of the same texts, in its build for this machine and in that for the web. */
export async function treeSitterPeers(
  grammar: TreeSitterGrammar,
  texts: readonly string[],
  speedup: number,
): Promise<Peer[]> {
  return [await nativePeer(grammar, texts, speedup), await wasmPeer(grammar, texts, speedup)];
}

async function nativePeer(
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

async function wasmPeer(
  grammar: TreeSitterGrammar,
  texts: readonly string[],
  speedup: number,
): Promise<Peer> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(resolve(`${grammar.package}/${grammar.wasm}`)));
  const run = (): void => {
    for (const text of texts) parser.parse(text)?.delete();
  };
  return { name: `${grammar.package}, WebAssembly`, run, speedup };
}
