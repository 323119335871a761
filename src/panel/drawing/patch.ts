/* Brings the drawing's SVG up to date, changing only what differs. */
import { type Attributes, styles } from '../../drawing/look';
import type { Shape } from '../../drawing/shapes';

const namespace = 'http://www.w3.org/2000/svg';

interface Drawn {
  readonly element: SVGElement;
  shape: Shape;
  readonly inside: Canvas;
}

/** The shapes inside one element, which are changed only where they differ from those drawn last. */
export class Canvas {
  private drawn = new Map<string, Drawn>();

  constructor(private readonly parent: Element) {}

  draw(shapes: readonly Shape[]): void {
    const before = this.drawn;
    this.drawn = new Map();
    shapes.forEach((shape, index) => {
      const known = before.get(shape.key);
      const drawn = known?.shape.tag === shape.tag ? known : create(shape);
      if (drawn === known) before.delete(shape.key);
      else write(drawn.element, {}, attributesOf(shape));
      if (drawn === known) update(drawn, shape);
      else fill(drawn, shape);
      this.drawn.set(shape.key, drawn);
      const at = this.parent.childNodes[index];
      if (at !== drawn.element) this.parent.insertBefore(drawn.element, at ?? null);
    });
    for (const { element } of before.values()) element.remove();
  }

  /** The element of a shape directly inside this one. */
  element(key: string): SVGElement | undefined {
    return this.drawn.get(key)?.element;
  }

  /** The canvas of a shape directly inside this one. */
  inside(key: string): Canvas | undefined {
    return this.drawn.get(key)?.inside;
  }
}

function create(shape: Shape): Drawn {
  const element = document.createElementNS(namespace, shape.tag);
  return { element, shape, inside: new Canvas(element) };
}

function fill(drawn: Drawn, shape: Shape): void {
  if (shape.text !== undefined) drawn.element.textContent = shape.text;
  if (shape.children) drawn.inside.draw(shape.children);
}

function update(drawn: Drawn, shape: Shape): void {
  const before = drawn.shape;
  const own = shape.kind ? themed(shape.kind) : {};
  if (before.kind === shape.kind) write(drawn.element, before.attributes, shape.attributes, own);
  else write(drawn.element, attributesOf(before), attributesOf(shape));
  if (shape.text !== undefined && shape.text !== before.text) {
    const node = drawn.element.firstChild;
    if (node) node.nodeValue = shape.text;
    else drawn.element.textContent = shape.text;
  }
  if (shape.children) drawn.inside.draw(shape.children);
  drawn.shape = shape;
}

/** Sets what differs; what is no longer set is again as it is for its `kind`. */
function write(element: Element, before: Attributes, after: Attributes, kind: Attributes = {}): void {
  for (const name in before) {
    if (name in after) continue;
    if (name in kind) element.setAttribute(name, String(kind[name]));
    else element.removeAttribute(name);
  }
  for (const name in after) if (before[name] !== after[name]) element.setAttribute(name, String(after[name]));
}

/** A shape's own attributes on top of those of its kind, painted in the colors of the theme. */
function attributesOf({ kind, attributes }: Shape): Attributes {
  return kind ? { ...themed(kind), ...attributes } : attributes;
}

const themes = new Map<string, Attributes>();

function themed(kind: keyof typeof styles): Attributes {
  const known = themes.get(kind);
  if (known) return known;
  const entries = Object.entries(styles[kind]).map(([name, value]): [string, string | number] => {
    const paint = (name === 'fill' || name === 'stroke') && value !== 'none';
    if (paint) return [name, `var(--lens-${value})`];
    return [name, name === 'font-family' ? `var(--lens-${value}-font)` : value];
  });
  const attributes = Object.fromEntries(entries);
  themes.set(kind, attributes);
  return attributes;
}
