import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { cacheFolder } from '../paths.js';
import type { Age, Say } from '../window.js';

export const desktopVersions: Readonly<Record<Age, string>> = { oldest: '1.90.2', newest: 'stable' };

/** Why a desktop's window can't be opened here; undefined where it can. */
export function reasonAgainstDesktop(environment: NodeJS.ProcessEnv, platform: string): string | undefined {
  const { DISPLAY, WAYLAND_DISPLAY } = environment;
  if (platform !== 'linux' || (DISPLAY ?? WAYLAND_DISPLAY ?? '') !== '') return undefined;
  return 'there is no display for the desktop';
}

/** The path of the desktop's VS Code, downloaded where it is not there yet. Rejects where it can't be had. */
export function downloadDesktop(age: Age, say: Say): Promise<string> {
  const version = desktopVersions[age];
  say(`Getting the desktop's VS Code ${version}, if it is not there yet …`);
  return downloadAndUnzipVSCode({ version, cachePath: cacheFolder, reporter: new SilentReporter() });
}
