/* Where a node's texts stand: over and under its wire, or at both sides of one that runs downward. */
import { besideWire, type Footprint, inset, lineHeight } from './footprint';
import type { Style } from './style';

export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Position {
  readonly width: number;
  readonly height: number;
}

/** The area of a text, and at which of its edges the text stands. */
export interface Label extends Box {
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Labels {
  /** null for an input, which is its name. */
  readonly name: Label | null;
  readonly value: Label;
  readonly gradient: Label;
  readonly verdict: Label;
}

/** A part of a column or row, along the wires. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Of a wire that runs to the right; `core` holds the gates of the column, `end` is where it ends. */
export function labelsOver(
  footprint: Footprint,
  gate: Box,
  core: Stretch,
  end: number,
  style: Style,
): Labels {
  const { stacked } = style;
  const y = gate.y + gate.height / 2;
  const lift = (stacked ? gate.height / 2 - 2 : 0) + 3;
  const room = stacked
    ? { x: (core.start + core.end - footprint.label) / 2, width: footprint.label }
    : { x: core.end + 6, width: end - core.end - 10 };
  const line = (top: number): Label => ({
    ...room,
    y: top,
    height: lineHeight,
    anchor: stacked ? 'middle' : 'start',
  });
  return {
    name: footprint.name > 0 ? line(y - lift - 2 * lineHeight) : null,
    value: line(y - lift - lineHeight),
    gradient: line(y + lift),
    verdict: line(y + lift + lineHeight),
  };
}

/** Of a wire that runs downward: the value at its left, the gradient and a verdict at its right. */
export function labelsBeside(footprint: Footprint, gate: Box, core: Stretch): Labels {
  const x = gate.x + gate.width / 2;
  const right = { x: x + besideWire, width: footprint.trail - besideWire - inset, anchor: 'start' } as const;
  const top = core.end + 2;
  const height = lineHeight;
  return {
    name:
      footprint.name > 0
        ? {
            x: gate.x + gate.width + 5,
            y: gate.y + (gate.height - height) / 2,
            width: footprint.name + 1,
            height,
            anchor: 'start',
          }
        : null,
    value: { x: x - besideWire - footprint.number, y: top, width: footprint.number, height, anchor: 'end' },
    gradient: { ...right, y: top, height },
    verdict: { ...right, y: top + height, height },
  };
}
