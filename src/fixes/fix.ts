import type { GroupFinding } from '../checks/findings.js';
import type { DiagnosticCode } from '../checks/findings.js';
import type { Draft } from './draft.js';

/** A way to mend a finding: what it is called, and what it does to the draft of the NSG. It writes no text. */
export interface Fix {
  readonly title: string;
  /** Whether it is the one that a person would take without thinking. */
  readonly preferred: boolean;
  /** Whether it may be made unasked, on save and by `apim-nsg fix`: it removes nothing and chooses no reading. */
  readonly safe: boolean;
  readonly apply: (draft: Draft) => void;
}

/** Makes the fixes of findings with some codes. */
export interface FixProvider {
  readonly codes: readonly DiagnosticCode[];
  readonly create: (finding: GroupFinding) => readonly Fix[];
}
