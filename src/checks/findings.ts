import type { Assessment } from '../azure/assess.js';
import type { NearMiss } from '../azure/nearMisses.js';
import type { RequirementId } from '../azure/requirements.js';
import type { RuleProperty } from '../languages/declarations.js';
import type { Origin } from '../languages/text.js';
import type { Severity } from '../workspace/configuration.js';
import type { DiagnosticCode } from '../workspace/diagnosticCodes.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

export type { DiagnosticCode };

/** One thing said of one NSG. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly group: JudgedGroup;
  readonly origin: Origin;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly requirement: RequirementId | undefined;
  /** What the finding is about, for the fixes. */
  readonly subject: Subject;
}

export interface RelatedPlace {
  readonly origin: Origin;
  readonly message: string;
}

export type Subject =
  | { readonly kind: 'assessment'; readonly assessment: Assessment }
  | { readonly kind: 'assessments'; readonly assessments: readonly Assessment[] }
  | { readonly kind: 'blocked'; readonly assessment: Assessment; readonly allow: JudgedRule }
  | { readonly kind: 'nearMiss'; readonly miss: NearMiss; readonly rule: JudgedRule }
  | {
      readonly kind: 'property';
      readonly rule: JudgedRule;
      readonly property: RuleProperty;
      readonly suggestion: string | undefined;
    }
  | { readonly kind: 'none' };

export const noSubject: Subject = { kind: 'none' };

/** A check: what it says of an NSG. It knows no language, and says nothing that depends on something unknown. */
export interface Check {
  readonly code: DiagnosticCode;
  readonly check: (group: JudgedGroup) => readonly Finding[];
}
