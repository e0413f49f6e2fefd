import type { Action, Answer } from './protocol.js';
import { actionRoute } from './protocol.js';
import { tellRunner } from './runner.js';

/** As long as a person would look before trying again. */
const briefly = 5_000;

/** For a test inside the extension host: acts on the window from outside, as its user would. */
export const outside = {
  /** Keeps a picture of the window as `.vscode-test/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await perform({ kind: 'screenshot', name });
  },

  /** Presses keys, in Playwright's names: `Control+Period`. */
  async press(keys: string): Promise<void> {
    await perform({ kind: 'press', keys });
  },

  async type(text: string): Promise<void> {
    await perform({ kind: 'type', text });
  },

  async click(selector: string): Promise<void> {
    await perform({ kind: 'click', selector });
  },

  /** Waits until something is seen: `.squiggly-error`, `.action-widget`. */
  async seen(selector: string): Promise<void> {
    await perform({ kind: 'wait', selector, state: 'visible' });
  },

  /**
   * Does what opens a menu or a hover until that is seen: an editor that is busy with something else may close it at once.
   */
  async seenAfter(open: () => PromiseLike<unknown>, selector: string): Promise<void> {
    do await open();
    while (!(await succeeds({ kind: 'wait', selector, state: 'visible', milliseconds: briefly })));
  },

  /** Whether something was there to be clicked, and still is: what a hover offers goes with the hover. */
  async clickIfSeen(selector: string): Promise<boolean> {
    return succeeds({ kind: 'click', selector, milliseconds: briefly });
  },

  async gone(selector: string): Promise<void> {
    await perform({ kind: 'wait', selector, state: 'hidden' });
  },

  /** The visible text of each element of a selector. */
  async texts(selector: string): Promise<readonly string[]> {
    return perform({ kind: 'texts', selector });
  },
};

function succeeds(action: Action): Promise<boolean> {
  return perform(action).then(
    () => true,
    () => false,
  );
}

async function perform(action: Action): Promise<readonly string[]> {
  const answer = JSON.parse(await tellRunner(actionRoute, action)) as Answer;
  if ('error' in answer) throw new Error(answer.error);
  return answer.texts;
}
