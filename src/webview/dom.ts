/** Elements made by hand: text is set as text, never as markup. */

export type Child = Node | string | undefined;

export type Attributes = Readonly<Record<string, string | undefined>>;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** Text that only screen readers get. */
export function spoken(text: string): HTMLElement {
  return element('span', { class: 'spoken' }, text);
}

/** A sign that says with its shape what a word beside it says. */
export function sign(text: string): HTMLElement {
  return element('span', { class: 'sign', 'aria-hidden': 'true' }, text);
}

export function button(
  key: string,
  className: string,
  onClick: () => void,
  ...children: Child[]
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className, 'data-key': key }, ...children);
  made.addEventListener('click', onClick);
  return made;
}

/** Fills `{0}` of a text. */
export function fill(text: string, value: string): string {
  return text.replace('{0}', () => value);
}

/** Puts other content into an element; what had the focus has it again where its key is still there. */
export function refill(parent: HTMLElement, ...children: readonly Child[]): void {
  const { activeElement } = document;
  const key = parent.contains(activeElement) ? activeElement?.getAttribute('data-key') : undefined;
  parent.replaceChildren(...children.filter((child) => child !== undefined));
  if (key) parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
