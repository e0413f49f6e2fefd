import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processLifetime } from '../lifetime.js';
import type { Log } from '../logs.js';
import { mustRun, startProcess } from '../processes.js';
import { quietSettings } from '../quietSettings.js';
import type { ExtensionSource } from '../window.js';
import type { InstalledServer } from './install.js';

export interface RunningServer {
  readonly port: number;
  /** Resolves when it has ended by itself, with what it said last. */
  readonly gone: Promise<string>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a server with fresh data, on a free port; it is ready when this resolves. It trusts no folder, as for a new
 * user, unless the extension is under development.
 */
export async function startServer(
  installed: InstalledServer,
  extension: ExtensionSource,
  log: Log,
): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'apim-nsg-server-'));
  const removeData = processLifetime.add(() => rm(data, { recursive: true, force: true, maxRetries: 5 }));
  await writeSettings(data);
  const folders = ['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')];
  const options = [installed.main, ...folders];
  if (extension.kind === 'installed') {
    await mustRun(installed.node, [...options, '--install-extension', extension.vsix]);
  } else {
    options.push('--disable-workspace-trust');
  }
  let onPort: (port: number) => void = () => undefined;
  const port = new Promise<number>((resolve) => (onPort = resolve));
  const server = startProcess(installed.node, [...options, ...serverOptions], {
    onOutput: (text) => {
      log.write(text);
      const [, found] = /Web UI available at http:\/\/[^\s:]+:(\d+)/.exec(text) ?? [];
      if (found !== undefined) onPort(Number(found));
    },
  });
  const gone = server.ended.then((code) => `VS Code's server ended with exit code ${code}; see ${log.file}.`);
  const failed = gone.then((reason) => Promise.reject<number>(new Error(reason)));
  return {
    port: await Promise.race([port, failed]),
    gone,
    close: async () => {
      await server.stop();
      await removeData();
    },
  };
}

const serverOptions = [
  ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
  ...['--accept-server-license-terms', '--telemetry-level', 'off'],
];

async function writeSettings(data: string): Promise<void> {
  const folder = join(data, 'data/User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(quietSettings));
}
