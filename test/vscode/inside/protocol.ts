/**
 * What the tests inside the extension host and the runner outside say to each other, over a loopback connection: a
 * web worker has no files, no environment and no console of its own that the runner could read.
 */

/** What the host tells of its tests while they run. */
export type Report =
  | { readonly kind: 'pass'; readonly path: TestPath; readonly milliseconds: number }
  | { readonly kind: 'fail'; readonly path: TestPath; readonly error: string }
  | { readonly kind: 'skip'; readonly path: TestPath }
  | { readonly kind: 'end' };

/** The titles of the suites that a test is in, from the outermost, and its own. */
export type TestPath = readonly string[];

/** What only someone before the screen can do, and a test in the host asks for; given up after `milliseconds`. */
export type Action =
  /** A picture of the window, kept as `.vscode-test/screenshots/NAME.png`. */
  | { readonly kind: 'screenshot'; readonly name: string }
  /** Keys in Playwright's names: `Control+Period`, `Enter`. */
  | { readonly kind: 'press'; readonly keys: string }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'click'; readonly selector: string; readonly milliseconds?: number }
  /** Waits until the first element of that selector is visible, or until none is. */
  | {
      readonly kind: 'wait';
      readonly selector: string;
      readonly state: 'visible' | 'hidden';
      readonly milliseconds?: number;
    }
  /** The visible text of each element of that selector. */
  | { readonly kind: 'texts'; readonly selector: string };

/** The texts that were asked for, else nothing; or why the action could not be done. */
export type Answer = { readonly texts: readonly string[] } | { readonly error: string };

/** Where the host finds the runner's address: a setting of the workspace that the tests run in. */
export const addressSetting = { section: 'apimNsgTests', key: 'address' } as const;
export const reportRoute = '/report';
export const actionRoute = '/action';
/** Gives the pattern of titles to run, empty for all. */
export const grepRoute = '/grep';
