import { armLanguage } from '../../../../src/languages/arm/index.js';
import type { Files } from '../../../support/sourceFiles.js';
import type { Change } from '../../../support/writing.js';
import { checkChanges, checkRefused } from '../../../support/writing.js';

/** A template around its parts, which are text. */
export function template(...parts: readonly string[]): string {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  return `{
  "$schema": "${schema}",
  "contentVersion": "1.0.0.0",
${parts.join(',\n')}
}
`;
}

/** The resources of a template that is one NSG with a list of rules. */
export function groupWith(securityRules: string): string {
  return `  "resources": [
    {
      "type": "Microsoft.Network/networkSecurityGroups",
      "apiVersion": "2023-09-01",
      "name": "nsg-apim",
      "properties": {
        "securityRules": ${securityRules}
      }
    }
  ]`;
}

/** A rule as an item of the list in `groupWith`, whose other properties are given as lines. */
export function item(name: string, ...lines: readonly string[]): string {
  return `          {
            "name": "${name}",
            "properties": {
${lines.map((line) => `              ${line}`).join(',\n')}
            }
          }`;
}

/** The text of the list of rules before and after some changes. */
export function checkRules(before: string, changes: readonly Change[], after: string): void {
  check({ 'main.json': template(groupWith(before)) }, changes, { 'main.json': template(groupWith(after)) });
}

export function check(before: Files, changes: readonly Change[], after: Files): void {
  checkChanges(armLanguage, before, changes, after);
}

export function refuses(files: Files, change: Change, reason: RegExp): void {
  checkRefused(armLanguage, files, change, reason);
}
