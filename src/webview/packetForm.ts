import type { PacketAnswer, PacketQuestion } from '../service/picture/rulesPicture.js';
import { element, sign } from './dom.js';
import type { PictureView } from './messages.js';

/** "What happens to this packet?": it asks as one types, and stays while the picture around it is drawn anew. */
export class PacketForm {
  readonly root: HTMLElement;
  readonly #heading = element('h2', { id: 'packet' });
  readonly #direction = element('select', { id: 'direction' });
  readonly #far = element('input', {
    id: 'far',
    list: 'tags',
    spellcheck: 'false',
    autocomplete: 'off',
    size: '22',
  });
  readonly #protocol = element('select', { id: 'protocol' });
  readonly #port = element('input', { id: 'port', inputmode: 'numeric', autocomplete: 'off', size: '6' });
  readonly #tags = element('datalist', { id: 'tags' });
  readonly #labels = new Map<string, HTMLLabelElement>();
  readonly #answer = element('div', { class: 'answer', role: 'status', 'aria-live': 'polite' });
  #said = '';
  #farTexts = { Inbound: '', Outbound: '' };

  constructor(question: PacketQuestion, onAsk: (question: PacketQuestion) => void) {
    this.#direction.append(option('Inbound'), option('Outbound'));
    this.#protocol.append(option('TCP'), option('UDP'));
    const form = element(
      'form',
      { class: 'question' },
      this.#field('direction', this.#direction),
      this.#field('far', this.#far),
      this.#field('protocol', this.#protocol),
      this.#field('port', this.#port),
      this.#tags,
    );
    const ask = (): void => {
      this.#labelFar();
      onAsk(this.question);
    };
    form.addEventListener('input', ask);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask();
    });
    this.root = element(
      'section',
      { class: 'packet', 'aria-labelledby': 'packet' },
      this.#heading,
      form,
      this.#answer,
    );
    this.question = question;
  }

  get question(): PacketQuestion {
    return {
      direction: this.#direction.value === 'Inbound' ? 'Inbound' : 'Outbound',
      far: this.#far.value,
      protocol: this.#protocol.value === 'UDP' ? 'UDP' : 'TCP',
      port: this.#port.value,
    };
  }

  set question({ direction, far, protocol, port }: PacketQuestion) {
    this.#direction.value = direction;
    this.#far.value = far;
    this.#protocol.value = protocol;
    this.#port.value = port;
    this.#labelFar();
  }

  /** Gives its texts in the user's language, and the service tags to propose. */
  describe({ texts, tags }: PictureView): void {
    this.#heading.textContent = texts.packet;
    const words: Readonly<Record<string, string>> = {
      direction: texts.direction,
      protocol: texts.protocol,
      port: texts.port,
    };
    for (const [id, text] of Object.entries(words)) this.#label(id, text);
    this.#farTexts = { Inbound: texts.source, Outbound: texts.destination };
    this.#labelFar();
    const [inbound, outbound] = this.#direction.options;
    if (inbound) inbound.textContent = texts.inbound;
    if (outbound) outbound.textContent = texts.outbound;
    if (this.#tags.childElementCount === 0) this.#tags.append(...tags.map(option));
  }

  show({ access, wrong, headline, reasons }: PacketAnswer): void {
    const signs = { Allow: '✓', Deny: '⊘', unknown: '?', invalid: '' };
    this.#far.setAttribute('aria-invalid', String(wrong === 'far'));
    this.#port.setAttribute('aria-invalid', String(wrong === 'port'));
    const lines = [
      element('p', { class: `verdict ${access}` }, sign(signs[access]), headline),
      ...reasons.map((reason) => element('p', {}, reason)),
    ];
    // A screen reader says what changes: the same answer to a later text is not said again.
    const said = lines.map(({ textContent }) => textContent).join('\n');
    if (said === this.#said) return;
    this.#said = said;
    this.#answer.replaceChildren(...lines);
  }

  #field(id: string, control: HTMLElement): HTMLElement {
    const label = element('label', { for: id });
    this.#labels.set(id, label);
    return element('div', { class: 'field' }, label, control);
  }

  #labelFar(): void {
    this.#label('far', this.#farTexts[this.question.direction]);
  }

  #label(id: string, text: string): void {
    const label = this.#labels.get(id);
    if (label && label.textContent !== text) label.textContent = text;
  }
}

function option(value: string): HTMLOptionElement {
  return element('option', { value }, value);
}
