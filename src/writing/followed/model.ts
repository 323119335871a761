/*
 * Code as a backward pass goes back through it: elements are places, loops count, and names that stand for elements are
 * replaced by these. Made from program/code.ts by lowering.ts.
 */
import { isFlat, rowNamed } from '../../gates/rows';

/** Where a number or an array is kept: `w`, `this.W`, and elements of these. */
export interface Spot {
  readonly kind: 'place';
  /** `w`, `this.W`: as it is written. */
  readonly root: string;
  readonly indices: readonly Worth[];
}

/** How often, and by which number. The number ends before `to`, or with it. */
export interface LoopRounds {
  readonly counter: string;
  readonly from: Worth;
  readonly to: Worth;
  readonly inclusive: boolean;
  readonly step: number;
}

/** What an expression comes to. */
export type Worth =
  | { readonly kind: 'number'; readonly value: number }
  | Spot
  /** `called` for a helper of the file that is this gate. */
  | {
      readonly kind: 'gate';
      readonly gate: string;
      readonly inputs: readonly Worth[];
      readonly called?: string;
    }
  /** A helper of the file: as it is called, and what it gives. */
  | {
      readonly kind: 'helper';
      readonly called: string;
      readonly args: readonly Worth[];
      readonly body: Worth;
    }
  | { readonly kind: 'length'; readonly of: Worth }
  | {
      readonly kind: 'sum';
      readonly rounds: LoopRounds;
      readonly value: Worth;
      readonly start: Worth | null;
      readonly said: Said;
    }
  | { readonly kind: 'each'; readonly rounds: LoopRounds; readonly value: Worth; readonly said: Said }
  | {
      readonly kind: 'list';
      readonly items: readonly Worth[];
      readonly isTuple: boolean;
      readonly said: Said;
    }
  | { readonly kind: 'extreme'; readonly of: Worth; readonly said: Said }
  | { readonly kind: 'fill'; readonly said: Said }
  | { readonly kind: 'copy'; readonly of: Worth; readonly said: Said }
  /** Anything else: nobody goes back through it. `why` says what it is. */
  | {
      readonly kind: 'other';
      readonly said: Said;
      readonly why: string;
      /** It calls something that may give another value the next time. */
      readonly isDrawn: boolean;
    };

/** Code as it is written, and the names in it. */
export interface Said {
  readonly text: string;
  readonly reads: ReadonlySet<string>;
}

export interface SetCode {
  readonly kind: 'set';
  readonly target: Spot;
  /** The gate that updates it; '' for a plain `=`. */
  readonly update: string;
  readonly value: Worth;
  readonly declares: string;
  readonly at: number;
}

export interface PushCode {
  readonly kind: 'push';
  readonly to: Spot;
  /** Where the value comes to stand; null where that is not known. */
  readonly index: Worth | null;
  readonly value: Worth;
  readonly at: number;
}

export interface LoopCode {
  readonly kind: 'loop';
  readonly rounds: LoopRounds;
  readonly body: Act[];
  readonly at: number;
}

export interface BranchCode {
  readonly kind: 'branch';
  readonly test: Worth;
  readonly yes: Act[];
  readonly no: Act[];
  readonly at: number;
}

/** A statement. */
export type Act =
  | SetCode
  | PushCode
  | LoopCode
  | BranchCode
  | { readonly kind: 'declare'; readonly name: string; readonly at: number }
  | { readonly kind: 'give'; readonly value: Worth; readonly at: number }
  /** What is not gone through, and the names that it may read and assign; null for anything. */
  | {
      readonly kind: 'unread';
      readonly why: string;
      readonly touched: readonly string[] | null;
      readonly isLoop: boolean;
      readonly at: number;
    };

/** Why no pass can be written: what, and where. Caught in backward-for.ts. */
export class NoPass extends Error {
  constructor(
    readonly why: string,
    /** From the beginning of the text. */
    readonly at: number | null = null,
  ) {
    super(why);
  }
}

export const numberValue = (value: number): Worth => ({ kind: 'number', value });
export const placeOf = (root: string, indices: readonly Worth[] = []): Spot => ({
  kind: 'place',
  root,
  indices,
});

/** How long an array is. */
export function lengthOf(of: Worth): Worth {
  return { kind: 'length', of: { ...of } };
}

/** The places and names that a value reads, each with what it stands in. */
export function* readsOf(value: Worth): Generator<Spot> {
  switch (value.kind) {
    case 'place':
      yield value;
      for (const index of value.indices) yield* readsOf(index);
      return;
    case 'gate':
      for (const input of value.inputs) yield* readsOf(input);
      return;
    case 'helper':
      for (const each of value.args) yield* readsOf(each);
      yield* readsOf(value.body);
      return;
    case 'length':
      yield* readsOf(value.of);
      return;
    case 'sum':
      if (value.start) yield* readsOf(value.start);
      yield* roundReads(value.rounds);
      yield* readsOf(value.value);
      return;
    case 'each':
      yield* roundReads(value.rounds);
      yield* readsOf(value.value);
      return;
    case 'list':
      for (const item of value.items) yield* readsOf(item);
      return;
    case 'copy':
    case 'extreme':
      yield* readsOf(value.of);
      return;
    case 'other':
    case 'fill':
      for (const name of value.said.reads) yield placeOf(name);
  }
}

export function* roundReads({ from, to }: LoopRounds): Generator<Spot> {
  yield* readsOf(from);
  yield* readsOf(to);
}

/** What a value reads that a derivative goes back to; nothing goes through tests, indices and counts. */
export function* leadingReads(value: Worth): Generator<Spot> {
  switch (value.kind) {
    case 'place':
      yield value;
      return;
    case 'gate':
      for (const [k, input] of value.inputs.entries())
        if (!isFlatInput(value.gate, k)) yield* leadingReads(input);
      return;
    case 'helper':
      yield* leadingReads(value.body);
      return;
    case 'sum':
      if (value.start) yield* leadingReads(value.start);
      yield* leadingReads(value.value);
      return;
    case 'each':
      yield* leadingReads(value.value);
      return;
    case 'list':
      for (const item of value.items) yield* leadingReads(item);
      return;
    case 'copy':
    case 'extreme':
      yield* leadingReads(value.of);
      return;
    case 'other':
      for (const name of value.said.reads) yield placeOf(name);
  }
}

/** Whether no gradient ever goes from a gate to one of its inputs. */
function isFlatInput(gate: string, k: number): boolean {
  const row = rowNamed(gate);
  return row !== undefined && isFlat(row, k);
}

/** Whether a value may be another one when the code runs again. */
export function isDrawn(value: Worth): boolean {
  const open: unknown[] = [value];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Set) continue;
    if ('isDrawn' in part && part.isDrawn === true) return true;
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
  }
  return false;
}
