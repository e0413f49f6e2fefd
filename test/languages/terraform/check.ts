import assert from 'node:assert/strict';
import { terraformLanguage } from '../../../src/languages/terraform/index.js';
import type { Analysis } from '../../../src/languages/language.js';
import { printDeclarations } from '../../support/declarations.js';
import type { Files } from '../../support/sourceFiles.js';
import { sourceFiles } from '../../support/sourceFiles.js';
import { finish } from '../../../src/languages/steps.js';

/** Analyses the module that the first file is in. */
export function analyze(files: Files): Analysis {
  const first = Object.keys(files)[0] ?? '';
  return finish(
    terraformLanguage.analyze(terraformLanguage.unitOf(`file:///w/${first}`), sourceFiles(files)),
  );
}

/** Checks what a module declares, line by line; see `printDeclarations`. A text is the module's only file. */
export function check(source: Files | string, ...expected: readonly string[]): void {
  const files = typeof source === 'string' ? { 'main.tf': source } : source;
  assert.deepEqual(printDeclarations(analyze(files).declarations), expected);
}

/** The arguments of a rule from a line: `AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443`. */
export function rule(line: string): string {
  const [name = '', priority = '', direction, access, protocol, source = '', , destination = ''] =
    line.split(' ');
  const [sourceAddress, sourcePort] = source.split(':');
  const [destinationAddress, destinationPort] = destination.split(':');
  return `
    name                       = "${name}"
    priority                   = ${priority}
    direction                  = "${direction}"
    access                     = "${access}"
    protocol                   = "${protocol}"
    source_port_range          = "${sourcePort}"
    destination_port_range     = "${destinationPort}"
    source_address_prefix      = "${sourceAddress}"
    destination_address_prefix = "${destinationAddress}"
`;
}
