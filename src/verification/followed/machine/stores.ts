/* What following has assigned, one entry an assignment: what it belongs to, which element it is, and what that then held. */

import type { Assign, Expression } from '../../../program/code';
import { moved } from '../../../program/statements';
import type { Cell, List, Rec, Value } from '../../../program/values';
import type { Tape } from '../../../tape/tape';
import type { Span, WholeStatement } from '../../../text/span';

/** The statement or expression that assigns, as a tree; what puts something on a list has no target of its own. */
export type AssignCode =
  | (Pick<Assign, 'targets' | 'operator' | 'value' | 'sign' | 'declares'> & {
      readonly within?: WholeStatement;
    })
  | Extract<Expression, { kind: 'assign' }>;

/** What an assignment belongs to: a variable, or a member of something. */
export type Root =
  | { readonly kind: 'name'; readonly name: string; readonly cell: Cell }
  | { readonly kind: 'member'; readonly name: string; readonly holder: Rec | List };

/** A variable that something may be the gradient of, and the number of it that goes with an element. */
export interface OfVariable {
  readonly name: string;
  readonly value: Value;
  /** Its numbers now, by the places of elements; '' for one that is a number itself. */
  readonly leaves: ReadonlyMap<string, number>;
}

/** A training loop, by when and where it has run. */
export interface HeardTraining {
  readonly at: Span;
  /** The first statement of a round; null for none. */
  readonly body: Span | null;
  /** The numbers of stores and of nodes when it began, and of stores when its round had ended. */
  readonly begin: number;
  readonly nodes: number;
  readonly end: number;
}

export interface StoreHeard {
  readonly root: Root;
  /** The root as it is written: `this.dW`. */
  readonly text: string;
  /** Which element; none for all of it. */
  readonly keys: readonly string[];
  /** What is assigned. */
  readonly value: Value;
  /** What was there before; null for nothing. */
  readonly before: Value | null;
  /** What it may be the gradient of, as that is now. */
  readonly of: readonly OfVariable[];
  /** The target, in the file. */
  readonly at: Span;
  /** null for what is assigned without a statement of its own, as a loop's variable is. */
  readonly code: AssignCode | null;
  readonly base: number;
  /** The function that assigns; null for the top level. */
  readonly within: Span | null;
  /** An object that is being made gets it. */
  readonly isInitial: boolean;
  /** It is a list of zeros by then, whatever is put into it later. */
  readonly isZeros?: boolean;
  /** What has assigned it, where that is a function of the file that only does this for the statement which calls it. */
  readonly setter?: Pick<StoreHeard, 'at' | 'code' | 'base'>;
  /** The number of nodes by then. */
  readonly nodes: number;
}

/** Where positions begin that are of no file. */
export const ofHelpers = 1_000_000_000;

/** Whether what computes a number, or writes it, stands at a place. */
export const standsIn = ({ from, to }: Span, tape: Tape, node: number): boolean =>
  from <= tape.from[node] && tape.to[node] <= to;

/** Whether it stands in what a statement assigns. */
export const isWrittenIn = (
  { code, base }: Pick<StoreHeard, 'code' | 'base'>,
  tape: Tape,
  node: number,
): boolean => code !== null && standsIn(moved(code.value, base), tape, node);

/** A call that was followed: the variables of the function, and what it gave. */
export interface CallFrame {
  readonly code: Span;
  readonly base: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Something that a forward function gets. */
export interface GivenParameter {
  readonly name: string;
  readonly value: Value;
  /** Who calls may leave it out. */
  readonly isOptional?: boolean;
}

/** What a function gave back, and where that stands. */
export interface Returned {
  readonly value: Value;
  readonly expression: Expression;
  readonly base: number;
  readonly within: Span | null;
}

/** The how manieth place a store is of those that assign what is called the same. */
export function nthPlace(stores: readonly StoreHeard[], k: number): number {
  const places = new Set(stores.flatMap(({ text, at }) => (text === stores[k].text ? at.from : [])));
  return [...places].sort((one, other) => one - other).indexOf(stores[k].at.from);
}
