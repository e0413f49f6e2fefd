import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts a logger that needs no native module in the place of the server's own: old editions start no extension host
 * without one, and no log can be read.
 */
export async function placeLogger(vscodeFolder: string): Promise<void> {
  await writeFile(join(vscodeFolder, 'node_modules/@vscode/spdlog/index.js'), fileLogger);
}

const fileLogger = `
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const nothing = () => undefined;

async function createRotatingLogger(name, path) {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, '');
  const write = (level) => (message) =>
    appendFileSync(path, new Date().toISOString() + ' [' + level + '] ' + message + '\\n');
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
  const writers = Object.fromEntries(levels.map((level) => [level, write(level)]));
  return { ...writers, clearFormatters: nothing, setPattern: nothing, setLevel: nothing, flush: nothing, drop: nothing };
}

exports.version = 0;
exports.setLevel = exports.setFlushOn = exports.shutdown = nothing;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = createRotatingLogger;
`;
