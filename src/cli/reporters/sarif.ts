import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Location, Region } from 'sarif';
import type { Range } from 'vscode-languageserver-types';
import { documentationOf } from '../../service/diagnostics.js';
import type { ReportedFinding } from '../../service/languageService.js';
import type { Severity } from '../../workspace/configuration.js';
import { diagnosticCodes } from '../../workspace/diagnosticCodes.js';
import type { ReportContext, Reporter } from './reporter.js';
import { severityName } from '../../service/reportOrder.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name by which locations refer to the working directory. */
const base = 'SRCROOT';

/** The outcome as a log of the Static Analysis Results Interchange Format, for code scanning. */
export const sarifReporter: Reporter = (outcome, context) => {
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'apim-nsg',
            semanticVersion: context.version,
            informationUri: documentationPage,
            rules: rules.map((rule) => ({ ...rule })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { uri: `${context.directoryUri}/` } },
        results: resultsOf(outcome.findings, context),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const documentationPage = documentationOf('').replace(/#$/, '');

const rules: readonly ReportingDescriptor[] = diagnosticCodes.map(({ code, summary, severity }) => ({
  id: code,
  shortDescription: { text: summary },
  helpUri: documentationOf(code),
  help: { text: `${summary} See ${documentationOf(code)}` },
  defaultConfiguration: { level: levels[severity] },
}));

function resultsOf(findings: readonly ReportedFinding[], context: ReportContext): Result[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const identity = identityOf(finding, context);
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    return resultOf(finding, fingerprintOf(identity, occurrence), context);
  });
}

function resultOf(finding: ReportedFinding, fingerprint: string, context: ReportContext): Result {
  const ruleIndex = rules.findIndex((rule) => rule.id === finding.code);
  const related = finding.related.map((each, index) => ({
    id: index + 1,
    ...locationOf(each, context),
    message: { text: each.message },
  }));
  return {
    ruleId: finding.code,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: levels[severityName(finding.severity)],
    message: { text: finding.message },
    locations: [locationOf(finding, context)],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: { 'apimNsgFinding/v1': fingerprint },
    properties: {
      networkSecurityGroup: finding.networkSecurityGroup ?? null,
      requirement: finding.requirement ?? null,
      fixable: finding.fixable,
    },
  };
}

function locationOf(
  { uri, range }: Pick<ReportedFinding, 'uri' | 'range'>,
  context: ReportContext,
): Location {
  return { physicalLocation: { artifactLocation: artifactOf(uri, context), region: regionOf(range) } };
}

/** A file below the working directory is relative to it; any other one has its whole URI. */
function artifactOf(uri: string, { directoryUri }: ReportContext): { uri: string; uriBaseId?: string } {
  const prefix = `${directoryUri}/`;
  return uri.startsWith(prefix) ? { uri: uri.slice(prefix.length), uriBaseId: base } : { uri };
}

function regionOf({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/**
 * What makes a finding the same one after lines moved: its code, file and NSG, the requirement, and the line it is on.
 */
function identityOf(finding: ReportedFinding, context: ReportContext): string {
  const line = context.linesOf(finding.uri)[finding.range.start.line] ?? '';
  return JSON.stringify([
    finding.code,
    context.pathOf(finding.uri),
    finding.networkSecurityGroup ?? '',
    finding.requirement ?? '',
    line.trim(),
  ]);
}

function fingerprintOf(identity: string, occurrence: number): string {
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  return `${hash}:${occurrence}`;
}
