import { join, resolve } from 'node:path';

/** The project's root, and where what the tests fetch and make is kept; all of it is ignored by git. */
export const projectRoot = resolve(__dirname, '../../..');
export const cacheFolder = join(projectRoot, '.vscode-test');
export const screenshotsFolder = join(cacheFolder, 'screenshots');
export const hostTestBundle = join(projectRoot, 'dist/test/host.js');
