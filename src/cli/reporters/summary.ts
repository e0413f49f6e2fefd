import type { Severity } from '../../workspace/configuration.js';
import type { CheckOutcome } from '../../service/jsonReport.js';
import { severityName } from '../../service/reportOrder.js';

/** `1 file`, `3 files` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const nouns: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
};

/** `3 errors, 1 warning`, the worst first; an empty text for none. */
export function countFindings(findings: CheckOutcome['findings']): string {
  return (Object.keys(nouns) as Severity[])
    .map((severity) => {
      const number = findings.filter((finding) => severityName(finding.severity) === severity).length;
      return number === 0 ? '' : count(number, nouns[severity]);
    })
    .filter((text) => text !== '')
    .join(', ');
}

/** One sentence on the whole run. */
export function summaryOf({ files, networkSecurityGroups, findings }: CheckOutcome): string {
  const groups = networkSecurityGroups.filter((group) => group.checked !== 'no').length;
  const where = `${count(groups, 'network security group')} of API Management in ${count(files, 'file')}`;
  if (findings.length > 0) return `${countFindings(findings)}: checked ${where}.`;
  if (files === 0) return 'No ARM, Bicep or Terraform file was found.';
  return groups === 0 ? `There is ${noneOf(where)}.` : `Nothing to report: checked ${where}.`;
}

function noneOf(where: string): string {
  return where.replace(/^0 network security groups/, 'no network security group');
}
