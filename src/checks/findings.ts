import type { Assessment } from '../azure/assess.js';
import type { NearMiss } from '../azure/nearMisses.js';
import type { RequirementId } from '../azure/requirements.js';
import type { RuleProperty } from '../languages/declarations.js';
import type { Origin } from '../languages/text.js';
import type { Value } from '../languages/values.js';
import type { Configuration, Severity } from '../workspace/configuration.js';
import type { DiagnosticCode } from '../workspace/diagnosticCodes.js';
import type { JudgedGroup, JudgedRule } from './judgedGroup.js';

export type { DiagnosticCode };

/** One thing said: of an NSG, or of a place that has none. */
export type Finding = GroupFinding | PlaceFinding;

interface Said {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly origin: Origin;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
}

/** One thing said of one NSG. */
export interface GroupFinding extends Said {
  readonly group: JudgedGroup;
  readonly requirement: RequirementId | undefined;
  /** What the finding is about, for the fixes. */
  readonly subject: Subject;
}

/** One thing said of something that is no NSG: a subnet, a route, a comment. No rule change mends it. */
export interface PlaceFinding extends Said {
  readonly group: undefined;
  readonly requirement: undefined;
  /** What holds at its place. */
  readonly configuration: Configuration;
}

/** The configuration that a finding is subject to. */
export function configurationOf(finding: Finding): Configuration {
  return finding.group ? finding.group.configuration : finding.configuration;
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
  | { readonly kind: 'property'; readonly rule: JudgedRule; readonly property: RuleProperty }
  | {
      readonly kind: 'value';
      readonly rule: JudgedRule;
      readonly property: RuleProperty;
      /** The property's value, or an item of it. */
      readonly entry: Value;
      /** What is evidently meant by it. */
      readonly suggestion: string;
    }
  | { readonly kind: 'address'; readonly rule: JudgedRule; readonly assessment: Assessment }
  | { readonly kind: 'needless'; readonly rule: JudgedRule }
  | { readonly kind: 'none' };

export const noSubject: Subject = { kind: 'none' };

/** A check: what it says of an NSG. It knows no language, and says nothing that depends on something unknown. */
export interface Check {
  readonly code: DiagnosticCode;
  readonly check: (group: JudgedGroup) => readonly GroupFinding[];
}
