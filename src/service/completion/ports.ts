import * as l10n from '../../l10n.js';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { Requirement } from '../../azure/requirements.js';
import { catalogue } from '../../azure/requirements.js';
import type { SecurityRule } from '../../azure/securityRules.js';
import { farSide } from '../../azure/securityRules.js';
import { describeTraffic } from '../../checks/describe.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import { valueItem } from './items.js';
import type { WrittenLiteral } from './literals.js';

/** The ports that API Management needs of the service tag that a rule is for. */
export function portItems(
  group: JudgedGroup,
  rule: SecurityRule,
  literal: WrittenLiteral,
): readonly CompletionItem[] {
  if (literal.field !== 'destinationPortRange' && literal.field !== 'destinationPortRanges') return [];
  const fitting = catalogue.filter((requirement) => isFor(rule, requirement));
  const needed = new Set(group.assessments.map(({ requirement }) => requirement));
  const ports = new Set(
    fitting.flatMap((requirement) => [...requirement.ports, ...requirement.optionalPorts]),
  );
  return [...ports].map((port) => {
    const own = fitting.filter((each) => each.ports.includes(port) || each.optionalPorts.includes(port));
    return valueItem(literal, {
      kind: 'value',
      label: String(port),
      detail: own.map(({ purpose }) => l10n.t(purpose)).join('; '),
      documentation: own.map(documentationOf).join('\n\n'),
      rank: own.some((each) => needed.has(each)) ? 0 : 1,
    });
  });
}

/** Beside the purpose, which the item has as its detail. */
function documentationOf(requirement: Requirement): string {
  return l10n.t(
    'API Management needs {0}. Without it, {1}.',
    describeTraffic(requirement),
    l10n.t(requirement.consequence),
  );
}

/** Whether a rule is for the traffic of a requirement, as far as it is written. */
function isFor(rule: SecurityRule, { direction, tag, protocols }: Requirement): boolean {
  if (rule.direction !== direction) return false;
  const isProtocol =
    typeof rule.protocol !== 'string' ||
    rule.protocol === '*' ||
    protocols.some((each) => each === rule.protocol);
  const names = farSide(rule, direction).terms.map((term) =>
    term.kind === 'tag' ? term.tag.name : term.kind,
  );
  return isProtocol && names.includes(tag === '*' ? 'any' : tag);
}
