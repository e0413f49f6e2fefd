import { appendFileSync } from 'node:fs';

/** One line of the results file that the runner reads while the tests run. */
export type HostResult =
  | { readonly kind: 'pass'; readonly title: string; readonly milliseconds: number }
  | { readonly kind: 'fail'; readonly title: string; readonly error: string }
  | { readonly kind: 'end'; readonly passed: number; readonly failed: number };

/**
 * What VS Code calls to run tests inside its extension host: with @vscode/test-electron and in the server alike.
 * Outcomes go to the file that the runner named, since the hosts carry a console each in another way.
 */
export async function runTests(load: () => void): Promise<void> {
  const file = process.env.APIM_NSG_TEST_RESULTS;
  if (file === undefined) throw new Error('APIM_NSG_TEST_RESULTS names no file for the results.');
  const report = (result: HostResult): void => {
    appendFileSync(file, `${JSON.stringify(result)}\n`);
  };
  // Imported when it is needed, since mocha is a module and this bundle is none.
  const { default: Mocha } = await import('mocha');
  const tests = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: Mocha.reporters.Base });
  tests.suite.emit('pre-require', globalThis, '', tests);
  load();
  return new Promise((resolve, reject) => {
    let passed = 0;
    const runner = tests.run((failed) => {
      report({ kind: 'end', passed, failed });
      if (failed === 0) resolve();
      else reject(new Error(`${failed} tests failed.`));
    });
    runner.on('pass', (test) => {
      passed++;
      report({ kind: 'pass', title: test.fullTitle(), milliseconds: test.duration ?? 0 });
    });
    runner.on('fail', (test, error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report({ kind: 'fail', title: test.fullTitle(), error: text });
    });
  });
}
