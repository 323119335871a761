/* An array in the drawing: its numbers where they are few, and a picture of them all. */
import type { Figure, NodeElements } from './model';
import type { Style } from './style';
import { tightNumber } from './words';

/** One number of the picture. */
export interface Stick {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So many numbers are written out where there is room, and where it is scarce. */
const mostWritten = 4;
const mostWrittenTight = 2;
/** The picture has at most so many columns and rows; of a larger array it shows every so many. */
const mostColumns = 24;
const mostRows = 4;
const column = 7;
const row = 13;
const numberLength = 6;

/** Whether the numbers themselves stand beside the wire. */
export function areWritten({ shape }: NodeElements, style: Style): boolean {
  const isTight = style.stacked || style.direction === 'down';
  return countOf(shape) <= (isTight ? mostWrittenTight : mostWritten);
}

/** The most characters that stand beside the wire, whatever the numbers are. */
export function lengthBeside(elements: NodeElements, style: Style): number {
  const { shape } = elements;
  if (!areWritten(elements, style)) return shapeText(shape).length;
  const count = countOf(shape);
  return count * numberLength + 2 * count;
}

/** What stands beside the wire: the numbers, or of larger arrays the shape. */
export function listText(figures: readonly Figure[]): string {
  const isAssumed = figures.some(({ assumed }) => assumed);
  const numbers = figures.map((figure) => tightNumber({ ...figure, assumed: false }, 3, numberLength));
  return `${isAssumed ? '≈' : ''}[${numbers.join(', ')}]`;
}

export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `${shape[0]} numbers` : shape.join(' × ');
}

function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The size of the pictures of an array's values and gradients. */
export function pictureSize({ shape }: NodeElements): { readonly width: number; readonly height: number } {
  const { columns, rows } = sampleOf(shape);
  return { width: columns * column, height: 2 * rows * row };
}

interface Sample {
  readonly columns: number;
  readonly rows: number;
}

function sampleOf(shape: readonly number[]): Sample {
  const columns = shape[shape.length - 1] ?? 1;
  const rows = countOf(shape.slice(0, -1));
  return { columns: Math.min(mostColumns, columns), rows: Math.min(mostRows, rows) };
}

/** A bar for each number, up from the middle of its row for a positive one, and down for a negative one. */
export function barsOf(
  shape: readonly number[],
  figures: readonly Figure[],
  { x, y }: Pick<Stick, 'x' | 'y'>,
): Stick[] {
  const { columns, rows } = sampleOf(shape);
  const all = { columns: shape[shape.length - 1] ?? 1, rows: countOf(shape.slice(0, -1)) };
  const sizes = figures.map(({ value }) => Math.abs(value ?? 0)).filter(Number.isFinite);
  const largest = Math.max(...sizes, Number.MIN_VALUE);
  const bars: Stick[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const from = Math.floor((r * all.rows) / rows) * all.columns + Math.floor((c * all.columns) / columns);
      const value = figures[from]?.value ?? null;
      if (value === null || !Number.isFinite(value)) continue;
      const half = row / 2 - 1;
      const height = Math.max(value === 0 ? 0.5 : 1, (half * Math.abs(value)) / largest);
      const middle = y + r * row + row / 2;
      bars.push({
        x: x + c * column + 0.5,
        y: value < 0 ? middle : middle - height,
        width: column - 1,
        height,
      });
    }
  return bars;
}

/** The middles of the rows, from which bars go up and down. */
export function axesOf(shape: readonly number[], { x, y }: Pick<Stick, 'x' | 'y'>): string {
  const { columns, rows } = sampleOf(shape);
  const line = (r: number) => `M${x} ${y + r * row + row / 2}h${columns * column}`;
  return Array.from({ length: rows }, (_, r) => line(r)).join('');
}
