import type { PicturedLane, PicturedRule, PicturedValue } from '../service/picture/rulesPicture.js';
import type { Child } from './dom.js';
import { button, element, fill, sign, spoken } from './dom.js';
import type { PageTexts, PictureView } from './messages.js';

/** The rules of a direction in the order in which they are tried. */
export function ruleTable(
  { direction, rules }: PicturedLane,
  { texts }: PictureView,
  onReveal: (rule: string) => void,
): HTMLElement {
  const heads = [
    texts.priority,
    texts.name,
    texts.access,
    texts.sourceHead,
    texts.destinationHead,
    texts.ports,
  ];
  return element(
    'section',
    { class: 'rules' },
    element(
      'table',
      { role: 'table' },
      element('caption', {}, direction === 'Inbound' ? texts.inboundRules : texts.outboundRules),
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', { role: 'rowgroup' }, ...rules.map((rule) => ruleRow(rule, texts, onReveal))),
    ),
  );
}

function ruleRow(rule: PicturedRule, texts: PageTexts, onReveal: (rule: string) => void): HTMLElement {
  const { id, isDefault, shadowedBy, location, words } = rule;
  const classes = [isDefault ? 'default' : '', shadowedBy.length > 0 ? 'shadowed' : ''].join(' ').trim();
  const row = element(
    'tr',
    { role: 'row', 'data-rule': id, class: classes === '' ? undefined : classes },
    cell(valueOf(rule.priority, texts)),
    nameCell(rule, texts, onReveal),
    cell(accessOf(rule, texts)),
    cell(...joined(words.source, ' : ', texts)),
    cell(valueOf(words.destination, texts)),
    cell(...joined(words.traffic, '\u00a0', texts)),
  );
  if (location) {
    row.addEventListener('click', (event) => {
      if (!(event.target instanceof HTMLButtonElement)) onReveal(id);
    });
  }
  return row;
}

/** Roles are said in full: a narrow page lays rows out as cards, which would make them no table any more. */
function cell(...children: readonly Child[]): HTMLElement {
  return element('td', { role: 'cell' }, ...children);
}

function nameCell(rule: PicturedRule, texts: PageTexts, onReveal: (rule: string) => void): HTMLElement {
  const { id, isDefault, name, conditions, shadowedBy, location } = rule;
  const shown = name.text === '' ? texts.unnamed : name.text;
  const reveal = (): void => {
    onReveal(id);
  };
  const label = location ? button(`rule ${id}`, 'link', reveal, shown) : element('span', {}, shown);
  const remarks = [
    ...(isDefault ? [texts.defaultRule] : []),
    ...(shadowedBy.length > 0 ? [fill(texts.neverMatches, shadowedBy.join(', '))] : []),
    ...(conditions.length > 0 ? [fill(texts.existsOnlyIf, conditions.join(', '))] : []),
  ];
  return element(
    'th',
    { scope: 'row', role: 'rowheader' },
    element('span', { class: 'name' }, label),
    element('span', { class: 'decides' }, texts.decides),
    remarks.length > 0 ? element('span', { class: 'remark' }, remarks.join(' · ')) : undefined,
  );
}

function accessOf({ access, accessText }: PicturedRule, texts: PageTexts): HTMLElement {
  const signs = { Allow: '✓', Deny: '⊘', unknown: '?' };
  return element('span', { class: `access ${access}` }, sign(signs[access]), valueOf(accessText, texts));
}

function joined(values: readonly PicturedValue[], between: string, texts: PageTexts): readonly Child[] {
  return values.flatMap((value, index) => [index > 0 ? between : undefined, valueOf(value, texts)]);
}

/** What isn't known is shown as it is written, and says why it isn't. */
function valueOf({ text, unknown }: PicturedValue, texts: PageTexts): HTMLElement {
  if (unknown === undefined) return element('span', { class: 'value' }, text);
  const why = fill(texts.notKnown, unknown);
  return element('span', { class: 'value unknown-value', title: why }, sign('?'), text, spoken(why));
}

/** Marks the rows of some rules, and takes the mark from all others. */
export function markRows(root: HTMLElement, mark: 'current' | 'deciding', rules: readonly string[]): void {
  for (const row of root.querySelectorAll<HTMLElement>('tr[data-rule]')) {
    const isMarked = rules.includes(row.dataset.rule ?? '');
    row.classList.toggle(mark, isMarked);
    if (mark !== 'current') continue;
    if (isMarked) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
}
