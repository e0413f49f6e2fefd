import type { LanguageService, LanguageServiceHost } from '../service/languageService.js';

/** Where a command writes. */
export interface Output {
  write(text: string): void;
  readonly colors: boolean;
  /** The width of the terminal in columns; `undefined` where there is none. */
  readonly columns: number | undefined;
}

/** What a command knows of the process that it runs in. */
export interface CommandLine {
  /** The working directory: paths given are relative to it, and so are those shown. */
  readonly directory: string;
  /** The checkout of a workflow run, to which GitHub's annotations are relative; else the working directory. */
  readonly checkout: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  readonly createService: (host: LanguageServiceHost) => LanguageService;
  /** Does synchronous work that an interruption by the user doesn't cut in half. */
  readonly uninterrupted: <T>(work: () => T) => T;
}

/** What the process answers with: all is well; findings at or above the threshold; it could not do what was asked. */
export const exitCodes = { success: 0, findings: 1, failure: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A mistake in what was asked, told on standard error as it is. */
export class UsageError extends Error {}

/** Says what went wrong, in one line that names the program. */
export function complain({ stderr }: CommandLine, message: string): void {
  stderr.write(`apim-nsg: ${message}\n`);
}
