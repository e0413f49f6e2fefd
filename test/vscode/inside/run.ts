import type { Report } from './protocol.js';
import { grepRoute, reportRoute } from './protocol.js';
import { reportTests } from './reports.js';
import { tellRunner } from './runner.js';

/** A test may wait for a pause of the editor's, on a slow machine. */
const timeoutMilliseconds = 60_000;

/**
 * Runs tests inside the extension host and tells the runner of each. What VS Code calls as `run()` is this, with the
 * mocha of the host: Node's or, in a web worker, the browser's.
 * @param load defines the tests, once mocha's functions are there
 */
export async function runTests(MochaOfHost: typeof Mocha, load: () => void): Promise<void> {
  const grep = await tellRunner(grepRoute, {});
  // The base of mocha's reporters prints nothing; the runner does.
  const mocha = new MochaOfHost({
    ui: 'bdd',
    timeout: timeoutMilliseconds,
    reporter: MochaOfHost.reporters.Base,
  });
  if (grep !== '') mocha.grep(grep);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();

  let told: Promise<unknown> = Promise.resolve();
  const tell = (report: Report): void => {
    told = told.then(() => tellRunner(reportRoute, report));
  };
  const failures = await new Promise<number>((resolve) => {
    reportTests(mocha.run(resolve), tell);
  });
  tell({ kind: 'end' });
  await told;
  if (failures > 0) throw new Error(`${failures} failed.`);
}
