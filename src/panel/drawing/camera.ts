/* Which part of the drawing is seen, and how large. */
import type { Box, Layout, Position } from '../../drawing/layout';
import type { Size } from './room';

const closest = 4;
const farthest = 0.05;
/** A drawing is not made larger than this to fill its place. */
const comfortable = 1.35;
/** Below this its text can't be read: a large drawing then starts with a part of it. */
const legible = 0.66;
/** From here on its smallest text has ten pixels: a drawing that runs downward is not made smaller on its own. */
export const readable = 0.96;
/** What is brought into view keeps this distance from the edge. */
const edge = 24;
/** Margins may stick out. */
const beyond = 10;

/** How large a drawing can be for all of it to be seen. */
export function fitting(drawing: Size, view: Size): number {
  return Math.min(view.width / drawing.width, view.height / drawing.height);
}

/** Which part of the drawing is seen, and how large. */
export class Camera {
  scale = 1;
  /** Someone has moved it: it no longer follows on its own. */
  moved = false;
  private x = 0;
  private y = 0;
  private view: Size = { width: 0, height: 0 };
  private drawing: Size = { width: 0, height: 0 };

  /** `host` is told where the drawing goes on beyond the view. */
  constructor(
    private readonly viewport: Element,
    private readonly host: Element,
  ) {}

  /** The place that there is for the drawing. */
  resize(view: Size): void {
    this.view = view;
  }

  /** How large the drawing is from now on. */
  measure(drawing: Size): void {
    this.drawing = drawing;
  }

  /**
   * Shows all of it; where that would be too small to read, only a part unless `all` is asked for: around a place, or
   * from where the wires begin.
   */
  fit(drawing: Layout, all: boolean, center: Position | null): void {
    const { view } = this;
    if (view.width === 0 || view.height === 0) return;
    const down = drawing.style.direction === 'down';
    const whole = Math.min(fitting(drawing, view), comfortable);
    // What is longer than the view is as large as its breadth allows.
    const part = down ? Math.max(readable, Math.min(1, view.width / drawing.width)) : legible;
    this.scale = all ? Math.max(whole, farthest) : Math.max(whole, part);
    const start = down ? { x: drawing.width / 2, y: 0 } : { x: 0, y: drawing.height / 2 };
    const { x, y } = center ?? start;
    this.x = this.along(view.width, drawing.width, x);
    this.y = this.along(view.height, drawing.height, y);
    this.moved = false;
    this.apply();
  }

  /** Centers what fits; else shows the part around `middle`. */
  private along(view: number, drawing: number, middle: number): number {
    const size = drawing * this.scale;
    if (size <= view) return (view - size) / 2;
    return Math.min(0, Math.max(view - size, view / 2 - middle * this.scale));
  }

  pan(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    this.moved = true;
    this.apply();
  }

  /** Zooms so that the point `at` of the view stays where it is. */
  zoom(factor: number, at: Position = { x: this.view.width / 2, y: this.view.height / 2 }): void {
    const scale = Math.min(closest, Math.max(farthest, this.scale * factor));
    const real = scale / this.scale;
    this.x = at.x - (at.x - this.x) * real;
    this.y = at.y - (at.y - this.y) * real;
    this.scale = scale;
    this.moved = true;
    this.apply();
  }

  /** Moves as little as it takes to have a part of the drawing in view. */
  reveal({ x, y, width, height }: Box): void {
    const { scale, view, drawing } = this;
    const dx = shift(x * scale + this.x, width * scale, view.width, drawing.width * scale);
    const dy = shift(y * scale + this.y, height * scale, view.height, drawing.height * scale);
    if (dx === 0 && dy === 0) return;
    this.x += dx;
    this.y += dy;
    this.apply();
  }

  /** Keeps a place of the drawing where it is on the screen though it has moved. */
  follow(before: Position, after: Position): void {
    this.x += (before.x - after.x) * this.scale;
    this.y += (before.y - after.y) * this.scale;
    this.apply();
  }

  private apply(): void {
    const { x, y, scale } = this;
    this.viewport.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    this.host.toggleAttribute('data-above', y < -beyond);
    this.host.toggleAttribute('data-below', y + this.drawing.height * scale > this.view.height + beyond);
  }
}

/** Where all of the drawing has room, what is in view may be at the very edge. */
function shift(start: number, size: number, view: number, drawing: number): number {
  const room = drawing <= view + 1 ? 0 : Math.min(edge, Math.max(0, (view - size) / 2));
  if (start < room) return room - start;
  const over = start + size - (view - room);
  return over > 0 ? -Math.min(over, start - room) : 0;
}
