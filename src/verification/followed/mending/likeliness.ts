/*
 * How likely a mistake is that only the text tells of, beside the ranks that all mistakes have. Each edit costs a
 * following, so what the file does elsewhere, and what a gradient is made of, decides what is tried first.
 */
import { ranks } from '../../diagnosis/ranks';

export const likeliness = {
  /** No gradient flows into the statement: the one from above is left out. */
  noUpstream: 0.3,
  /** It reads a gradient, and another one would be needed as well. */
  anotherUpstream: 1.9,
  /** The one side of a function for the other, in all that is made of it. */
  otherSide: 1.15,
  /** A value for its gradient, or back. */
  valueForGradient: 1,
  /** A forward variable for another that the gradient is made of. */
  expectedValue: ranks.expectedName,
  /** An index for another. */
  otherIndex: 1.25,
  /** A list that is gone through for another. */
  otherList: 1.27,
  /** The count by which nothing is divided. */
  count: 1.3,
  /** A number one off. */
  numberOff: 1.55,
  /** A term, of something and a gradient. */
  share: 2.4,
  /** The name of another gradient at the left. */
  otherTarget: 1.5,
  /** What was there stays, where it must go. */
  addsToNothing: 1.28,
} as const;

/** What makes an edit likelier, or less likely, than its kind. */
export const shifts = {
  /** It gives what the file has elsewhere. */
  asElsewhere: -0.3,
  /** What stands there stands nowhere else. */
  onlyHere: -0.25,
  /** The file has what it gives nowhere. */
  nowhereElse: 0.3,
  /** In a sum with a number: 1 - y is hardly written by mistake. */
  withNumber: 0.25,
  /** What stands there is what the gradient is made of. */
  asExpected: 0.5,
  /** For each term that is left aside. */
  inside: 0.15,
  /** More gradients that are wrong are made of what another statement makes. */
  ofFewer: 1,
  /** Numbers say that what it makes is to blame. */
  traced: -1,
  /** It gives another name to what is there. */
  onlyNames: -0.3,
  /** A step that goes the way in which all others do. */
  asOthers: 2,
  /** In what is compared. */
  compared: 0.4,
  /** It only makes so many times as much of all, and that is what is wrong. */
  scaled: -0.6,
  /** It makes so many times as much of what is only handed on. */
  handedOn: 0.6,
  /** Whether it mends can't be told beforehand. */
  untold: 0.7,
  /** Numbers say that it mends, and of another that is so much likelier nobody has asked them yet. */
  known: 0.15,
  /** For each that is likelier among those that could be read. */
  each: 0.01,
} as const;
