/* The kinds of mistakes that are put into programs, and a program with one. */
import type { Gradient, Judged } from './program';

export const kinds = [
  'sign',
  'factor lost',
  'term lost',
  '+= to =',
  '= to +=',
  'wrong index',
  'operands swapped',
  'value for gradient',
  'wrong variable',
  'derivative form',
  'line removed',
  'mask flipped',
  'wrong target',
  'updated too early',
  'never reset',
  'array shared',
] as const;

export type Kind = (typeof kinds)[number];

/** A program with one mistake. */
export interface Mutant {
  readonly program: Judged;
  readonly kind: Kind;
  /** What is made by the line with the mistake. */
  readonly gradients: readonly Gradient[];
  readonly source: string;
  /** The lines that may rightly be blamed. */
  readonly lines: readonly number[];
  readonly what: string;
}
