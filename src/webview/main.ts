import type { PacketQuestion, PicturedFlow } from '../service/picture/rulesPicture.js';
import { diagram } from './diagram.js';
import { element, refill } from './dom.js';
import { header } from './header.js';
import type { FromPage, PageState, PictureView, ToPage } from './messages.js';
import { PacketForm } from './packetForm.js';
import { markRows, ruleTable } from './ruleTable.js';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const firstQuestion: PacketQuestion = { direction: 'Inbound', far: 'Internet', protocol: 'TCP', port: '443' };

/** The page of the picture: it shows what the editor sends, and tells it what its user does. */
class Page {
  readonly #api = acquireVsCodeApi();
  readonly #packet = new PacketForm(this.#api.getState()?.question ?? firstQuestion, (question) => {
    this.#ask(question);
  });
  readonly #top = element('div');
  /** In sight wherever the page is scrolled to; a screen reader says what comes into it. */
  readonly #outdated = element('div', { class: 'outdated', role: 'status' });
  readonly #diagram = element('div');
  readonly #tables = element('div', { class: 'tables' });
  readonly #main = element(
    'main',
    {},
    this.#top,
    this.#outdated,
    this.#diagram,
    this.#packet.root,
    this.#tables,
  );
  readonly #message = element('p', { class: 'nothing' });
  #view: PictureView | undefined;
  /** The rules at the editor's cursor, once that is known. */
  #current: readonly string[] | undefined;
  #deciding: readonly string[] = [];
  #request = 0;

  start(): void {
    window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      this.#take(data);
    });
    this.#post({ kind: 'ready' });
  }

  #take(message: ToPage): void {
    switch (message.kind) {
      case 'view':
        this.#show(message.view);
        break;
      case 'nothing':
        this.#message.textContent = message.message;
        document.body.replaceChildren(this.#message);
        break;
      case 'cursor':
        this.#follow(message.rules);
        break;
      case 'answer':
        if (message.request !== this.#request) break;
        this.#deciding = message.answer.deciders;
        this.#packet.show(message.answer);
        this.#mark();
    }
  }

  #show(view: PictureView): void {
    this.#view = view;
    this.#packet.describe(view);
    refill(
      this.#top,
      header(view, (message) => {
        this.#post(message);
      }),
    );
    this.#tellOutdated(view);
    refill(
      this.#diagram,
      diagram(view, (flow) => {
        this.#choose(flow);
      }),
    );
    refill(
      this.#tables,
      ...view.picture.lanes.map((lane) =>
        ruleTable(lane, view, (rule) => {
          this.#post({ kind: 'reveal', rule, focus: true });
        }),
      ),
    );
    if (!this.#main.isConnected) document.body.replaceChildren(this.#main);
    this.#mark();
    this.#ask(this.#packet.question);
  }

  #tellOutdated({ outdated }: PictureView): void {
    if (this.#outdated.textContent === (outdated ?? '')) return;
    const notice = outdated === undefined ? [] : [element('p', { class: 'notice' }, outdated)];
    this.#outdated.replaceChildren(...notice);
  }

  /** A flow asks about its packet, and shows in the editor what decides it. */
  #choose({ question, deciders }: PicturedFlow): void {
    this.#packet.question = question;
    this.#ask(question);
    this.#post({ kind: 'reveal', rule: deciders.find((id) => this.#isWritten(id)), focus: false });
  }

  #isWritten(id: string): boolean {
    const rules = this.#view?.picture.lanes.flatMap((lane) => lane.rules) ?? [];
    return rules.some((rule) => rule.id === id && rule.location !== undefined);
  }

  #ask(question: PacketQuestion): void {
    if (!this.#view) return;
    const { uri, picture } = this.#view;
    this.#api.setState({ uri, group: picture.id, question });
    this.#request += 1;
    this.#post({ kind: 'ask', request: this.#request, question });
  }

  /** Where the cursor is when the page opens is no reason to leave its beginning. */
  #follow(rules: readonly string[]): void {
    const hasMoved = this.#current !== undefined && this.#current.join() !== rules.join();
    this.#current = rules;
    this.#mark();
    if (hasMoved) this.#scrollToCurrent();
  }

  #mark(): void {
    markRows(this.#tables, 'current', this.#current ?? []);
    markRows(this.#tables, 'deciding', this.#deciding);
  }

  /** Follows the editor's cursor, but not while somebody reads in the page. */
  #scrollToCurrent(): void {
    if (document.hasFocus()) return;
    this.#tables.querySelector('tr.current')?.scrollIntoView({ block: 'nearest' });
  }

  #post(message: FromPage): void {
    this.#api.postMessage(message);
  }
}

new Page().start();
