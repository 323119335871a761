/*
 * What a row of the gate table says. All that is particular to one operation is a field of its row, so that a new
 * operation is one new row, and the rest of the code asks rows rather than naming gates.
 */

/** What rows with a fixed and with any number of inputs have in common. */
export interface Facts {
  /** What the operation does, in a few words. */
  readonly doc: string;
  /** What is meant where this operation is a mistake: the other sign, the other way around. */
  readonly opposite?: string;
  /** A comparison that differs from this one only where both sides are equal. */
  readonly atEdge?: string;
  /** Names beside its own that people have for it, and that are taken to mean it where nothing says otherwise. */
  readonly bare?: readonly string[];
  /** What it is called in a sentence, where that is not its name. */
  readonly title?: string;
  /** The sign that stands for it in a drawing, where that is not its name. */
  readonly symbol?: string;
  /** Its inputs may change places without changing its value. */
  readonly commutative?: boolean;
  /** Its formula is shown as the choice that it makes, not as the side that is chosen now. */
  readonly switch?: boolean;
  /** Inputs that are equal share its gradient. */
  readonly shares?: boolean;
  /** It hands on one of its inputs as it is, be that a boolean or a number: any one from this input on. */
  readonly chooses?: number;
  /** Its value is a boolean, which is never the same as a number. */
  readonly boolean?: boolean;
  /** Its value does not jump at a tie, nor comes from one side alone: only its slope turns, and what is used is said. */
  readonly continuous?: boolean;
  /** What is the case at a tie. */
  readonly kink?: string;
  /** How coarse its value is, for each unit of its size, where that is coarser than numbers are. */
  readonly grain?: number;
}

/** An operation with a fixed number of inputs, one formula in `backward` for each. */
export interface Gate extends Facts {
  readonly forward: (a: number, b: number, c: number) => number;
  readonly backward: readonly string[];
  /** The gradients as a textbook has them, where arithmetic that survives every input reads worse. */
  readonly written?: readonly string[];
  /** The same for a pass that is written where the test of `backward` fails, if `written` holds only where it is true. */
  readonly elsewhere?: readonly (string | null)[];
  /** Tells the sides of a kink or step apart: another number means that the switch has flipped. */
  readonly side?: (a: number, b: number) => number;
  /** Whether the inputs are exactly where two sides meet. */
  readonly tie?: (a: number, b: number) => boolean;
}

/** What a row may say beside what every row says. */
export type More = Omit<Gate, 'forward' | 'backward' | 'doc'>;

/** A row with a fixed number of inputs, in short. */
export function gate(
  forward: Gate['forward'],
  backward: readonly string[],
  doc: string,
  more: More = {},
): Gate {
  return { forward, backward, doc, ...more };
}

export const zero = (a: number) => a === 0;

/** An operation with any number of inputs. */
export interface WideGate extends Facts {
  readonly forward: (values: readonly number[]) => number;
  /** The local gradient of each input; `literal[k]` says that one is written as a number. 0 lets nothing through. */
  readonly locals: (values: readonly number[], x: number, literal: readonly boolean[]) => readonly number[];
  /** The gradient of one input `a`, as a person writes it; `pair` where there is just one other, `b`. */
  readonly written: string;
  readonly pair?: string;
  readonly side?: (values: readonly number[]) => number;
  readonly tie?: (values: readonly number[]) => boolean;
}
