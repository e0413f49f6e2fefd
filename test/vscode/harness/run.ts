import { runHostTests } from './hostTests.js';
import { runUserTests } from './userTests.js';

/** Runs what needs a real VS Code: the tests inside the extension host, then those that click and type. */
const say = (text: string): void => {
  console.log(text);
};

async function main(): Promise<void> {
  console.log('Tests inside the extension host');
  const host = await runHostTests(say);
  console.log('\nTests that use the workbench as a person does');
  const user = await runUserTests(say);
  const passed = host.passed + user.passed;
  const failed = host.failed + user.failed;
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

void main();
