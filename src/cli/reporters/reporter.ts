import type { CheckOutcome } from '../../service/jsonReport.js';

/** What a reporter needs beside the outcome. */
export interface ReportContext {
  /** A file as it is shown, for most formats relative to the working directory. */
  readonly pathOf: (uri: string) => string;
  /** A file as GitHub's annotations name it. */
  readonly checkoutPathOf: (uri: string) => string;
  /** The working directory as a URI, without a slash at the end. */
  readonly directoryUri: string;
  /** The lines of a file that was checked; none for one that is gone. */
  readonly linesOf: (uri: string) => readonly string[];
  readonly colors: boolean;
  readonly columns: number | undefined;
  /** Whether a person wants findings only, and nothing when there are none. */
  readonly quiet: boolean;
  readonly version: string;
}

/** Turns an outcome into all that is printed on standard output. */
export type Reporter = (outcome: CheckOutcome, context: ReportContext) => string;
