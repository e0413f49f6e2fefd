import assert from 'node:assert/strict';
import { bicepLanguage } from '../../../src/languages/bicep/index.js';
import type { Analysis } from '../../../src/languages/language.js';
import { printDeclarations } from '../../support/declarations.js';
import type { Files } from '../../support/sourceFiles.js';
import { sourceFiles } from '../../support/sourceFiles.js';
import { finish } from '../../../src/languages/steps.js';

/** Analyses the first of the files. */
export function analyze(files: Files): Analysis {
  return finish(bicepLanguage.analyze(`file:///w/${Object.keys(files)[0] ?? ''}`, sourceFiles(files)));
}

/** Checks what a file declares, line by line; see `printDeclarations`. A text is the only file. */
export function check(source: Files | string, ...expected: readonly string[]): void {
  const files = typeof source === 'string' ? { 'main.bicep': source } : source;
  assert.deepEqual(printDeclarations(analyze(files).declarations), expected);
}

/** A network security group with these rules, named `nsg`. */
export function group(
  rules: string,
  head = "resource nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' =",
): string {
  return `${head} {
  name: 'apim'
  properties: {
    securityRules: ${rules}
  }
}`;
}

/** A rule from a line: `AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443`. */
export function rule(line: string): string {
  const [name = '', ...rest] = line.split(' ');
  return `{ name: ${text(name)}, properties: ${properties(rest.join(' '))} }`;
}

/** The properties of a rule from a line without its name. A word with a `$` is an expression. */
export function properties(line: string): string {
  const [priority = '', direction = '', access = '', protocol = '', source = '', , destination = ''] =
    line.split(' ');
  const [sourceAddress = '', sourcePort = ''] = source.split(':');
  const [destinationAddress = '', destinationPort = ''] = destination.split(':');
  const entries = [
    `priority: ${priority.replace('$', '')}`,
    `direction: ${text(direction)}`,
    `access: ${text(access)}`,
    `protocol: ${text(protocol)}`,
    `sourceAddressPrefix: ${text(sourceAddress)}`,
    `sourcePortRange: ${text(sourcePort)}`,
    `destinationAddressPrefix: ${text(destinationAddress)}`,
    `destinationPortRange: ${text(destinationPort)}`,
  ];
  return `{ ${entries.join(', ')} }`;
}

function text(word: string): string {
  return word.startsWith('$') ? word.slice(1) : `'${word}'`;
}
