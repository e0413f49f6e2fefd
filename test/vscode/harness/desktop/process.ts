import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { processLifetime } from '../lifetime.js';
import type { Log } from '../logs.js';
import { mustRun, startProcess } from '../processes.js';
import { quietSettings } from '../quietSettings.js';
import type { WindowRequest } from '../window.js';

export interface RunningDesktop {
  /** Where a debugger can look at its windows; resolves as soon as that can be done. */
  readonly debuggerAddress: Promise<string>;
  /** Resolves when it has ended by itself, with its exit code. */
  readonly ended: Promise<number>;
  readonly close: () => Promise<void>;
}

/** Starts VS Code with fresh data. It trusts no folder, as for a new user, unless the extension is under development. */
export async function startDesktop(
  executable: string,
  request: Omit<WindowRequest, 'name'>,
  log: Log,
): Promise<RunningDesktop> {
  const data = await mkdtemp(join(tmpdir(), 'apim-nsg-desktop-'));
  const removeData = processLifetime.add(() => rm(data, { recursive: true, force: true, maxRetries: 5 }));
  await writeSettings(data);
  const folders = [`--user-data-dir=${join(data, 'user')}`, `--extensions-dir=${join(data, 'extensions')}`];
  if (request.extension.kind === 'installed') {
    await installExtension(executable, request.extension.vsix, folders);
  }
  let onDebugger: (address: string) => void = () => undefined;
  const debuggerAddress = new Promise<string>((resolve) => (onDebugger = resolve));
  const desktop = startProcess(executable, [request.folder, ...folders, ...windowOptions(request)], {
    onOutput: (text) => {
      log.write(text);
      const [, found] = /DevTools listening on (ws:\S+)/.exec(text) ?? [];
      if (found !== undefined) onDebugger(found);
    },
  });
  return {
    debuggerAddress,
    ended: desktop.ended,
    close: async () => {
      await desktop.stop();
      await removeData();
    },
  };
}

async function installExtension(executable: string, vsix: string, folders: readonly string[]): Promise<void> {
  const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  await mustRun(cli, [...args, ...folders, '--install-extension', vsix]);
}

/** As `runTests` of @vscode/test-electron starts it, and with a door for the runner's keys and pictures. */
function windowOptions({ extension, tests }: Omit<WindowRequest, 'name'>): readonly string[] {
  return [
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates'],
    ...['--skip-welcome', '--skip-release-notes', '--remote-debugging-port=0'],
    ...(extension.kind === 'development'
      ? [`--extensionDevelopmentPath=${extension.folder}`, '--disable-workspace-trust']
      : []),
    ...(tests === undefined ? [] : [`--extensionTestsPath=${tests}`]),
  ];
}

async function writeSettings(data: string): Promise<void> {
  const folder = join(data, 'user/User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(quietSettings));
}
