/**
 * `npm run bench:vscode`: what the extension, as it is shipped, costs the extension host of the newest VS Code: its script
 * when it is activated and when it is started for the first template, and the longest time that the host answers nobody
 * while somebody types in a file of 0.1 MB. Ends with 1 when a goal was missed.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Workbench } from '../vscode/harness/workbench.js';
import { ExtensionHost } from './extensionHost.js';
import { generateArmTemplate } from './generatedArm.js';
import { generateBicepFile } from './generatedBicep.js';
import { generateTerraformModule } from './generatedTerraform.js';

const windows = 5;
const mostActivation = 20;
const mostTurn = 16;
const keystrokes = 60;
/** Between two keystrokes of somebody who types fast, in milliseconds. */
const betweenKeystrokes = 60;
/** How long a window takes at most to be done with what it does when it starts or shows a file, in milliseconds. */
const rest = 8000;

const other = ['other.json', '{ "compilerOptions": { "strict": true } }\n'] as const;

const large = [
  ['main.json', generateArmTemplate(20)],
  ['main.bicep', generateBicepFile(11)],
  ['main.tf', generateTerraformModule(10).join('\n')],
] as const;

/**
 * In the host: the longest turn between two of the events that a timer causes as often as it can, by the clock and in
 * time of the thread, which what else the machine does leaves as it is.
 */
const watchTurns = `(() => {
  const threadTime = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const now = () => ({ clock: performance.now(), thread: threadTime() });
  let last = now();
  globalThis.longestTurn = { clock: 0, thread: 0 };
  setInterval(() => {
    const next = now();
    for (const by of ['clock', 'thread']) longestTurn[by] = Math.max(longestTurn[by], next[by] - last[by]);
    last = next;
  }, 1);
})()`;
const takeLongestTurn = `(() => {
  const longest = { ...longestTurn };
  longestTurn.clock = longestTurn.thread = 0;
  return longest;
})()`;

interface Turn {
  readonly clock: number;
  readonly thread: number;
}

async function main(): Promise<void> {
  const activations: Activation[] = [];
  for (let window = 1; window <= windows; window += 1)
    activations.push(await withWindow(`activation-${window}`, activate));
  const middle = median(activations.map(({ activation }) => activation));
  tell(`activation: ${middle.toFixed(1)} ms of script`, middle, mostActivation);
  const start = median(activations.map((each) => each.start));
  console.log(`start with the first template: ${start.toFixed(1)} ms of script`);

  for (const [name, text] of large) {
    const { typed, idle } = await withWindow(`typing-${name}`, (workbench) => typeIn(workbench, name, text));
    const [thread, clock] = [longest(typed, 'thread'), longest(typed, 'clock')];
    const size = (text.length / 1e6).toFixed(2);
    tell(
      `${name}, ${size} MB: longest turn while typing ${thread.toFixed(1)} ms of the host's thread` +
        ` (${clock.toFixed(1)} by the clock; while nobody types ${longest(idle, 'thread').toFixed(1)} and ${longest(idle, 'clock').toFixed(1)})`,
      thread,
      mostTurn,
    );
  }
}

function longest(turns: readonly Turn[], by: keyof Turn): number {
  return Math.max(...turns.map((turn) => turn[by]));
}

interface Activation {
  readonly activation: number;
  readonly start: number;
}

async function activate(workbench: Workbench): Promise<Activation> {
  await writeFile(join(workbench.folder, other[0]), other[1]);
  await sleep(rest);
  const host = await ExtensionHost.attach();
  await host.startProfile();
  await workbench.openFile(other[0]);
  await sleep(rest);
  const activation = await host.stopProfile('/dist/extension.js');
  await host.startProfile();
  await workbench.openFile('apim-network.json');
  await workbench.page.locator('.squiggly-error').first().waitFor();
  const start = await host.stopProfile('/dist/extension.web.js');
  host.close();
  return { activation, start };
}

/** The longest turns of the host, in milliseconds, one for each keystroke and as many without any. */
interface Turns {
  readonly typed: readonly Turn[];
  /** What the machine and the other extensions take by themselves. */
  readonly idle: readonly Turn[];
}

async function typeIn(workbench: Workbench, name: string, text: string): Promise<Turns> {
  const { page } = workbench;
  await writeFile(join(workbench.folder, name), text);
  await workbench.openFile(name);
  const before = text.slice(0, text.indexOf('What rule', text.length / 2)).split('\n');
  await workbench.goTo(before.length, (before.at(-1)?.length ?? 0) + 1);
  await sleep(rest);
  const host = await ExtensionHost.attach();
  await host.evaluate(watchTurns);
  await sleep(rest);
  const idle = await turnsDuring(host, () => Promise.resolve());
  const typed = await turnsDuring(host, (keystroke) =>
    page.keyboard.press(keystroke % 10 < 5 ? 'k' : 'Backspace'),
  );
  host.close();
  return { typed, idle };
}

async function turnsDuring(
  host: ExtensionHost,
  act: (keystroke: number) => Promise<void>,
): Promise<readonly Turn[]> {
  const turns: Turn[] = [];
  for (let keystroke = 0; keystroke < keystrokes; keystroke += 1) {
    await host.evaluate(takeLongestTurn);
    await act(keystroke);
    await sleep(betweenKeystrokes);
    turns.push((await host.evaluate(takeLongestTurn)) as Turn);
  }
  return turns;
}

async function withWindow<T>(name: string, use: (workbench: Workbench) => Promise<T>): Promise<T> {
  const workbench = await Workbench.open(`bench ${name}`);
  try {
    return await use(workbench);
  } finally {
    await workbench.close();
  }
}

function tell(said: string, figure: number, most: number): void {
  const met = figure <= most;
  console.log(`${said} (${met ? 'goal met' : 'GOAL MISSED'}: ≤ ${most} ms)`);
  if (!met) process.exitCode = 1;
}

/** The middle of the figures; of an even count, the higher of the two. */
function median(figures: readonly number[]): number {
  return [...figures].sort((left, right) => left - right)[Math.floor(figures.length / 2)] ?? NaN;
}

void main();
