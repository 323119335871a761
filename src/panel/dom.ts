/* Makes and changes elements of the page. */

type DomAttributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes and children; `true` sets an attribute without a value. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: DomAttributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children);
  return element;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The same for SVG. */
export function makeSvg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: DomAttributes = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children);
  return element;
}

/** Sets an attribute where it differs; false takes it away. */
export function setAttribute(element: Element, name: string, value: string | boolean): void {
  if (value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value === true ? '' : value))
    element.setAttribute(name, value === true ? '' : value);
}

/** Sets the text where it differs, so that nothing is painted or read out anew for nothing. */
export function setText(element: Node, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A button with a sign drawn from these paths, its words for those who don't see it. */
export function iconButton(label: string, paths: string): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'icon' });
  button.append(
    makeSvg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, makeSvg('path', { d: paths })),
  );
  nameButton(button, label);
  return button;
}

/** Gives a button its words, as a tooltip and for screen readers. */
export function nameButton(button: HTMLButtonElement, label: string): void {
  setAttribute(button, 'aria-label', label);
  setAttribute(button, 'title', label);
}

/** Puts these children into the parent, in this order, and moves or removes only what is not in its place. */
export function arrange(parent: Element, children: readonly Element[]): void {
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  while (parent.children.length > children.length) parent.lastElementChild?.remove();
}
