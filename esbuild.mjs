/**
 * `node esbuild.mjs [--production] [--tests]`: builds what `main`, `browser` and `bin` of package.json name, minified
 * for production, and the tests that run inside VS Code.
 */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const production = process.argv.includes('--production');
const withTests = process.argv.includes('--tests');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  // jsonc-parser's other build asks for its parts in a way that no bundler follows.
  mainFields: ['module', 'main'],
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

// In a browser an extension is one file. The desktop's is small, and loads that one when there is a template to read.
const extension = await build({
  ...shared,
  entryPoints: ['src/extension.ts', 'src/extension.web.ts'],
  outdir: 'dist',
  platform: 'neutral',
  external: ['vscode', './extension.web.js'],
  // What the desktop loads later comes by `require`, which VS Code minds.
  supported: { 'dynamic-import': false },
});

// The page of the picture, which runs in a webview.
await build({
  ...shared,
  entryPoints: { webview: 'src/webview/main.ts' },
  outdir: 'dist',
  format: 'iife',
  platform: 'browser',
});
await build({ ...shared, entryPoints: { webview: 'src/webview/style.css' }, outdir: 'dist' });

const commandLine = await build({
  ...shared,
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/cli.js',
  platform: 'node',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
});
chmodSync('dist/cli.js', 0o755);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licensesOf([extension.metafile, commandLine.metafile]));

if (withTests) {
  await buildTests('node', 'mochaOfNode', {
    platform: 'node',
    // Mocha looks for its parallel runner, which is not used here.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  await buildTests('worker', 'mochaOfWorker', {
    platform: 'browser',
    alias: { 'node:assert/strict': './test/vscode/inside/assertInWorker.ts' },
    // Mocha's build for browsers would take the bundle's exports for its own.
    define: { module: 'undefined', define: 'undefined' },
  });
}

/**
 * One bundle of all tests that run inside an extension host, with the `run()` that VS Code calls.
 * @param {'node' | 'worker'} host
 * @param {string} mocha the module with the mocha of that host
 * @param {import('esbuild').BuildOptions} options
 */
async function buildTests(host, mocha, options) {
  const tests = readdirSync('test/vscode/host', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
  const contents = `
    import { MochaOfHost } from './inside/${mocha}.ts';
    import { runTests } from './inside/run.ts';
    export const run = () =>
      runTests(MochaOfHost, () => {
        ${tests.map((name) => `require('./host/${name.replaceAll('\\', '/')}');`).join('\n')}
      });`;
  await build({
    ...shared,
    ...options,
    stdin: { contents, resolveDir: 'test/vscode', sourcefile: `${host}.ts`, loader: 'ts' },
    outfile: `dist/test/${host}.js`,
    external: ['vscode'],
  });
}

/**
 * The licenses of the packages that went into bundles, which want to be passed on with them.
 * @param {import('esbuild').Metafile[]} metafiles
 */
function licensesOf(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const packages = [...new Set(folders)].filter((folder) => folder !== undefined).sort();
  return packages.map(licenseOf).join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} folder of a package */
function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
}
