import type { PicturedFlow, PicturedLane } from '../service/picture/rulesPicture.js';
import { element, button, sign, spoken } from './dom.js';
import type { PictureView } from './messages.js';

/** The subnet in the middle, what comes in on the left and what goes out on the right. */
export function diagram(view: PictureView, onChoose: (flow: PicturedFlow) => void): HTMLElement {
  const { picture, texts } = view;
  const [inbound, outbound] = picture.lanes;
  const lanes = [inbound, outbound].map((lane) => lane && laneOf(lane, view, onChoose));
  return element(
    'section',
    { class: 'diagram', 'aria-label': texts.needs },
    lanes[0],
    element(
      'div',
      { class: 'subnet' },
      element('strong', {}, 'API Management'),
      ...picture.subnets.flatMap(({ name, prefixes }) => [
        element('span', {}, name),
        element('code', {}, prefixes),
      ]),
    ),
    lanes[1],
  );
}

function laneOf(
  { direction, flows }: PicturedLane,
  view: PictureView,
  onChoose: (flow: PicturedFlow) => void,
): HTMLElement {
  const { texts } = view;
  const isInbound = direction === 'Inbound';
  const content =
    flows.length === 0
      ? element('p', { class: 'muted' }, view.picture.checked === 'no' ? texts.notChecked : texts.noFlows)
      : element('ul', {}, ...flows.map((flow) => element('li', {}, flowButton(flow, view, onChoose))));
  return element(
    'div',
    { class: isInbound ? 'lane inbound' : 'lane outbound' },
    element('h2', {}, isInbound ? texts.inbound : texts.outbound),
    content,
  );
}

function flowButton(
  flow: PicturedFlow,
  { statuses, texts }: PictureView,
  onChoose: (flow: PicturedFlow) => void,
): HTMLElement {
  const look = statuses[flow.status];
  const made = button(
    `flow ${flow.id}`,
    `flow ${flow.status}`,
    () => {
      onChoose(flow);
    },
    element(
      'span',
      { class: 'card' },
      spoken(`${flow.question.direction === 'Inbound' ? texts.inbound : texts.outbound} `),
      element(
        'span',
        { class: 'card-head' },
        element('strong', {}, flow.tag),
        element('code', {}, flow.ports),
        element('span', { class: 'status' }, sign(look.sign), look.word),
      ),
      element('span', { class: 'muted' }, flow.explanation),
    ),
    element(
      'span',
      { class: 'arrow', 'aria-hidden': 'true' },
      sign(look.sign),
      element('span', { class: 'head' }),
    ),
  );
  // Shown where the mouse points at, and read as its description.
  made.title = flow.purpose;
  return made;
}
