/** Makes elements. Text is text: there is no way in here for markup. */

export type Child = Node | string | false;

interface Properties {
  readonly class?: string;
  readonly text?: string;
  readonly [attribute: string]: string | undefined;
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name === 'text') element.textContent = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((c) => c !== false));
  return element;
}

export function button(text: string, onClick: () => void, properties: Properties = {}): HTMLButtonElement {
  const element = h('button', { type: 'button', text, ...properties });
  element.addEventListener('click', onClick);
  return element;
}
