import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService } from '../../src/service/languageService.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import type { Pause } from '../../src/workspace/pauses.js';
import { neverCancelled } from '../../src/workspace/workspace.js';

/** Somebody who types in one file of a workspace, in an editor that asks for the findings at each keystroke. */
export class Typist {
  readonly #service: LanguageService;
  readonly #files: Map<string, string>;
  readonly #keystrokes: Iterator<string, never>;

  /** @param texts by their URIs, in folders of `root` */
  constructor(
    private readonly uri: string,
    texts: ReadonlyMap<string, string>,
    root: string,
    pause?: Pause,
  ) {
    this.#files = new Map(texts);
    this.#keystrokes = keystrokesIn(texts.get(uri) ?? '');
    this.#service = createLanguageService({
      workspace: {
        roots: [root],
        readText: (each) => Promise.resolve(this.#files.get(each)),
        readDirectory: (directory) => Promise.resolve(entriesOf(directory, this.#files)),
      },
      logger: console,
      settings: () => defaultConfiguration,
      ...(pause && { pause }),
    });
  }

  /** Has all files looked through, as an editor does in the background. */
  async survey(): Promise<void> {
    await this.#service.survey([...this.#files.keys()], neverCancelled);
  }

  /** One keystroke, from the changed text to the findings of the file. */
  type(): Promise<unknown> {
    this.#files.set(this.uri, this.#keystrokes.next().value);
    this.#service.textChanged(this.uri);
    return this.#service.diagnose(this.uri, neverCancelled);
  }
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
