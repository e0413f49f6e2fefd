import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifest } from '../support/manifest.js';
import { networkUsesIn } from '../support/networkUses.js';
import { entriesInZip } from '../support/zip.js';

/** What the walkthrough shows, which has to be in the package. */
const walkthroughMedia = manifest.contributes.walkthroughs.flatMap(({ steps }) =>
  steps.map(({ media }) => media.svg),
);

/** The minor number of a version of VS Code, as in `^1.90.0`. */
function minorOf(version: string | undefined): number {
  return Number(/^[~^]1\.(\d+)\./.exec(version ?? '')?.[1] ?? NaN);
}

describe('the package', () => {
  it('runs in VS Code 1.90, and is compiled against no newer API', () => {
    assert.ok(minorOf(manifest.engines.vscode) <= 90, manifest.engines.vscode);
    assert.ok(minorOf(manifest.devDependencies['@types/vscode']) <= minorOf(manifest.engines.vscode));
  });

  it('is locked to versions of packages, not to the registry that they were got from', () => {
    assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/);
  });
});

describe('the build', function () {
  this.timeout(60_000);

  before(() => {
    execFileSync(process.execPath, ['esbuild.mjs']);
  });

  it('makes all that the manifest names', () => {
    for (const file of [manifest.main, manifest.browser, ...Object.values(manifest.bin)]) {
      assert.ok(existsSync(file), file);
    }
  });

  it('makes an extension that a web worker can load: it asks for nothing but the API of VS Code', () => {
    const extension = readFileSync(manifest.browser, 'utf8');
    const required = [...extension.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(required)], ['vscode']);
  });

  it('makes an entry for the desktop that loads that bundle when it is needed, and has none of it', () => {
    const extension = readFileSync(manifest.main, 'utf8');
    const required = [...extension.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(required)].sort(), ['./extension.web.js', 'vscode']);
    assert.match(extension, /then\(\(\) => __toESM\(require\(".\/extension\.web\.js"\)/);
    assert.doesNotMatch(
      extension,
      /src\/languages\/(?:arm|bicep|terraform)\/evaluation|createLanguageService/,
    );
  });

  it('passes on the licenses of the packages that it bundles', () => {
    const licenses = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
    assert.match(licenses, /^jsonc-parser \d.* \(MIT\)$/m);
    assert.match(licenses, /Permission is hereby granted/);
  });

  it('makes scripts and a style that have no way to reach a network', () => {
    const ofExtension = ['dist/extension.js', 'dist/extension.web.js', 'dist/webview.js', 'dist/webview.css'];
    for (const file of ofExtension) assert.deepEqual(networkUsesIn(readFileSync(file, 'utf8')), [], file);
    // By it commander starts subcommands that are programs of their own, of which the command line has none.
    assert.deepEqual(networkUsesIn(readFileSync('dist/cli.js', 'utf8')), ['node:child_process']);
  });
});

describe('the package for VS Code', function () {
  this.timeout(120_000);

  const folder = mkdtempSync(join(tmpdir(), 'apim-nsg-package-'));
  const vsix = join(folder, 'apim-nsg.vsix');
  let said = '';

  before(() => {
    const vsce = ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', vsix];
    const { stdout, stderr, status } = spawnSync(process.execPath, vsce, { encoding: 'utf8' });
    said = stdout + stderr;
    assert.equal(status, 0, said);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('is made without warnings', () => {
    assert.doesNotMatch(said, /warning/i);
  });

  it('has at most 400 KB, of which its scripts take at most 250', () => {
    assert.ok(statSync(vsix).size <= 400 * 1024, `${String(statSync(vsix).size)} bytes`);
    const scripts = entriesInZip(readFileSync(vsix)).filter(({ name }) => name.endsWith('.js'));
    const sizes = scripts.map(({ size }) => size);
    assert.ok(sizes.length > 0);
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= 250 * 1024, `${sizes.join(' + ')} bytes`);
  });

  it('has what the extension needs, and nothing else', () => {
    assert.deepEqual(
      entriesInZip(readFileSync(vsix))
        .map(({ name }) => name)
        .sort(),
      [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension/LICENSE.txt',
        'extension/changelog.md',
        'extension/dist/THIRD-PARTY-LICENSES.txt',
        'extension/dist/extension.js',
        'extension/dist/extension.web.js',
        'extension/dist/webview.css',
        'extension/dist/webview.js',
        'extension/media/apim-nsg.schema.json',
        'extension/media/icon.png',
        ...walkthroughMedia.map((path) => `extension/${path}`),
        'extension/package.json',
        'extension/package.nls.json',
        'extension/readme.md',
      ].sort(),
    );
  });
});

describe('what tells that a script reaches a network', () => {
  it('finds functions of browsers, modules of Node, and telemetry', () => {
    assert.deepEqual(networkUsesIn('await fetch("https://example.com")'), ['fetch']);
    assert.deepEqual(networkUsesIn('n=require("node:https"),m=require("net")'), ['node:https', 'net']);
    assert.deepEqual(networkUsesIn('vscode.env.createTelemetryLogger(sender)'), ['createTelemetryLogger']);
    assert.deepEqual(networkUsesIn('execFile=require("child_process").execFile'), ['child_process']);
  });

  it('finds what is loaded from elsewhere', () => {
    for (const use of ['await import("https://x.y/z.js")', 'image.src="//x.y/z"', 'a{b:url(http://x.y/z)}']) {
      assert.equal(networkUsesIn(use).length, 1, use);
    }
  });

  it('passes over other modules and other words', () => {
    assert.deepEqual(networkUsesIn('require("node:fs"); prefetch(network.nets)'), []);
    assert.deepEqual(networkUsesIn('title("Azure"), url: "https://learn.microsoft.com/azure"'), []);
  });
});
