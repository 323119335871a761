/* Elements of an SVG as plain data, and how they are put together. */
import type { Label } from './labels';
import type { Attributes, Kind } from './look';

/** An element of an SVG. */
export interface Shape {
  readonly tag: string;
  /** The same thing in the drawing before has the same key. */
  readonly key: string;
  readonly kind: Kind | null;
  readonly attributes: Attributes;
  readonly text?: string;
  readonly children?: readonly Shape[];
}

export function shape(tag: string, key: string, kind: Kind, attributes: Attributes): Shape {
  return { tag, key, kind, attributes };
}

export function group(key: string, attributes: Attributes, children: readonly Shape[]): Shape {
  return { tag: 'g', key, kind: null, attributes, children };
}

export function line(d: string, stroke: Attributes, more: Attributes, key = 'line'): Shape {
  return { tag: 'path', key, kind: 'wire', attributes: { d, ...stroke, ...more } };
}

export function words(
  key: string,
  kind: Kind,
  x: number,
  y: number,
  text: string,
  more: Attributes = {},
): Shape {
  return { tag: 'text', key, kind, attributes: { x, y, ...more }, text };
}

/** A text in its area. */
export function written(
  key: string,
  kind: Kind,
  { x, y, width, height, anchor }: Label,
  text: string,
): Shape {
  const at = anchor === 'start' ? x : anchor === 'middle' ? x + width / 2 : x + width;
  return words(key, kind, at, y + height - 3, text, { 'text-anchor': anchor });
}
