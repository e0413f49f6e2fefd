import type { RulesPicture } from './rulesPicture.js';
import { drawDiagram } from './svgDiagram.js';
import type { Drawing } from './svgElements.js';
import { colours, escapeXml, fontFamily, rectangle, text } from './svgElements.js';
import { drawRules } from './svgRules.js';
import { factsOf } from './words.js';

/** The width of the drawing and of its margins, in pixels: it fits a page in landscape. */
const width = 1200;
const margin = 24;

/** A picture as an SVG that stands for itself: light, for documents, with text that can be searched and copied. */
export function pictureSvg(picture: RulesPicture): string {
  const inner = width - 2 * margin;
  const elements: string[] = [];
  let y = margin;
  const parts: readonly ((top: number) => Drawing)[] = [
    (top) => drawHead(picture, top),
    (top) => drawDiagram(picture, margin, top, inner),
    ...picture.lanes.map((lane) => (top: number) => drawRules(lane, margin, top, inner)),
  ];
  for (const draw of parts) {
    const drawing = draw(y);
    elements.push(...drawing.elements);
    y += drawing.height;
  }
  const height = y + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escapeXml(fontFamily)}" role="img">`,
    `<title>${escapeXml(picture.name)}</title>`,
    rectangle([0, 0, width, height], { fill: '#ffffff' }),
    ...elements,
    '</svg>',
    '',
  ].join('\n');
}

function drawHead(picture: RulesPicture, y: number): Drawing {
  return {
    elements: [
      text(margin, y + 18, picture.name, { size: 22, weight: 600 }),
      text(margin, y + 42, factsOf(picture).join(' · '), { fill: colours.muted, width: width - 2 * margin }),
    ],
    height: 64,
  };
}
