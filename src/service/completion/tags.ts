import type { CompletionItem } from 'vscode-languageserver-types';
import type { Assessment } from '../../azure/assess.js';
import type { Direction, SecurityRule } from '../../azure/securityRules.js';
import { parseServiceTag, serviceTagNames } from '../../azure/serviceTags.js';
import { needSentence } from '../needs.js';
import type { JudgedGroup } from '../../checks/judgedGroup.js';
import type { RuleField } from '../../languages/declarations.js';
import * as l10n from '../../l10n.js';
import { serviceTagText } from '../serviceTagTexts.js';
import { valueItem } from './items.js';
import type { WrittenLiteral } from './literals.js';

/** The service tags for an address of a rule, those first that API Management needs there. In lists Azure takes none. */
export function tagItems(
  group: JudgedGroup,
  { direction }: SecurityRule,
  literal: WrittenLiteral,
): readonly CompletionItem[] {
  const side = sideOf(literal.field);
  if (!side) return [];
  return serviceTagNames.map((name) => {
    const needs = group.assessments.filter(
      ({ requirement }) =>
        requirement.tag === name &&
        farSideOf(requirement.direction) === side &&
        mayBe(direction, requirement.direction),
    );
    return valueItem(literal, {
      kind: 'constant',
      label: name,
      detail: l10n.t('service tag'),
      documentation: documentationOf(name, needs),
      rank: rankOf(name, needs, isNear(side, direction)),
    });
  });
}

type Side = 'source' | 'destination';

function sideOf(field: RuleField): Side | undefined {
  if (field === 'sourceAddressPrefix') return 'source';
  return field === 'destinationAddressPrefix' ? 'destination' : undefined;
}

function farSideOf(direction: Direction): Side {
  return direction === 'Inbound' ? 'source' : 'destination';
}

function mayBe(direction: SecurityRule['direction'], other: Direction): boolean {
  return typeof direction !== 'string' || direction === other;
}

/** Whether this is the side of the API Management subnet. */
function isNear(side: Side, direction: SecurityRule['direction']): boolean {
  return typeof direction === 'string' && farSideOf(direction) !== side;
}

function rankOf(name: string, needs: readonly Assessment[], near: boolean): number {
  if (near) return name === 'VirtualNetwork' ? 0 : 3;
  if (needs.some(({ status }) => status !== 'allowed')) return 0;
  if (needs.length > 0) return 1;
  return name === 'VirtualNetwork' || name === 'Internet' || name === 'AzureLoadBalancer' ? 2 : 3;
}

function documentationOf(name: string, needs: readonly Assessment[]): string {
  const tag = parseServiceTag(name);
  const needed = needs.map(({ requirement }) => needSentence(requirement));
  return [...(tag ? [serviceTagText(tag)] : []), ...needed].join('\n\n');
}
