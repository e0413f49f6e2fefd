import type { CheckOutcome, PathOf } from '../../service/jsonReport.js';
import { jsonReport } from '../../service/jsonReport.js';
import { sortFindings, sortGroups } from '../../service/reportOrder.js';

/**
 * A report for an agent, as `apim-nsg check --format json` prints it, the fullest first: where that is too long for it,
 * without the rules and links of NSGs, then with the errors alone.
 */
export function reportTexts(outcome: CheckOutcome, pathOf: PathOf): readonly string[] {
  const full = {
    ...outcome,
    networkSecurityGroups: sortGroups(outcome.networkSecurityGroups),
    findings: sortFindings(outcome.findings),
  };
  const brief = {
    ...full,
    networkSecurityGroups: full.networkSecurityGroups.map((group) => ({ ...group, rules: [], links: [] })),
  };
  const errors = {
    ...full,
    networkSecurityGroups: [],
    findings: full.findings.filter(({ severity }) => severity === 1),
  };
  return [
    JSON.stringify(jsonReport(full, pathOf)),
    JSON.stringify({ leftOut: `rules and links; ${narrower}`, ...jsonReport(brief, pathOf) }),
    JSON.stringify({ leftOut: `all but the errors; ${narrower}`, ...jsonReport(errors, pathOf) }),
  ];
}

const narrower = 'ask for a file or a folder to get everything';
