import { createLanguageService } from '../../src/service/createLanguageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import type { Runner } from './harness.js';

/**
 * Typing in one file of a workspace, as an editor passes it on: each run changes its text and waits for its findings.
 * @param texts by their URIs, in folders of `root`
 */
export function typingIn(uri: string, texts: ReadonlyMap<string, string>, root: string): Runner {
  const files = new Map(texts);
  const service = createLanguageService({
    workspace: {
      roots: [root],
      readText: (each) => Promise.resolve(files.get(each)),
      readDirectory: (directory) => Promise.resolve(entriesOf(directory, files)),
    },
    logger: console,
    settings: () => defaultConfiguration,
  });
  const keystrokes = keystrokesIn(texts.get(uri) ?? '');
  return async () => {
    files.set(uri, keystrokes.next().value);
    service.textChanged(uri);
    return service.diagnose(uri, neverCancelled);
  };
}

function entriesOf(directory: string, files: ReadonlyMap<string, string>) {
  const below = `${directory}/`;
  return [...files.keys()]
    .filter((uri) => uri.startsWith(below) && !uri.slice(below.length).includes('/'))
    .map((uri) => ({ name: uri.slice(below.length), isDirectory: false }));
}

/** The text as it is while a word in the middle of it is typed, over and over. */
function* keystrokesIn(text: string): Generator<string, never> {
  const middle = text.indexOf('What rule', text.length / 2);
  const [before, after] = [text.slice(0, middle), text.slice(middle)];
  for (let typed = 1; ; typed += 1) yield `${before}${'Keystroke'.slice(0, typed % 10)}${after}`;
}
