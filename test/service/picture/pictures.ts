import assert from 'node:assert/strict';
import { createLanguageService } from '../../../src/service/createLanguageService.js';
import type { LanguageService } from '../../../src/service/languageService.js';
import type {
  PicturedRule,
  PicturedValue,
  RulesPicture,
  RulesPictures,
} from '../../../src/service/picture/rulesPicture.js';
import { defaultConfiguration } from '../../../src/workspace/configuration.js';
import { neverCancelled } from '../../../src/workspace/workspace.js';

/** A service over one file, and nothing beside it. */
export function serviceOver(uri: string, text: string): LanguageService {
  return createLanguageService({
    workspace: {
      roots: ['file:///repo'],
      readText: (asked) => Promise.resolve(asked === uri ? text : undefined),
      readDirectory: () =>
        Promise.resolve([{ name: uri.slice(uri.lastIndexOf('/') + 1), isDirectory: false }]),
    },
    logger: { warn: () => undefined },
    settings: () => defaultConfiguration,
  });
}

export async function picturesOf(uri: string, text: string): Promise<RulesPictures> {
  const pictures = await serviceOver(uri, text).pictures(uri, neverCancelled);
  assert.ok(pictures, `${uri} has no pictures`);
  return pictures;
}

export async function pictureOf(uri: string, text: string): Promise<RulesPicture> {
  const { groups } = await picturesOf(uri, text);
  const [picture] = groups;
  assert.ok(picture, `${uri} has no NSG`);
  return picture;
}

/**
 * A picture in lines: what API Management needs, `management-inbound allowed: Allowed by …`, and the custom rules in
 * order, `100 AllowSql Allow Tcp * -> Sql 1433`. An expression stands in braces, and what is said of a rule at its end.
 */
export function printPicture(picture: RulesPicture): readonly string[] {
  return picture.lanes.flatMap(({ flows, rules }) => [
    ...flows.map(({ id, status, explanation }) => `${id} ${status}: ${explanation}`),
    ...rules.filter(({ isDefault }) => !isDefault).map(printRule),
  ]);
}

export function printRule(rule: PicturedRule): string {
  const parts = [rule.priority, rule.name, rule.accessText, rule.protocol, rule.source].map(printValue);
  const to = [rule.destination, rule.destinationPorts].map(printValue);
  return [
    ...parts,
    '->',
    ...to,
    ...rule.conditions.map((condition) => `(if ${condition})`),
    ...(rule.shadowedBy.length > 0 ? [`(after ${rule.shadowedBy.join(', ')})`] : []),
  ].join(' ');
}

function printValue({ text, unknown }: PicturedValue): string {
  return unknown === undefined ? text : `{${text}}`;
}
