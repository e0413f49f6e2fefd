import { join, resolve } from 'node:path';

export const projectRoot = resolve(__dirname, '../../..');
/** Where what the tests fetch and make is kept; git ignores all of it. */
export const cacheFolder = join(projectRoot, '.vscode-test');
export const screenshotsFolder = join(cacheFolder, 'screenshots');
export const logsFolder = join(cacheFolder, 'logs');
