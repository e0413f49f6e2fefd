import { button, element, sign } from './dom.js';
import type { FromPage, PictureView } from './messages.js';

/** The NSG's name, or the choice among several, what is known of it, and what can be done with the picture. */
export function header(view: PictureView, post: (message: FromPage) => void): HTMLElement {
  const { texts, picture, facts, notices } = view;
  const exportTo = (to: 'svg' | 'markdown' | 'clipboard') => () => {
    post({ kind: 'export', to });
  };
  return element(
    'header',
    {},
    element(
      'div',
      { class: 'title' },
      view.choices.length > 1 ? chooser(view, post) : element('h1', {}, picture.name),
      element(
        'div',
        { class: 'actions' },
        button('copy', 'action', exportTo('clipboard'), texts.copyMarkdown),
        button('markdown', 'action', exportTo('markdown'), texts.exportMarkdown),
        button('svg', 'action', exportTo('svg'), texts.exportSvg),
      ),
    ),
    element('ul', { class: 'facts' }, ...counts(view), ...facts.map((fact) => element('li', {}, fact))),
    ...notices.map((notice) => element('p', { class: 'notice', role: 'note' }, notice)),
  );
}

function chooser({ texts, choices, picture }: PictureView, post: (message: FromPage) => void): HTMLElement {
  const select = element(
    'select',
    { 'aria-label': texts.group, 'data-key': 'group', class: 'group' },
    ...choices.map(({ id, label }) => element('option', { value: id }, label)),
  );
  select.value = picture.id;
  select.addEventListener('change', () => {
    post({ kind: 'choose', group: select.value });
  });
  return element('h1', {}, select);
}

/** How many of the flows have which status. */
function counts({ picture, statuses }: PictureView): readonly HTMLElement[] {
  const flows = picture.lanes.flatMap((lane) => lane.flows);
  return Object.entries(statuses).flatMap(([status, { word, sign: shape }]) => {
    const count = flows.filter((flow) => flow.status === status).length;
    return count === 0 ? [] : [element('li', { class: `count ${status}` }, sign(shape), `${count} ${word}`)];
  });
}
