import type { Report } from './protocol.js';

/** Tells of each test of a run as it ends. */
export function reportTests(runner: Mocha.Runner, tell: (report: Report) => void): void {
  runner.on('pass', (test) => {
    tell({ kind: 'pass', path: test.titlePath(), milliseconds: test.duration ?? 0 });
  });
  runner.on('fail', (test, error: unknown) => {
    tell({ kind: 'fail', path: test.titlePath(), error: textOf(error) });
  });
  runner.on('pending', (test) => {
    tell({ kind: 'skip', path: test.titlePath() });
  });
}

/** Some engines' stacks begin with the message, others' lack it. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, stack = '' } = error;
  return stack.includes(message) ? stack : `${message}\n${stack}`;
}
