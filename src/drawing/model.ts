/* The circuit as a graph that can be drawn: nodes and wires with all that is shown of them. Types. */
import type { Span } from '../text/span';
import type { Level, Part } from './part';
import type { Badge, Opened } from './places';
import type { PageVerdict } from './verdict';

/**
 * What a wire is for the gradient: it flows (`open`); a switch cuts it (`cut`); the gate lets none through whatever
 * the numbers are (`flat`); the switch's side is not known (`unknown`); it leads into something unread (`unread`).
 */
export type WireState = 'open' | 'cut' | 'flat' | 'unknown' | 'unread';

/** A number as it is known: null where it is not. */
export interface Figure {
  readonly value: number | null;
  /** It rests on a value that was assumed. */
  readonly assumed: boolean;
}

/** What the verification says of the hand-written gradient of a node. */
export interface NodeVerdict {
  readonly judgement: PageVerdict['judgement'];
  /** The gradient variable, and what the hand-written pass makes of it. */
  readonly name: string;
  readonly value: number | null;
  readonly reason: string | null;
  /** What it should be is not said beside it. */
  readonly withheld: boolean;
  /** It is of a wire behind the node, whose gradient does not stand beside it. */
  readonly step: boolean;
}

/** A port of a node: where a wire ends, or what is written there instead. */
export interface NodePort {
  readonly kind: 'wire' | 'constant' | 'hidden' | 'before';
  /** The constant, or the name of what is not shown, or of what an earlier round left. */
  readonly text: string;
}

/** The numbers of an array, row by row. */
export interface NodeElements {
  readonly shape: readonly number[];
  readonly values: readonly Figure[];
  readonly gradients: readonly Figure[];
}

export interface GraphNode {
  readonly key: string;
  /** Its node on the tape. */
  readonly node: number;
  readonly kind: Part['kind'];
  readonly name: string | null;
  readonly gradientName: string | null;
  /** A gate's sign, a statement's expression. */
  readonly symbol: string;
  /** The row of the gate table. */
  readonly gate: string;
  readonly commutative: boolean;
  /** All that the node stands for as it is written. */
  readonly text: string;
  readonly at: Span;
  readonly value: Figure;
  readonly gradient: Figure;
  /** Why there is no number. */
  readonly reason: string | null;
  /** The hand-written pass has a gradient for it: the drawing keeps room for a verdict. */
  readonly judged: boolean;
  readonly verdict: NodeVerdict | null;
  /** The gradient that is put on it, for an output. */
  readonly seed: { readonly value: number; readonly given: boolean } | null;
  readonly ports: readonly NodePort[];
  /** How many of its readers are not shown. */
  readonly moreReaders: number;
  /** How often it was gone through, or which round it is of; null for what runs once. */
  readonly badge: Badge | null;
  /** null for what is no array. */
  readonly elements: NodeElements | null;
}

export interface Wire {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly state: WireState;
  /** What flows back through this wire. */
  readonly contribution: Figure;
  /** Its source has other wires too, or is an output. */
  readonly split: boolean;
}

/** What of a circuit is shown. */
export interface Extent {
  readonly shown: number;
  readonly total: number;
  readonly level: Level;
  /** How many wires away, and from what; null where all is shown. */
  readonly around: { readonly distance: number; readonly name: string } | null;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly wires: readonly Wire[];
  readonly extent: Extent;
}

export interface GraphOptions {
  readonly level: Level;
  /** A node of the tape around which to draw; the output where there is none. */
  readonly around?: number | null | undefined;
  /** How many wires away from there, where there are too many nodes to draw them all. */
  readonly distance?: number | undefined;
  readonly verdicts?: readonly PageVerdict[] | undefined;
  /** Which rounds and calls are open; the others are one node a statement. */
  readonly opened?: Opened | undefined;
}
