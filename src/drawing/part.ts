/* What a node of the drawing is before it has numbers, and the shape of a whole circuit. Types. */
import type { Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Badge } from './places';

/** A node for every gate, or one for every statement. */
export type Level = 'gates' | 'statements';

/**
 * Where a node takes something in. A wire comes from the part of node `from`; a constant is written at the port, and so
 * is what comes from an earlier round (`before`).
 */
export interface Port {
  readonly kind: 'wire' | 'constant' | 'before';
  readonly from: number;
  /** The nodes that are read, where `from` stands for them. */
  readonly reads: readonly number[];
  /** Which input of its gate it is; -1 where it may be several. */
  readonly k: number;
  /** Where it comes from in each round, where it stands for several: which of these, and its port there. */
  readonly rounds?: readonly { readonly part: Part; readonly port: number }[];
}

/** What becomes one node of the drawing: an input, a gate, a whole statement, an array, or something that is not read. */
export interface Part {
  /** The same as long as its own statement stays what it is, whatever is written elsewhere. */
  readonly key: string;
  /** The node of the tape that has its value. */
  readonly node: number;
  readonly kind: 'input' | 'gate' | 'statement' | 'array' | 'unread';
  readonly version: Version | null;
  /** The nodes of the tape that it stands for, the last first. */
  readonly gates: readonly number[];
  readonly ports: readonly Port[];
  /** Its name and what it computes, where no version and no gate says so. */
  readonly name?: Span | 'return' | undefined;
  readonly text?: Span | undefined;
  readonly badge?: Badge | null;
  /** What it is in each round, where it stands for several. */
  readonly rounds?: readonly Part[];
  readonly elements?: ArrayElements;
}

/** The numbers of an array, row by row. */
export interface ArrayElements {
  readonly name: string;
  readonly shape: readonly number[];
  readonly nodes: readonly number[];
}

/** The shape of a whole circuit, without its numbers. */
export interface Outline {
  readonly parts: ReadonlyMap<number, Part>;
  /** The parts that read a part, by their nodes. */
  readonly readers: ReadonlyMap<number, readonly number[]>;
  /** The part that a node of the tape belongs to. */
  readonly partOf: ReadonlyMap<number, Part>;
  /** The circuit goes through some of its code more than once, or calls functions. */
  readonly repeats: boolean;
}
