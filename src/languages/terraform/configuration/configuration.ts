import type { Attribute, Block, TerraformFile } from '../syntax/bodySyntax.js';
import { attributesOf, findBlocks } from '../syntax/bodies.js';
import type { ParsedFile } from './files.js';
import { isOverrideFile } from './files.js';
import type { Layers, Placed } from './layers.js';

/** What a module declares, as it is written: nothing evaluated, override files merged. */
export interface Configuration {
  readonly variables: ReadonlyMap<string, Declared>;
  readonly locals: ReadonlyMap<string, Placed<Attribute>>;
  readonly outputs: ReadonlyMap<string, Declared>;
  readonly moduleCalls: ReadonlyMap<string, Declared>;
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, DeclaredResource>;
  /** By `type.name`. */
  readonly lookups: ReadonlyMap<string, DeclaredResource>;
}

/** A block with a name. */
export interface Declared {
  readonly name: string;
  /** Where it is written first. */
  readonly block: Placed<Block>;
  readonly layers: Layers;
}

export interface DeclaredResource extends Declared {
  readonly type: string;
}

/** A resource's address in its module. */
export function addressOf({ type, name }: DeclaredResource): string {
  return `${type}.${name}`;
}

/** The configuration that files make together; overrides come after the files that they change. */
export function configurationOf(files: readonly ParsedFile[]): Configuration {
  return {
    variables: merged(files, 'variable', 1),
    locals: localsOf(files),
    outputs: merged(files, 'output', 1),
    moduleCalls: merged(files, 'module', 1),
    resources: resourcesOf(files, 'resource'),
    lookups: resourcesOf(files, 'data'),
  };
}

function localsOf(files: readonly ParsedFile[]): ReadonlyMap<string, Placed<Attribute>> {
  const locals = new Map<string, Placed<Attribute>>();
  for (const { uri, tree } of files) {
    const blocks = blocksIn(tree, 'locals', 0);
    for (const node of blocks.flatMap(({ body }) => attributesOf(body))) {
      if (!locals.has(node.name.name) || isOverrideFile(uri)) locals.set(node.name.name, { uri, node });
    }
  }
  return locals;
}

function merged(
  files: readonly ParsedFile[],
  type: string,
  labelCount: number,
): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const { uri, tree } of files) {
    for (const node of blocksIn(tree, type, labelCount)) {
      const key = node.labels.map(({ text }) => text).join('.');
      const layer = { uri, body: node.body };
      const before = declared.get(key);
      const name = node.labels.at(-1)?.text ?? '';
      if (!before) declared.set(key, { name, block: { uri, node }, layers: [layer] });
      else if (isOverrideFile(uri)) declared.set(key, { ...before, layers: [...before.layers, layer] });
    }
  }
  return declared;
}

function resourcesOf(
  files: readonly ParsedFile[],
  type: 'data' | 'resource',
): ReadonlyMap<string, DeclaredResource> {
  const resources = new Map<string, DeclaredResource>();
  for (const [key, declared] of merged(files, type, 2)) {
    resources.set(key, { ...declared, type: declared.block.node.labels[0]?.text ?? '' });
  }
  return resources;
}

const indexes = new WeakMap<TerraformFile, Map<string, readonly Block[]>>();

/** The blocks of a type in a file, looked for once: a keystroke changes one file of many. */
function blocksIn(tree: TerraformFile, type: string, labelCount: number): readonly Block[] {
  let index = indexes.get(tree);
  if (!index) indexes.set(tree, (index = new Map<string, readonly Block[]>()));
  let blocks = index.get(type);
  if (!blocks) index.set(type, (blocks = findBlocks(tree.body, type, labelCount)));
  return blocks;
}
