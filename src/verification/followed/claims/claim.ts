/* What a gradient variable claims, number by number. */
import { nodesMaking } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import type { Span } from '../../../text/span';
import type { Times } from '../machine/products';

/** One number that a gradient variable claims to be the gradient of another one. */
export interface Claim {
  /** The place of the element, '' for none. */
  readonly place: string;
  /** What it is at the end of the pass. */
  readonly node: number;
  /** What it is the gradient of. */
  readonly of: number;
  /** What was there before the pass, which it adds to; -1 where that is nothing, or 0. */
  readonly before: number;
  /** What it is the gradient by, where that is not all that reads it. */
  readonly by?: readonly number[];
  /** What times the gradient it is, where that is not 1. */
  readonly times?: Times;
  /** What it was after each of its assignments, with the number of the store: the last is `node`. */
  readonly states: readonly { readonly store: number; readonly node: number }[];
}

/** The claims of one gradient variable. */
export interface ClaimGroup {
  readonly name: string;
  readonly of: string;
  readonly claims: readonly Claim[];
  /** Its assignments, by their numbers in the run. */
  readonly stores: readonly number[];
  readonly at: Span;
  /** Of some of its numbers it is not known what they are the gradients of. */
  readonly isPartial: boolean;
  /** It is begun, and never gets a share. */
  readonly isEmpty: boolean;
  /** Something in it is lost, so that nobody can tell that it is one until it is mended. */
  readonly lost?: 'share' | 'element';
  /** It is what a function returns, of which no name says that it is a gradient. */
  readonly isReturned?: true;
  /** Nothing is called as its name says that its variable is. */
  readonly isOfNothing?: true;
  /** It is, but as others are named that prove what they are, there is no doubt of what it is the gradient. */
  readonly isByScheme?: true;
  /** What they may be the gradients of, where only their numbers tell. */
  readonly open: OpenClaims | null;
  /** What they claim where each round is the gradient of another number of the variable; null where there are no rounds. */
  readonly byRounds: ClaimGroup | null;
  /** It may be that of its variable in another round. */
  readonly isOfAnyRound?: true;
  /** Its name does not say what it is; `step` for what steps a variable. */
  readonly free?: 'variable' | 'step';
  /** The how manieth of the places it is that assign what is called so. */
  readonly nth?: number;
  /** It is of what goes into what it is called after. */
  readonly isInside?: true;
  /** So many more of its numbers claim nothing: they are shares of other gradients, or of a bias whose input is a 1 of the data. */
  readonly more?: number;
  /** It is told of as a gradient of its own already. */
  readonly isTold?: true;
  /** What its numbers are times, and its name leaves out: rates. */
  readonly leftOut?: ReadonlySet<number>;
  /** Where the variable was assigned that something is stepped along. */
  readonly madeAt?: Span;
  /** What it would have to be is a guess: it is only wrong if an edit makes it right. */
  readonly isDoubtful?: true;
  /** It is what comes from above, without what it should be. */
  readonly isLacking?: true;
  /** Some of its elements are right, and it is called a gradient: what it is of is no guess. */
  readonly isPartly?: true;
  /** What is wrong with it, as its numbers tell. */
  readonly slip?: {
    readonly kind: 'sign' | 'missing local gradient' | 'missing term' | 'missing upstream';
    readonly sentence: string;
    /** Where, if not where it begins. */
    readonly at?: Span;
  };
}

/**
 * What the numbers of a group may be the gradients of: numbers of its variable; the same by what the next round makes of them;
 * or any wires, where no variable has the name.
 */
export interface OpenClaims {
  readonly kind: 'variable' | 'flow' | 'wire';
  readonly among: readonly number[];
  /** These by their places, where it is known that all are meant. */
  readonly places?: ReadonlyMap<string, number>;
  /** Elements that get no share: they would have to be 0. */
  readonly zeros?: readonly Claim[];
  /** Nothing but a name says that they are gradients. */
  readonly isGuess: boolean;
}

/** All that claims are made of, themselves included. */
export const behindClaims = (tape: Tape, claims: readonly Claim[]): ReadonlySet<number> =>
  nodesMaking(
    tape,
    claims.map(({ node }) => node),
  );

/** The group as one of which each number is so many times the gradient, or so many times what it was times that. */
export const scaled = (group: ClaimGroup, by: number): ClaimGroup => ({
  ...group,
  claims: group.claims.map((claim) => {
    const { factor, rates } = claim.times ?? { factor: 1, rates: [] };
    return { ...claim, times: { factor: by * factor, rates } };
  }),
});
