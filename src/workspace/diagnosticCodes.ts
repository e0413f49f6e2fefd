import type { Severity } from './configuration.js';

/** What users configure and suppress findings by; each has a heading of its own in docs/rules.md. */
export type DiagnosticCode =
  | 'missing-rule'
  | 'implicit-rule'
  | 'blocked-rule'
  | 'wrong-rule'
  | 'duplicate-priority'
  | 'invalid-priority'
  | 'invalid-rule'
  | 'unknown-service-tag'
  | 'ip-instead-of-tag'
  | 'unneeded-rule'
  | 'shadowed-rule'
  | 'conflicting-resources'
  | 'no-nsg'
  | 'wrong-delegation'
  | 'forced-tunneling'
  | 'unresolved'
  | 'unused-suppression'
  | 'invalid-directive'
  | 'invalid-configuration'
  | 'syntax-error';

export interface DiagnosticCodeInfo {
  readonly code: DiagnosticCode;
  /** What it says, as one sentence for lists of rules. */
  readonly summary: string;
  /** The severity that most of its findings have when nothing is configured. */
  readonly severity: Severity;
}

/** Every code, in the order in which docs/rules.md explains them. */
export const diagnosticCodes: readonly DiagnosticCodeInfo[] = [
  {
    code: 'missing-rule',
    summary: 'Traffic that API Management needs is dropped, and no rule allows it.',
    severity: 'error',
  },
  {
    code: 'implicit-rule',
    summary: 'Recommended rules are not written; their traffic passes only by a default rule.',
    severity: 'information',
  },
  {
    code: 'blocked-rule',
    summary:
      'A rule allows traffic that API Management needs, but a deny with a smaller priority takes it first.',
    severity: 'error',
  },
  {
    code: 'wrong-rule',
    summary: 'A rule is meant for a requirement of API Management, but one of its properties is off.',
    severity: 'error',
  },
  {
    code: 'duplicate-priority',
    summary: 'Two rules of one direction share a priority, which Azure refuses.',
    severity: 'error',
  },
  {
    code: 'invalid-priority',
    summary: 'A priority is not a whole number from 100 to 4096.',
    severity: 'error',
  },
  {
    code: 'invalid-rule',
    summary: 'A rule has a property that Azure refuses, or lacks one that it requires.',
    severity: 'error',
  },
  {
    code: 'unknown-service-tag',
    summary: 'An address is not a service tag, an IP address, a CIDR range or *.',
    severity: 'warning',
  },
  {
    code: 'ip-instead-of-tag',
    summary: 'A requirement is met through IP ranges where Microsoft says to use a service tag.',
    severity: 'information',
  },
  {
    code: 'unneeded-rule',
    summary: 'A rule allows what API Management does not need in this deployment.',
    severity: 'hint',
  },
  {
    code: 'shadowed-rule',
    summary: 'A rule never matches, because earlier rules take all of its traffic.',
    severity: 'hint',
  },
  {
    code: 'conflicting-resources',
    summary:
      'Rules of one NSG are written both inline and as resources of their own, which overwrite each other.',
    severity: 'warning',
  },
  {
    code: 'no-nsg',
    summary: 'The subnet of an API Management service has no network security group.',
    severity: 'error',
  },
  {
    code: 'wrong-delegation',
    summary: 'The delegation of a subnet does not fit the API Management service in it.',
    severity: 'error',
  },
  {
    code: 'forced-tunneling',
    summary: 'A route sends the replies to management traffic through an appliance.',
    severity: 'warning',
  },
  {
    code: 'unresolved',
    summary: 'A rule cannot be judged, because a value is not known before deployment.',
    severity: 'hint',
  },
  {
    code: 'unused-suppression',
    summary: 'A comment suppresses a finding that is not there.',
    severity: 'hint',
  },
  {
    code: 'invalid-directive',
    summary: 'A comment for this tool says something that it does not understand.',
    severity: 'warning',
  },
  {
    code: 'invalid-configuration',
    summary: 'The configuration file has an entry that does not count.',
    severity: 'error',
  },
  {
    code: 'syntax-error',
    summary: 'A file cannot be read as what its ending says it is.',
    severity: 'error',
  },
];
