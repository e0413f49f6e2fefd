/**
 * `node test/tools/bundled.mjs FILE [ARGUMENT…]`: bundles a script, as the product is bundled, and runs it. Read file
 * by file, calls between modules cost so much that its figures would say little of the product's.
 */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [entry, ...rest] = process.argv.slice(2);
const outfile = `dist/tools/${basename(entry, '.ts')}.cjs`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  packages: 'external',
  minifySyntax: true,
  logLevel: 'warning',
});
process.argv = [process.execPath, outfile, ...rest];
await import(pathToFileURL(outfile).href);
