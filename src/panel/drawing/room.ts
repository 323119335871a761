/* Which way a drawing runs in the room there is, and how broad it may be. */
import type { Direction } from '../../drawing/style';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a layout knows of its room: less than its size, so that dragging a border seldom moves anything. */
export interface Room {
  readonly direction: Direction;
  /** A drawing that runs downward may be so broad on the screen. */
  readonly breadth: number;
}

/** From this width on there is room for a drawing that runs to the right, unless the place is higher than wide. */
const wide = 510;
/** Lower places are wide sooner. */
const low = 2.6;
const tall = 0.95;
/** Who drags the border to and fro by less than this share sees the drawing turn only once. */
const play = 0.06;
/** A hand that trembles makes no other drawing. */
const grain = 8;
/** How much broader the place gets before a drawing that runs downward uses it. */
const step = 60;

/** The room for the drawing, which stays what it was as long as that does. */
export function roomIn({ width, height }: Size, before: Room | null): Room {
  if (width <= 0 || height <= 0) return before ?? { direction: 'right', breadth: wide };
  const turn = Math.max(tall * height, Math.min(wide, low * height));
  const stay = before === null ? 0 : before.direction === 'down' ? play : -play;
  const direction = width < turn * (1 + stay) ? 'down' : 'right';
  const fits = before !== null && before.breadth <= width && width < before.breadth + step;
  const breadth = fits ? before.breadth : Math.floor(width / grain) * grain;
  return direction === before?.direction && breadth === before.breadth ? before : { direction, breadth };
}
