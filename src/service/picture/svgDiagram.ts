import type { Status } from '../../azure/assess.js';
import * as l10n from '../../l10n.js';
import type { PicturedFlow, PicturedLane, RulesPicture } from './rulesPicture.js';
import type { Drawing } from './svgElements.js';
import { colours, line, rectangle, text, wrapped } from './svgElements.js';
import { directionWord, statusSign, statusWord } from './words.js';

const subnetWidth = 150;
const arrowWidth = 90;
const cardHeight = 58;
const gap = 8;
const headHeight = 26;

const statusColours: Readonly<Record<Status, string>> = {
  allowed: '#1a7f37',
  'allowed-by-default': '#0969da',
  blocked: '#bc4c00',
  missing: '#cf222e',
  unknown: '#7d4e00',
};

const dashes: Readonly<Record<Status, string>> = {
  allowed: '',
  'allowed-by-default': '8 4',
  blocked: '',
  missing: '',
  unknown: '2 4',
};

/** The subnet in the middle, what comes in on the left and what goes out on the right; nothing where nothing is needed. */
export function drawDiagram(picture: RulesPicture, x: number, y: number, width: number): Drawing {
  const rows = Math.max(...picture.lanes.map(({ flows }) => flows.length));
  if (rows === 0) return { elements: [], height: 0 };
  const laneHeight = rows * (cardHeight + gap) - gap;
  const laneWidth = (width - subnetWidth) / 2;
  const top = y + headHeight;
  return {
    elements: [
      ...picture.lanes.flatMap((lane) => drawLane(lane, x, y, width, laneWidth)),
      ...drawSubnet(picture, x + laneWidth, top, laneHeight),
    ],
    height: headHeight + laneHeight + 32,
  };
}

function drawSubnet({ subnets }: RulesPicture, x: number, y: number, height: number): readonly string[] {
  const middle = x + subnetWidth / 2;
  const lines = subnets.flatMap(({ name, prefixes }) => [name, prefixes]).filter((each) => each !== '');
  const first = y + height / 2 - (lines.length * 16) / 2;
  return [
    rectangle([x, y, subnetWidth, height], { fill: '#eff6fc', stroke: colours.accent, radius: 8 }),
    text(middle, first, l10n.t('API Management'), { anchor: 'middle', weight: 600, size: 14 }),
    ...lines.map((each, index) =>
      text(middle, first + 20 + index * 16, each, {
        anchor: 'middle',
        fill: colours.muted,
        width: subnetWidth,
      }),
    ),
  ];
}

function drawLane(
  { direction, flows }: PicturedLane,
  x: number,
  y: number,
  width: number,
  laneWidth: number,
): readonly string[] {
  const isInbound = direction === 'Inbound';
  const cardWidth = laneWidth - arrowWidth;
  const cardX = isInbound ? x : x + width - cardWidth;
  const arrowX = isInbound ? x + cardWidth : x + width - laneWidth;
  return [
    text(isInbound ? x : x + width, y + 14, directionWord(direction), {
      size: 14,
      weight: 600,
      anchor: isInbound ? 'start' : 'end',
    }),
    ...flows.flatMap((flow, index) => {
      const top = y + headHeight + index * (cardHeight + gap);
      return [
        ...drawCard(flow, cardX, top, cardWidth),
        ...drawArrow(flow.status, arrowX, top + cardHeight / 2),
      ];
    }),
  ];
}

function drawCard(flow: PicturedFlow, x: number, y: number, width: number): readonly string[] {
  const { tag, ports, status, explanation } = flow;
  const colour = statusColours[status];
  const lines = wrapped(explanation, width - 24, 11, 2);
  return [
    rectangle([x, y, width, cardHeight], { fill: colours.card, stroke: colours.line, radius: 4 }),
    rectangle([x, y, 4, cardHeight], { fill: colour }),
    text(x + 14, y + 18, `${tag}  ${ports}`, { weight: 600 }),
    text(x + width - 10, y + 18, `${statusSign(status)} ${statusWord(status)}`, {
      weight: 600,
      fill: colour,
      anchor: 'end',
    }),
    ...lines.map((each, index) => text(x + 14, y + 34 + index * 14, each, { size: 11, fill: colours.muted })),
  ];
}

/** To the right, as inbound traffic goes to the subnet and outbound traffic from it; what is dropped ends half way. */
function drawArrow(status: Status, x: number, y: number): readonly string[] {
  const colour = statusColours[status];
  const [start, end] = [x + 6, x + arrowWidth - 6];
  const middle = x + arrowWidth / 2;
  const isDropped = status === 'blocked' || status === 'missing';
  return [
    line([start, y, isDropped ? middle : end - 8, y], colour, dashes[status], 2),
    ...(isDropped ? [] : [`<path d="M${end} ${y}l-9 -5v10z" fill="${colour}"/>`]),
    `<circle cx="${middle}" cy="${y}" r="10" fill="#ffffff" stroke="${colour}" stroke-width="2"/>`,
    text(middle, y + 4, statusSign(status), { anchor: 'middle', weight: 600, fill: colour }),
  ];
}
