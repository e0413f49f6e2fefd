import { jsonReport } from '../../service/jsonReport.js';
import type { Reporter } from './reporter.js';

/** The outcome for programs: docs/command-line.md describes the properties. */
export const jsonReporter: Reporter = (outcome, { pathOf }) =>
  `${JSON.stringify(jsonReport(outcome, pathOf), undefined, 2)}\n`;
