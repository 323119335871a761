/* How roomy a drawing is: the way its wires run, and how long its texts may be. */
import type { GraphNode } from './model';

/** What a text is set in. */
export type Font = 'name' | 'code' | 'number' | 'verdict' | 'symbol' | 'small';

/** The width of a text, in the drawing's units. */
export type Measure = (text: string, font: Font) => number;

/** Where the wires run: inputs are at the other end. */
export type Direction = 'right' | 'down';

/** How roomy a drawing is. */
export interface Style {
  readonly direction: Direction;
  /** All that there may be across the wires; null where there is no limit. */
  readonly breadth: number | null;
  /** The most characters of a number, a name and an expression. */
  readonly number: number;
  readonly name: number;
  readonly code: number;
  /** The least distance between columns. */
  readonly gap: number;
  /** Labels stand over and under their gates, and not on the wires behind them: narrower. */
  readonly stacked: boolean;
}

/** Significant digits of the numbers, and whether room is scarce. */
export interface StyleOptions {
  readonly digits: number;
  readonly narrow: boolean;
}

/** Of a drawing that runs to the right. */
export function styleOf({ digits, narrow }: StyleOptions): Style {
  const common = { direction: 'right', breadth: null } as const;
  return narrow
    ? { ...common, number: Math.min(digits, 3) + 3, name: 11, code: 13, gap: 12, stacked: true }
    : { ...common, number: digits + 4, name: 18, code: 28, gap: 28, stacked: false };
}

/** Of a drawing that runs downward, no broader than this. */
export function downwardStyle({ digits, breadth }: { digits: number; breadth: number }): Style {
  const number = Math.min(digits, 3) + 3;
  return { direction: 'down', breadth, number, name: 12, code: 18, gap: 14, stacked: false };
}

/** An input is its name. */
export function inputText(node: GraphNode, style: Style): string {
  return shorten(node.name ?? node.text, style.name);
}

/** What stands in the gate. */
export function symbolText(node: GraphNode, style: Style): string {
  return node.kind === 'statement' ? shorten(node.symbol, style.code) : node.symbol;
}

/** An array is its name, where nothing makes it; else what makes it stands in its gate. */
export function hasNameInside({ kind, ports }: GraphNode): boolean {
  return kind === 'input' || (kind === 'array' && ports.length === 0);
}

/** A text of at most so many characters. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
