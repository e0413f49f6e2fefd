import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { mustRun } from './commands.js';
import { cacheFolder } from './paths.js';

/**
 * VS Code's own server and workbench, as the npm package code-server ships them: a real VS Code that runs on plain
 * Node and in a browser, where the desktop's can't be downloaded.
 */
const packageVersion = 'code-server@4.100.3';
const ripgrepVersion = '@vscode/ripgrep@1.18.0';

const serverFolder = join(cacheFolder, 'server');
const vscodeFolder = join(serverFolder, 'node_modules/code-server/lib/vscode');
/** Written last, so that an install that broke off is done again. */
const doneMark = join(serverFolder, `installed-${packageVersion.replace('@', '-')}`);

export async function ensureServer(say: (text: string) => void): Promise<void> {
  if (existsSync(doneMark)) return;
  say(`Installing ${packageVersion} from npm (once; a minute or so) …`);
  rmSync(serverFolder, { recursive: true, force: true });
  mkdirSync(serverFolder, { recursive: true });
  writeFileSync(join(serverFolder, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await mustRun('npm', [...install, packageVersion, ripgrepVersion], serverFolder);
  await mustRun('npm', [...install, '--omit=dev'], vscodeFolder);
  linkRipgrep();
  writeFileSync(doneMark, '');
}

/** Search and findFiles need ripgrep, which its own install script would download. */
function linkRipgrep(): void {
  const bin = join(vscodeFolder, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  const target = join(
    serverFolder,
    `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg`,
  );
  if (existsSync(target) && !existsSync(join(bin, 'rg'))) symlinkSync(target, join(bin, 'rg'));
}

export interface RunningServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Starts the server with fresh data; it is ready when this resolves. */
export async function startServer(
  dataFolder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningServer> {
  rmSync(dataFolder, { recursive: true, force: true });
  const port = await freePort();
  const args = [
    join(vscodeFolder, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--server-data-dir', dataFolder, '--disable-workspace-trust'],
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Web UI available')) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('close', (code) => {
      reject(new Error(`VS Code's server ended with exit code ${String(code)}:\n${output.slice(-2000)}`));
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { port, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

export interface WorkbenchOptions {
  readonly folder: string;
  /** The folder of the extension under development. */
  readonly extension: string;
  /** The module whose `run()` the extension host calls. */
  readonly tests?: string;
}

/** The address at which the workbench opens a folder with the extension loaded. */
export function workbenchUrl(port: number, { folder, extension, tests }: WorkbenchOptions): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}
