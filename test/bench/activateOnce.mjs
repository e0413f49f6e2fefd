/**
 * `node activateOnce.mjs EXTENSION`: loads and activates a built extension in this fresh process, then what it loads with
 * the first template, and prints how many milliseconds each took. Of `vscode` there is a stand-in for everything, with no document open.
 */
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Can be called, made, walked through (it is empty) and asked for anything, which is of the same kind. */
const anything = new Proxy(Object, {
  get: (_, name) => {
    if (name === Symbol.iterator) return [][Symbol.iterator];
    if (name === Symbol.toPrimitive) return () => '';
    if (name === 'prototype') return {};
    return name === 'then' ? undefined : anything;
  },
  // The bundle makes an object of a module that inherits from the module's prototype.
  getPrototypeOf: () => anything,
  apply: () => anything,
  construct: () => anything,
});

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? anything : load(request, ...rest));

const require = createRequire(import.meta.url);
const started = performance.now();
const extension = require(process.argv[2]);
const loaded = performance.now();
extension.activate({ subscriptions: [], extensionUri: anything });
const activated = performance.now();
require(join(dirname(process.argv[2]), 'extension.web.js'));
const service = performance.now() - activated;
console.log(JSON.stringify({ load: loaded - started, activate: activated - loaded, service }));
