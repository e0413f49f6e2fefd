import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { processLifetime } from '../lifetime.js';
import { cacheFolder } from '../paths.js';
import { mustRunNpm } from '../processes.js';
import type { Say } from '../window.js';
import type { Edition } from './editions.js';
import { placeLogger } from './logger.js';

export interface InstalledServer {
  /** The Node that runs it. */
  readonly node: string;
  /** Its entry. */
  readonly main: string;
}

const serversFolder = join(cacheFolder, 'servers');
const vscodePath = 'node_modules/code-server/lib/vscode';
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Gives the server of an edition, installed from npm where it is not there yet. */
export async function ensureServer(edition: Edition, say: Say): Promise<InstalledServer> {
  const folder = join(serversFolder, edition.version);
  if (!existsSync(folder)) {
    say(`Installing VS Code ${edition.vscode} from npm (code-server ${edition.version}), once …`);
    await install(edition, folder);
  }
  return { node: nodeIn(folder, edition), main: join(folder, vscodePath, 'out/server-main.js') };
}

/** Installs beside the folder and moves the whole there at the end: a half of an install is never taken for one. */
async function install(edition: Edition, folder: string): Promise<void> {
  await removeLeftovers();
  const workFolder = join(serversFolder, `installing-${process.pid}-${edition.version}`);
  await mkdir(workFolder, { recursive: true });
  const removeWork = processLifetime.add(() => rm(workFolder, { recursive: true, force: true }));
  await writeFile(join(workFolder, 'package.json'), '{ "private": true }\n');
  await npmInstall(workFolder, [`code-server@${edition.version}`, ...packagesBeside(edition)]);
  await npmInstall(join(workFolder, vscodePath), ['--omit=dev']);
  await placeRipgrep(workFolder, edition);
  await placeLogger(join(workFolder, vscodePath));
  // Another run may have been faster; its install is as good.
  if (!existsSync(folder)) await rename(workFolder, folder);
  await removeWork();
}

/** Removes what runs that broke off have left, and leaves what others are at. */
async function removeLeftovers(): Promise<void> {
  await mkdir(serversFolder, { recursive: true });
  for (const name of await readdir(serversFolder)) {
    const pid = Number(/^installing-(\d+)-/.exec(name)?.[1] ?? NaN);
    if (isNaN(pid) || isRunning(pid)) continue;
    await rm(join(serversFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** No install scripts: they download, and build native modules that testing an extension can do without. */
async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  await mustRunNpm(['install', '--ignore-scripts', '--legacy-peer-deps', ...quiet, ...args], folder);
}

function packagesBeside({ node, ripgrep }: Edition): readonly string[] {
  return [
    ...(runsOnThis(node) ? [] : [`node-${platform}@${node}`]),
    ...(ripgrep === undefined ? [] : [ripgrep]),
  ];
}

function runsOnThis(node: number): boolean {
  return process.versions.node.startsWith(`${node}.`);
}

function nodeIn(folder: string, edition: Edition): string {
  if (runsOnThis(edition.node)) return process.execPath;
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return join(folder, `node_modules/node-${platform}`, binary);
}

/** Search and `findFiles` need ripgrep where its own package would have downloaded it. */
async function placeRipgrep(folder: string, { ripgrep }: Edition): Promise<void> {
  if (ripgrep === undefined) return;
  const binary = process.platform === 'win32' ? 'bin/rg.exe' : 'bin/rg';
  const source = join(folder, `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}`, binary);
  const target = join(folder, vscodePath, 'node_modules/@vscode/ripgrep', binary);
  await mkdir(dirname(target), { recursive: true });
  await cp(source, target);
}
