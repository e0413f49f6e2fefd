import type { Direction } from '../../azure/securityRules.js';
import * as l10n from '../../l10n.js';
import type { PicturedLane, PicturedRule, PicturedValue } from './rulesPicture.js';
import type { Drawing } from './svgElements.js';
import { colours, line, rectangle, text } from './svgElements.js';
import { remarksOf } from './words.js';

const rowHeight = 22;
const headHeight = 50;

/** The columns with their shares of the width. */
const columns = [
  { title: l10n.key('Priority'), share: 0.07 },
  { title: l10n.key('Name'), share: 0.22 },
  { title: l10n.key('Access'), share: 0.07 },
  { title: l10n.key('Source'), share: 0.14 },
  { title: l10n.key('Destination'), share: 0.14 },
  { title: l10n.key('Ports'), share: 0.1 },
  { title: l10n.key('Remarks'), share: 0.26 },
] as const;

const titles: Readonly<Record<Direction, string>> = {
  Inbound: l10n.key('Inbound rules, as Azure tries them'),
  Outbound: l10n.key('Outbound rules, as Azure tries them'),
};

/** The rules of a direction as a table, in the order in which they are tried. */
export function drawRules({ direction, rules }: PicturedLane, x: number, y: number, width: number): Drawing {
  const edges = columns.map((_, index) =>
    columns.slice(0, index).reduce((sum, { share }) => sum + share * width, x),
  );
  const row = (cells: readonly string[], baseline: number, style: Parameters<typeof text>[3]): string[] =>
    cells.map((cell, index) =>
      text(round((edges[index] ?? x) + 8), baseline, cell, {
        ...style,
        width: (columns[index]?.share ?? 0) * width - 12,
      }),
    );
  const top = y + headHeight;
  return {
    elements: [
      text(x, y + 14, l10n.t(titles[direction]), { size: 14, weight: 600 }),
      rectangle([x, y + 24, width, rowHeight], { fill: colours.card }),
      ...row(
        columns.map(({ title }) => l10n.t(title)),
        y + 39,
        { weight: 600, fill: colours.muted },
      ),
      ...rules.flatMap((rule, index) => {
        const bottom = top + (index + 1) * rowHeight - 4;
        return [
          ...row(cellsOf(rule), bottom - 7, styleOf(rule)),
          text(round((edges[6] ?? x) + 8), bottom - 7, remarksOf(rule), {
            size: 11,
            fill: colours.muted,
            width: columns[6].share * width - 12,
          }),
          line([x, bottom, x + width, bottom], colours.line),
        ];
      }),
    ],
    height: headHeight + rules.length * rowHeight + 24,
  };
}

function cellsOf(rule: PicturedRule): readonly string[] {
  const { source, destination, traffic } = rule.words;
  return [
    cellOf(rule.priority),
    cellOf(rule.name),
    `${rule.access === 'Allow' ? '✓' : rule.access === 'Deny' ? '⊘' : '?'} ${rule.accessText.text}`,
    source.map(cellOf).join(' : '),
    cellOf(destination),
    traffic.map(cellOf).join(' '),
  ];
}

/** What isn't known is told by a sign before the expression. */
function cellOf({ text: content, unknown }: PicturedValue): string {
  return unknown === undefined ? content : `? ${content}`;
}

function styleOf({ isDefault, shadowedBy }: PicturedRule): Parameters<typeof text>[3] {
  return { strike: shadowedBy.length > 0, ...(isDefault ? { fill: colours.muted } : {}) };
}

/** Keeps the shares of the width from writing long fractions. */
function round(position: number): number {
  return Math.round(position);
}
