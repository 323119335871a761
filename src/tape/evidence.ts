/* Whether the lines of what may be a pass are worth what a pass would be. */
import { Bench } from './bench';
import { forward } from './generated/passes';
import { inputsOf } from './points';
import type { Tape } from './tape';
import type { PassLine, Seed, Wiring } from './wiring';

/** A line proves something that is right at so many points … */
const enough = 4;
/** … of those among so many at which the circuit has finite values. */
const mostPoints = 12;

/**
 * Whether, for these seeds, some line has the right number at several points: an accident at one of them proves
 * nothing, and neither does a gradient that is the same everywhere. Every input varies, literals too.
 */
export function someLineIsRight(
  tape: Tape,
  wiring: Wiring,
  seeds: readonly Seed[],
  lines: readonly PassLine[],
): boolean {
  let candidates = lines.flatMap((line) => {
    const { of, node } = line;
    return of && seeds.every(({ version }) => of !== version)
      ? [{ node, of: of.node, first: Number.NaN }]
      : [];
  });
  if (candidates.length === 0) return false;
  const inputs = inputsOf(wiring);
  const { length } = tape;
  // Nothing has run yet, and the bench keeps what comes in from outside as it is.
  forward(tape, wiring.start, length);
  const bench = new Bench(tape, { ...wiring, seeds, forwardEnd: length, end: length }, []);
  const moving = new Set<number>();
  for (let attempt = 0, used = 0; attempt < mostPoints && used < enough && candidates.length > 0; attempt++) {
    // A golden-ratio sequence: spread out, the same each time, and no two inputs alike.
    const values = inputs.map(
      ({ node }, k) => [node, 0.3 + 2 * (((k + 1) * 0.618034 + attempt * 0.37) % 1)] as const,
    );
    const point = bench.run(new Map(values));
    if (!point) continue;
    used++;
    candidates = candidates.filter((candidate) => {
      const truth = point.gradient(candidate.of);
      const slack = 1e-9 * Math.abs(truth);
      if (used === 1) candidate.first = truth;
      else if (Math.abs(truth - candidate.first) > slack) moving.add(candidate.node);
      return tape.reached[candidate.of] === 1 && Math.abs(truth - point.value(candidate.node)) <= slack;
    });
  }
  bench.close();
  return candidates.some(({ node }) => moving.has(node));
}
