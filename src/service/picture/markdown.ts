import * as l10n from '../../l10n.js';
import { escapeMarkdown } from '../markdownText.js';
import type { PicturedFlow, PicturedRule, PicturedValue, RulesPicture } from './rulesPicture.js';
import { directionWord, factsOf, remarksOf, statusSign, statusWord } from './words.js';

/** A picture as tables for a design document. */
export function pictureMarkdown(picture: RulesPicture): string {
  const flows = picture.lanes.flatMap((lane) => lane.flows.map((flow) => flowCells(flow)));
  const parts = [
    [`## ${escapeMarkdown(picture.name)}`],
    factsOf(picture).map((fact) => `- ${escapeMarkdown(fact)}`),
    flows.length === 0
      ? []
      : [
          `### ${l10n.t('What API Management needs')}`,
          '',
          ...table(
            [
              l10n.t('Direction'),
              l10n.t('Service tag'),
              l10n.t('Ports'),
              l10n.t('Purpose'),
              l10n.t('Status'),
              l10n.t('Because'),
            ],
            flows,
          ),
        ],
    ...picture.lanes.map(({ direction, rules }) => [
      direction === 'Inbound'
        ? `### ${l10n.t('Inbound rules in the order in which Azure tries them')}`
        : `### ${l10n.t('Outbound rules in the order in which Azure tries them')}`,
      '',
      ...table(
        [
          l10n.t('Priority'),
          l10n.t('Name'),
          l10n.t('Access'),
          l10n.t('Protocol'),
          l10n.t('Source'),
          l10n.t('Destination'),
          l10n.t('Ports'),
          l10n.t('Remarks'),
        ],
        rules.map(ruleCells),
      ),
    ]),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function flowCells(flow: PicturedFlow): readonly string[] {
  const { tag, ports, purpose, status, explanation, question } = flow;
  const word = `${statusSign(status)} ${statusWord(status)}`;
  return [directionWord(question.direction), tag, ports, purpose, word, explanation].map(escapeCell);
}

function ruleCells(rule: PicturedRule): readonly string[] {
  const { shadowedBy, words } = rule;
  const cells = [
    [rule.priority],
    [rule.name],
    [rule.accessText],
    [words.protocol],
    words.source,
    [words.destination],
    [words.ports],
  ].map((values) => values.map(valueText).join(' : '));
  const marked = shadowedBy.length > 0 ? cells.map((cell) => cell && `~~${cell}~~`) : cells;
  return [...marked, escapeCell(remarksOf(rule))];
}

/** An expression is code; what has a backtick or a bar itself is left as text. */
function valueText({ text, unknown }: PicturedValue): string {
  if (unknown === undefined || text === '' || /[`|]/.test(text)) return escapeCell(text);
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function escapeCell(text: string): string {
  return escapeMarkdown(text).replaceAll('\n', ' ');
}
