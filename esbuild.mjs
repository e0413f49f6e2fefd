import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: production ? 'linked' : 'none',
  target: 'es2022',
  logLevel: 'warning',
};

/** One bundle for the desktop and the browser: it uses nothing of either. */
await build({
  ...shared,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  format: 'cjs',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['vscode'],
});

await build({
  ...shared,
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/cli.js',
  format: 'cjs',
  platform: 'node',
  // jsonc-parser's other build asks for its parts in a way that no bundler follows.
  mainFields: ['module', 'main'],
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
});

if (withTests) {
  const folder = 'test/vscode/host';
  const tests = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
  const requires = tests.map((file) => `require('./${folder}/${file}');`).join('\n');
  await build({
    ...shared,
    stdin: {
      contents: `import { runTests } from './test/vscode/host/run.ts';\nexport const run = () => runTests(() => {\n${requires}\n});`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile: 'dist/test/host.js',
    format: 'cjs',
    platform: 'node',
    external: ['vscode', 'mocha'],
  });
}
