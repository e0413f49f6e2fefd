import type { Action, Report } from '../inside/protocol.js';
import { addressSetting } from '../inside/protocol.js';
import { keepPicture, perform } from './actions.js';
import type { Bridge } from './bridge.js';
import { openBridge } from './bridge.js';
import { reasonOf } from './lifetime.js';
import { Results } from './results.js';
import { stackMapper } from './stacks.js';
import { Watchdog } from './watchdog.js';
import type { Say, VSCode, Window } from './window.js';
import { createWorkspaceFile } from './workspace.js';

/** Above the time that a single test may take. */
const patienceSeconds = 120;

export interface HostTests {
  /** Of its logs and pictures. */
  readonly name: string;
  /** The folder of the extension. */
  readonly extension: string;
  /** The bundle of the tests, in the folder of the extension. */
  readonly bundle: string;
  /** The pattern of titles to run, empty for all. */
  readonly grep: string;
}

/** Runs the tests inside the extension host of a VS Code, in a workspace with a fresh folder of their own. */
export async function runHostTests(vscode: VSCode, tests: HostTests, say: Say): Promise<Results> {
  const run = new HostRun(tests, say);
  try {
    const trouble = await run.untilEnd(vscode);
    if (trouble !== undefined) await run.stopFor(trouble);
  } catch (error) {
    await run.stopFor(reasonOf(error));
  } finally {
    await run.close();
  }
  return run.results;
}

class HostRun {
  readonly results: Results;
  readonly #watchdog = new Watchdog(patienceSeconds);
  readonly #ended: Promise<undefined>;
  #end: (nothing: undefined) => void = () => undefined;
  #bridge: Bridge | undefined;
  #window: Window | undefined;

  constructor(
    private readonly tests: HostTests,
    say: Say,
  ) {
    this.results = new Results(say, stackMapper(tests.extension, tests.bundle));
    this.#ended = new Promise((resolve) => (this.#end = resolve));
  }

  /** Gives what kept the tests from coming to their end, if something did. */
  async untilEnd(vscode: VSCode): Promise<string | undefined> {
    const { name, extension, bundle, grep } = this.tests;
    this.#bridge = await openBridge({
      grep,
      onReport: (report) => this.#take(report),
      onAction: (action) => this.#perform(action),
    });
    const { section, key } = addressSetting;
    const settings = { [`${section}.${key}`]: this.#bridge.address };
    const folder = await createWorkspaceFile('workspace', settings);
    const source = { kind: 'development', folder: extension } as const;
    this.#window = await vscode.open({ name, folder, extension: source, tests: bundle });
    return Promise.race([this.#ended, this.#window.gone, this.#watchdog.barked]);
  }

  async stopFor(reason: string): Promise<void> {
    this.results.fail(reason);
    await keepPicture(this.#window?.page, `stopped ${this.tests.name}`);
  }

  async close(): Promise<void> {
    this.#watchdog.stop();
    await this.#window?.close();
    await this.#bridge?.close();
  }

  async #take(report: Report): Promise<void> {
    this.results.take(report);
    if (report.kind === 'end') {
      this.#end(undefined);
      return;
    }
    const title = report.path.join(' ');
    this.#watchdog.pat(title);
    if (report.kind === 'fail') await keepPicture(this.#window?.page, `failed ${this.tests.name} ${title}`);
  }

  #perform(action: Action): Promise<readonly string[]> {
    this.#watchdog.pat(`a test asked for '${action.kind}'`);
    if (!this.#window) throw new Error('The window is not there yet.');
    return perform(this.#window.page, action);
  }
}
