import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title?: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly markdownDescription?: string }>>;
    };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** The minor number of a version of VS Code, as in `^1.90.0`. */
function minorOf(version: string | undefined): number {
  return Number(/^[~^]1\.(\d+)\./.exec(version ?? '')?.[1] ?? NaN);
}

describe('the package', () => {
  it('runs in VS Code 1.90, and is compiled against no newer API', () => {
    assert.ok(minorOf(manifest.engines.vscode) <= 90, manifest.engines.vscode);
    assert.ok(minorOf(manifest.devDependencies['@types/vscode']) <= minorOf(manifest.engines.vscode));
  });

  it('gives every command a title and every setting a description', () => {
    const { commands, configuration } = manifest.contributes;
    for (const { command, title } of commands) assert.ok(title, command);
    for (const [key, { markdownDescription }] of Object.entries(configuration.properties)) {
      assert.ok(markdownDescription, key);
    }
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

  it('passes on the licenses of the packages that it bundles', () => {
    const licenses = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
    assert.match(licenses, /^jsonc-parser \d.* \(MIT\)$/m);
    assert.match(licenses, /Permission is hereby granted/);
  });
});
