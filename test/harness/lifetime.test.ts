import assert from 'node:assert/strict';
import { Lifetime } from '../vscode/harness/lifetime.js';
import { runCommand, startProcess } from '../vscode/harness/processes.js';

describe('a lifetime', () => {
  it('closes what was opened last first, and each once', async () => {
    const closed: string[] = [];
    const lifetime = new Lifetime();
    for (const name of ['server', 'browser', 'page']) lifetime.add(() => void closed.push(name));
    const closeBridge = lifetime.add(() => void closed.push('bridge'));
    await closeBridge();
    await lifetime.end();
    await closeBridge();
    await lifetime.end();
    assert.deepEqual(closed, ['bridge', 'page', 'browser', 'server']);
  });
});

describe('a process', () => {
  const node = process.execPath;

  it('gives its output and its exit code', async () => {
    const outcome = await runCommand(node, ['-e', 'console.log("out"); process.exit(3)']);
    assert.deepEqual(outcome, { code: 3, output: 'out\n' });
  });

  it('is stopped together with those that it started', async () => {
    const inner = `setInterval(() => 0, 1000); console.log('ready');`;
    const outer = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' });`;
    let onReady: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => (onReady = resolve));
    const started = startProcess(node, ['-e', outer], { onOutput: onReady });
    await ready;
    await started.stop();
    // Its output ends only when both have ended.
    assert.equal(await started.ended, 1);
  });

  it('says what it is that can not be started', async () => {
    await assert.rejects(runCommand('no-such-program', []), /no-such-program/);
  });
});
