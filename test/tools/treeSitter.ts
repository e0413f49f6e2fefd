import { createRequire } from 'node:module';
import type { Node, Parser, TreeCursor } from 'web-tree-sitter';

const { resolve } = createRequire(`${process.cwd()}/package.json`);

/** A grammar of tree-sitter's, in the package of which its builds are. */
export interface TreeSitterGrammar {
  readonly package: string;
  /** The build for the web, which an extension could ship: its path in the package. */
  readonly wasm: string;
}

export const bicepGrammar: TreeSitterGrammar = {
  package: 'tree-sitter-bicep',
  wasm: 'tree-sitter-bicep.wasm',
};

export const terraformGrammar: TreeSitterGrammar = {
  package: '@tree-sitter-grammars/tree-sitter-hcl',
  wasm: 'tree-sitter-terraform.wasm',
};

/** Tree-sitter's parser in its build for the web. */
export async function loadWasmParser(grammar: TreeSitterGrammar): Promise<Parser> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(resolve(`${grammar.package}/${grammar.wasm}`)));
  return parser;
}

/** Goes through all nodes below and including one, parents first. */
export function walk(root: Node, visit: (cursor: TreeCursor) => void): void {
  const cursor = root.walk();
  let more = true;
  while (more) {
    visit(cursor);
    more = cursor.gotoFirstChild() || cursor.gotoNextSibling();
    while (!more && cursor.gotoParent()) more = cursor.gotoNextSibling();
  }
  cursor.delete();
}
