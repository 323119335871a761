/* Finds out which contributions each line of a gradient stands for, to tell which of the lines is wrong. */

/** More contributions than this are not told apart: every subset of them is looked at. */
const mostContributions = 12;

const tolerance = 1e-6;

/** The lines of which one stands for no contributions, and those that no other line stands for. */
export interface OddLines {
  readonly lines: readonly number[];
  readonly lacking: readonly number[];
}

/**
 * Finds out which contributions each line of a gradient stands for. `lines` and `contributions` are worth so much at
 * each point. Null where every line stands for some, or where several don't: then the sums don't tell who errs.
 * Of two lines that stand for the same contribution, either may be the odd one.
 */
export function oddLines(
  lines: readonly (readonly number[])[],
  contributions: readonly (readonly number[])[],
): OddLines | null {
  if (lines.length < 2 || contributions.length > mostContributions) return null;
  const order = lines.map((_, k) => k);
  const first = tally(order, lines, contributions);
  const second = tally(order.toReversed(), lines, contributions);
  if (first.odd.length !== 1 || second.odd.length !== 1) return null;
  return { lines: [...new Set([...first.odd, ...second.odd])], lacking: first.open };
}

/** Lets the lines, in this order, take the contributions that they stand for. */
function tally(
  order: readonly number[],
  lines: readonly (readonly number[])[],
  contributions: readonly (readonly number[])[],
): { readonly odd: readonly number[]; readonly open: readonly number[] } {
  let open = contributions.map((_, k) => k);
  const odd: number[] = [];
  for (const line of order) {
    const chosen = standsFor(lines[line], open, contributions);
    // A first line may be there only to begin from 0.
    if (!chosen || (chosen.length === 0 && line > 0)) odd.push(line);
    else open = open.filter((each) => !chosen.includes(each));
  }
  return { odd, open };
}

/** Contributions that add up to what a line is worth at every point, the fewest; none of them for 0. */
function standsFor(
  line: readonly number[],
  open: readonly number[],
  contributions: readonly (readonly number[])[],
): readonly number[] | null {
  const fits = (chosen: readonly number[]) =>
    line.every((value, k) => {
      let total = 0;
      let size = 0;
      for (const each of chosen) {
        total += contributions[each][k];
        size += Math.abs(contributions[each][k]);
      }
      return Math.abs(value - total) <= tolerance * size;
    });
  let found: readonly number[] | null = null;
  for (let bits = 0; bits < 2 ** open.length; bits++) {
    const chosen = open.filter((_, k) => bits & (2 ** k));
    if ((!found || chosen.length < found.length) && fits(chosen)) found = chosen;
  }
  return found;
}
