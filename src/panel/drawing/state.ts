/* What the drawing in the page is given to show, and what it tells. Types. */
import type { Analysis, Circuit } from '../../analysis/model';
import type { Level } from '../../drawing/part';
import type { Opened } from '../../drawing/places';
import type { PageVerdict } from '../../drawing/verdict';
import type { Span } from '../../text/span';
import type { Room, Size } from './room';

/** A place of the circuit that is looked at: a node of the tape, with its ways to the output or alone. */
export interface Lit {
  readonly node: number;
  readonly paths: boolean;
}

export interface DrawingState {
  readonly analysis: Analysis;
  readonly circuit: Circuit;
  readonly verdicts: readonly PageVerdict[];
  /** `auto` takes what suits the circuit's size. */
  readonly level: Level | 'auto';
  /** How many wires away from what is lit a large drawing goes. */
  readonly around: number;
  /** Significant digits. */
  readonly precision: number;
  readonly room: Room;
  readonly lit: Lit | null;
  /** Which rounds and calls are open. */
  readonly opened: Opened;
}

export interface DrawingEvents {
  /** The mouse is over a node: this is its text; null when it has left. */
  hover(at: readonly Span[] | null): void;
  go(at: Span): void;
  /** There is so much room for it now; a change is shown before this returns. */
  resize(size: Size): void;
  /** The keyboard is on this node of the tape. */
  select(node: number | null): void;
  /** Opens so many rounds of a loop, or a call, or closes it. */
  turn(place: string, open: number): void;
}
