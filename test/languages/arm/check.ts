import assert from 'node:assert/strict';
import { armLanguage } from '../../../src/languages/arm/index.js';
import type { Analysis } from '../../../src/languages/language.js';
import { printDeclarations } from '../../support/declarations.js';
import type { Files } from '../../support/sourceFiles.js';
import { sourceFiles } from '../../support/sourceFiles.js';
import { finish } from '../../../src/languages/steps.js';

/** A template as its parts; what is no part of every template is added. */
export interface Parts {
  readonly [part: string]: unknown;
  readonly resources: unknown;
}

/** The text of a template. */
export function template(parts: Parts): string {
  return JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      ...parts,
    },
    null,
    2,
  );
}

/** A network security group with these rules, and whatever else is given. */
export function group(name: string, securityRules: unknown, more: object = {}): object {
  return {
    type: 'Microsoft.Network/networkSecurityGroups',
    apiVersion: '2023-09-01',
    name,
    ...more,
    properties: { securityRules },
  };
}

/** A rule from a line: `AllowHttps 100 Inbound Allow Tcp Internet:* -> VirtualNetwork:443`. */
export function rule(line: string): object {
  const [name, priority = '', direction, access, protocol, source = '', , destination = ''] = line.split(' ');
  const [sourceAddressPrefix, sourcePortRange] = source.split(':');
  const [destinationAddressPrefix, destinationPortRange] = destination.split(':');
  return {
    name,
    properties: {
      priority: /^\d+$/.test(priority) ? Number(priority) : priority,
      direction,
      access,
      protocol,
      sourceAddressPrefix,
      sourcePortRange,
      destinationAddressPrefix,
      destinationPortRange,
    },
  };
}

/** Analyses the first of the files. */
export function analyze(files: Files): Analysis {
  return finish(armLanguage.analyze(`file:///w/${Object.keys(files)[0] ?? ''}`, sourceFiles(files)));
}

/** Checks what a template declares, line by line; see `printDeclarations`. */
export function check(source: Parts | string | Files, ...expected: readonly string[]): void {
  assert.deepEqual(printDeclarations(analyze(filesOf(source)).declarations), expected);
}

function filesOf(source: Parts | string | Files): Files {
  if (typeof source === 'string') return { 'main.json': source };
  return isParts(source) ? { 'main.json': template(source) } : source;
}

function isParts(source: Parts | Files): source is Parts {
  return 'resources' in source;
}
