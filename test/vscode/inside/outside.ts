import type { Action, Answer } from './protocol.js';
import { actionRoute } from './protocol.js';
import { tellRunner } from './runner.js';

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

  async gone(selector: string): Promise<void> {
    await perform({ kind: 'wait', selector, state: 'hidden' });
  },

  /** The visible text of each element of a selector. */
  async texts(selector: string): Promise<readonly string[]> {
    return perform({ kind: 'texts', selector });
  },
};

async function perform(action: Action): Promise<readonly string[]> {
  const answer = JSON.parse(await tellRunner(actionRoute, action)) as Answer;
  if ('error' in answer) throw new Error(answer.error);
  return answer.texts;
}
