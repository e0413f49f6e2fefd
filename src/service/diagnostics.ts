import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-types';
import type { RequirementId } from '../azure/requirements.js';
import type { Finding } from '../checks/findings.js';
import { configurationOf } from '../checks/findings.js';
import type { LoadedFiles } from '../languages/language.js';
import type { Configuration, Severity } from '../workspace/configuration.js';
import { configuredSeverity } from '../workspace/configurationValues.js';
import type { DiagnosticCode } from '../workspace/diagnosticCodes.js';
import { rangeOf } from './positions.js';

export const diagnosticSource = 'apim-nsg';

const documentation = 'https://github.com/apim-nsg/apim-nsg/blob/main/docs/rules.md';

/** As the protocol counts them. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

/** The tag of code that has no effect, which editors fade out. */
const unnecessary: DiagnosticTag = 1;

/** The severity that the configuration leaves to a finding; `undefined` when it is switched off. */
export function severityOf(finding: Finding): DiagnosticSeverity | undefined {
  return severityUnder(configurationOf(finding), finding.code, finding.severity, finding.requirement);
}

/** The severity that a configuration leaves to what has a code; `undefined` when it is switched off. */
export function severityUnder(
  { rules }: Configuration,
  code: DiagnosticCode,
  severity: Severity,
  requirement?: RequirementId,
): DiagnosticSeverity | undefined {
  const configured = configuredSeverity(rules, code, requirement) ?? severity;
  return configured === 'off' ? undefined : severities[configured];
}

/** The page and heading that explains a code. */
export function documentationOf(code: string): string {
  return `${documentation}#${code}`;
}

/** A finding as an LSP diagnostic; `undefined` when it is switched off or its file is gone. */
export function toDiagnostic(finding: Finding, files: LoadedFiles): Diagnostic | undefined {
  const severity = severityOf(finding);
  const file = files.read(finding.origin.uri);
  if (severity === undefined || !file) return undefined;
  const relatedInformation = finding.related.flatMap((related): DiagnosticRelatedInformation[] => {
    const other = files.read(related.origin.uri);
    if (!other) return [];
    return [
      { location: { uri: other.uri, range: rangeOf(other, related.origin) }, message: related.message },
    ];
  });
  return {
    range: rangeOf(file, finding.origin),
    severity,
    code: finding.code,
    codeDescription: { href: documentationOf(finding.code) },
    source: diagnosticSource,
    message: finding.message,
    ...(finding.code === 'shadowed-rule' ? { tags: [unnecessary] } : {}),
    ...(relatedInformation.length > 0 ? { relatedInformation } : {}),
    data: { requirement: finding.requirement },
  };
}
