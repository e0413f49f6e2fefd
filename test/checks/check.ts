import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from 'vscode-languageserver-types';
import { createLanguageService } from '../../src/service/createLanguageService.js';
import type { LanguageService, ReportedFinding } from '../../src/service/languageService.js';
import type { Configuration } from '../../src/workspace/configuration.js';
import { defaultConfiguration } from '../../src/workspace/configuration.js';
import type { DiagnosticCode } from '../../src/workspace/diagnosticCodes.js';
import { neverCancelled } from '../../src/workspace/workspace.js';
import type { Parts } from '../languages/arm/check.js';
import { group, rule, template } from '../languages/arm/check.js';
import { plainEdits } from '../support/plainEdits.js';

const templateUri = 'file:///repo/main.json';
const terraformUri = 'file:///repo/main.tf';

/** A service over a workspace with one template. */
export function serviceOver(
  text: string,
  configuration: Partial<Configuration> = {},
  uri = templateUri,
): LanguageService {
  return createLanguageService({
    workspace: {
      roots: ['file:///repo'],
      readText: (asked) => Promise.resolve(asked === uri ? text : undefined),
      readDirectory: () =>
        Promise.resolve([{ name: uri.slice(uri.lastIndexOf('/') + 1), isDirectory: false }]),
    },
    logger: { warn: () => undefined },
    settings: () => ({ ...defaultConfiguration, ...configuration }),
  });
}

async function findingsOf(
  service: LanguageService,
  code: DiagnosticCode,
  uri = templateUri,
): Promise<readonly ReportedFinding[]> {
  const { findings } = await service.check([uri], neverCancelled);
  return findings.filter((finding) => finding.code === code);
}

const severities = ['', 'error', 'warning', 'information', 'hint'];

/** `hint «"name": "AllowAll"» the message`, the place by its first line. */
function print({ range, severity, message }: ReportedFinding, document: TextDocument): string {
  const [line = ''] = document.getText(range).split('\n');
  return `${severities[severity] ?? ''} «${line}» ${message}`;
}

/** Asserts all that a template gets said under a code; an expected line may leave off the end of what is said. */
export async function check(
  code: DiagnosticCode,
  source: Parts | string,
  expected: readonly string[],
  configuration: Partial<Configuration> = {},
): Promise<void> {
  const text = typeof source === 'string' ? source : template(source);
  const findings = await findingsOf(serviceOver(text, configuration), code);
  checkPrinted(findings, text, expected);
}

/** The same of a Terraform module. */
export async function checkTerraform(
  code: DiagnosticCode,
  text: string,
  expected: readonly string[],
): Promise<void> {
  checkPrinted(await findingsOf(serviceOver(text, {}, terraformUri), code, terraformUri), text, expected);
}

function checkPrinted(findings: readonly ReportedFinding[], text: string, expected: readonly string[]): void {
  const document = TextDocument.create(templateUri, '', 0, text);
  const actual = findings.map((finding) => print(finding, document));
  const shortened = actual.map((line, index) => line.slice(0, expected[index]?.length ?? line.length));
  assert.deepEqual(shortened, expected);
}

/** The quick fix of the first finding with a code, chosen by the beginning of its title. */
export async function fixOf(code: DiagnosticCode, text: string, title: string): Promise<CodeAction> {
  const service = serviceOver(text);
  const [finding] = await findingsOf(service, code);
  assert.ok(finding, `nothing is said under ${code}`);
  const actions = await service.codeActions(templateUri, finding.range, { diagnostics: [] }, neverCancelled);
  const action = actions.find((each) => each.title.startsWith(title));
  assert.ok(action, `no '${title}' among ${actions.map((each) => each.title).join(', ')}`);
  return action;
}

/** The text after that quick fix. */
export async function afterFix(code: DiagnosticCode, source: Parts | string, title: string): Promise<string> {
  const text = typeof source === 'string' ? source : template(source);
  const { edit = {} } = await fixOf(code, text, title);
  return TextDocument.applyEdits(
    TextDocument.create(templateUri, 'json', 0, text),
    plainEdits(edit, templateUri),
  );
}

/** A template of one NSG that is checked as said, with rules by their lines; see `rule`. */
export function nsg(apimNsg: string, ...rules: readonly string[]): Parts {
  return { resources: [group('nsg', rules.map(rule), { metadata: { apimNsg } })] };
}
