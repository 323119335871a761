/*
 * How likely each mistake is. Where several edits would mend a gradient, the mistake of the lowest rank is tried on the
 * text first, and told. Only the order counts, and how far the surcharges below carry one past the next.
 *
 * The order is what people do most; the numbers were tuned on mutants: right passes with one mistake put in, of which we
 * know what the mistake is. To tune them again, run `npm run mutants -- --show blamed,explained,mended`, which prints
 * the mutants that were told something else. Where the right mistake was found and came second, move it past the first,
 * and keep that only if no row of the table falls, those of the programs held out included; then run
 * `npm run styles -- --mutants --every 100`, in whose programs the same mistakes look otherwise.
 */

/** The ranks, the likeliest first. */
export const ranks = {
  /** One gradient under the name of another: likelier than all else that would mend both. */
  wrongName: -0.1,
  /** A gradient is read above the line that computes it, or nothing computes it. */
  notYetComputed: 0,
  /** A line changes a gradient that is complete. */
  stray: 0.05,
  /** `=` where a share must add up with what is there. */
  assignment: 0.1,
  /** A gradient is read while a line below still adds to it. */
  incomplete: 0.1,
  /** A gradient that steps from variable to variable is read before its step, or after it. */
  stepped: 0.12,
  /** A gradient is not taken a step on, as all need that read it. */
  missingStep: 0.15,
  /** A variable was updated before the backward pass read it. */
  stale: 0.2,
  /** The value before an activation for the one after it, where the gradient is made of the other. */
  expectedActivation: 0.6,
  /** `a - b` for `b - a`, where the file has `b - a` elsewhere. */
  swappedAsElsewhere: 0.8,
  /** `+` for `-`, `+=` for `-=`. */
  oppositeSign: 0.9,
  /** A minus that must go. */
  extraMinus: 0.93,
  /** `a - b` for `b - a`. */
  swappedOperands: 0.94,
  /** A minus that is missing before the whole line, or before a term of it. */
  missingMinus: 0.95,
  /** A factor that stands in its product twice. */
  factorTwice: 0.97,
  /** Another name, where the gradient is made of the one and not of the other. */
  expectedName: 1,
  /** A minus that is missing before a number. */
  minusOfNumber: 1,
  /** `-(a - b)` for `-(b - a)`, which a minus that must go would mend, too. */
  swappedBelowMinus: 1,
  /** One of the two equal shares of `a * a` is left out: a 2 is missing. */
  doubled: 1,
  /** A path's share is left out. */
  leftOut: 1.04,
  /** `<` for `>`, where the file has the other one elsewhere. */
  knownComparison: 1.045,
  /** The branches of a choice are swapped. */
  swappedBranches: 1.05,
  /** A product lacks a number that the file has, or that anybody's code has. */
  numberMissing: 1.06,
  /** `y * 1 - y` for `y * (1 - y)`. */
  grouping: 1.07,
  /** A factor too many. */
  extraFactor: 1.1,
  /** A term is missing where one is all that is left of a sum: `(s)` for `(s - a)`. */
  restOfSum: 1.1,
  /** Something above a fraction line that is too many. */
  extraNumerator: 1.15,
  /** The value before an activation for the one after it, or the other way round. */
  activation: 1.2,
  /** The gradient from above is missing. */
  missingUpstream: 1.2,
  /** `<` for `>`, `>=` for `>`. */
  otherComparison: 1.22,
  /** `a - b` for `b - a`, though the file has `a - b` elsewhere. */
  swappedWhatIsElsewhere: 1.25,
  /** Something else stands for the derivative of an activation. */
  otherDerivative: 1.27,
  /** A factor of the local gradient is missing. */
  missingLocal: 1.3,
  /** A term too many. */
  extraTerm: 1.3,
  /** Some other forward variable is missing as a factor. */
  missingFactor: 1.4,
  /** `*` for `/`. */
  wrongOperator: 1.5,
  /** `+` for `*`. */
  productForSum: 1.52,
  /** One name for another, or one number for another. */
  otherName: 1.6,
  /** One name for another wherever it stands in the line. */
  renamed: 1.7,
  /** Something must be divided by. */
  missingDivisor: 1.7,
  /** A small number is missing as a factor. */
  missingNumber: 1.8,
  /** A step in place that reads nothing but the gradient itself. */
  ownStep: 1.9,
  /** Of a gradient in one line all shares of its paths are left out: then the line stands for something else. */
  allLeftOut: 2,
  /** A minus that is missing deep inside. */
  deepMinus: 2.2,
  /** A share is missing, one of as many as a number in the file says: likelier than a variable that is held at it. */
  countMissing: 2.3,
  /** A term is missing. */
  missingTerm: 2.4,
  /** A name for a number, or something else for what is unlike it. */
  unlike: 2.6,
  /** A half is missing. */
  fractionMissing: 2.7,
  /** A local gradient in the place of a whole expression. */
  wholeReplaced: 3,
  /** Several factors are missing at once. */
  missingFactors: 3.4,
  /** A product of two things is missing as a factor. */
  missingPair: 3.5,
  /** A product of two things is missing as a term. */
  missingTermOfTwo: 3.6,
  /** A helper written anew, as the gradient that it stands for. */
  helperRewritten: 40,
  /** A line written anew, where all others stand for paths of the gradient. */
  lineRewritten: 50,
  /** The gradient written anew. */
  formula: 100,
} as const;

/** What makes a mistake less likely than its rank says. Amounts below 0.05 only put one of two before the other. */
export const surcharges = {
  /** The second of two ways to move a line. */
  otherMove: 0.01,
  /** What is missing before `-a`: `b - a` reads better than `-a + b`. */
  negatedTerm: -0.01,
  /** A sign is wrong as well. */
  sign: 0.05,
  /** A gradient that is worth the one from above, and is that of something else. */
  otherUpstream: 0.02,
  /** For each thing that is missing. */
  each: 1 / 20,
  /** For each character: the same thing said in short is likelier. */
  character: 1 / 1000,
  /** The edit is in a helper: what mends a helper and a line alike is likelier to be a mistake in the line. */
  helper: 0.15,
  /** The edit only works because of a number that is held. */
  heldOnly: 0.7,
  /** The line stands for some of its gradient's paths, and another one does not: hardly the one to blame. */
  fine: 2,
} as const;
