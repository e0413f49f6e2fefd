import type { Diagnostic } from 'vscode-languageserver-types';
import { defaultConfiguration } from '../workspace/configuration.js';
import { readConfiguration } from '../workspace/configurationReader.js';
import type { LoadedConfiguration } from './configurations.js';
import { diagnosticSource, documentationOf, severityUnder } from './diagnostics.js';
import type { ReportedFinding } from './languageService.js';
import { rangeOf } from './positions.js';

const code = 'invalid-configuration';

/** The mistakes of a configuration file, for the editor. */
export function diagnoseConfiguration(uri: string, text: string): readonly Diagnostic[] {
  return reportConfiguration({ ...readConfiguration(uri, text), text }).map(
    ({ range, severity, message }) => ({
      range,
      severity,
      code,
      codeDescription: { href: documentationOf(code) },
      source: diagnosticSource,
      message,
    }),
  );
}

/** The mistakes of a configuration file as findings; the file itself may give them another severity. */
export function reportConfiguration(file: LoadedConfiguration): readonly ReportedFinding[] {
  const severity = severityUnder({ ...defaultConfiguration, ...file.configuration }, code, 'error');
  if (severity === undefined) return [];
  return file.problems.map((problem) => ({
    uri: file.uri,
    range: rangeOf(file, problem),
    severity,
    code,
    message: problem.message,
    networkSecurityGroup: undefined,
    requirement: undefined,
    fixable: false,
    related: [],
  }));
}
