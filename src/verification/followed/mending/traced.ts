/*
 * Which helper is to blame, as numbers tell: no edit mends what is made of it, but with other numbers in it all of that would
 * be right, and there is more of it than the helper has numbers. That each line which reads it has a mistake of its own, and
 * all of them the same, is less likely.
 */
import { perObject } from '../../../text/remembering';
import { truth } from '../claims/agreement';
import type { JudgedUnit } from '../judge';
import { leavesOf } from '../machine/leaves';
import { ofHelpers, type StoreHeard } from '../machine/stores';

/** Larger ones are not looked at. */
const most = { unknowns: 100, work: 2_000_000 };
const wantedPoints = 3;
const tolerance = 1e-7;

/** How much something that is claimed is off, and how much it changes with each number of the pass. */
interface Equation {
  readonly off: number;
  readonly size: number;
  readonly slopes: Float64Array;
}

/** The helper to blame for all that is off in a unit; null where none is known. */
export const tracedIn = perObject(traced);

function traced({ groups, measured }: JudgedUnit): StoreHeard | null {
  const { run, bench, leads } = measured;
  const { tape } = run.file;
  const told = groups.filter((each) => each.judgement !== 'uncertain' && !each.accepted && !each.from);
  const claims = told.flatMap(({ group }) => group.claims);
  const points = measured.points.slice(0, wantedPoints);
  if (claims.length * points.length * tape.length > most.work) return null;
  const helpers = new Map<number, { readonly store: StoreHeard; readonly nodes: Set<number> }>();
  const seen = new Set<number>();
  for (const store of run.stores) {
    if (!store.code || store.base >= ofHelpers) continue;
    const own = helpers.get(store.at.from) ?? { store, nodes: new Set<number>() };
    helpers.set(store.at.from, own);
    for (const node of leavesOf(store.value).values()) {
      if (!leads.has(node) && !tape.isConstant(node) && !seen.has(node)) own.nodes.add(node);
      // Under another name it is the same.
      seen.add(node);
    }
  }
  const systems = points.map((point) =>
    claims.map((claim): Equation => {
      const wanted = truth(claim, point, leads);
      const value = point.value(claim.node);
      const slopes = bench.slopes(point, claim.node);
      return { off: wanted - value, size: Math.abs(wanted) + Math.abs(value), slopes };
    }),
  );
  let best: StoreHeard | null = null;
  let least = 0;
  for (const { store, nodes } of helpers.values()) {
    if (nodes.size > most.unknowns) continue;
    const spare = Math.min(...systems.map((system) => spareIn(system, [...nodes])));
    if (spare > 0 && spare >= least) [best, least] = [store, spare];
  }
  return best;
}

/** How many equations more than unknowns there are that can all be true; -1 where they can't. */
function spareIn(system: readonly Equation[], unknowns: readonly number[]): number {
  const rows = system.map(({ off, size, slopes }) => ({
    row: unknowns.map((node) => slopes[node]),
    off,
    size,
  }));
  const touched = rows.filter(({ row }) => row.some((each) => each !== 0));
  let rank = 0;
  for (const k of unknowns.keys()) {
    const [pivot, ...others] = touched
      .slice(rank)
      .sort((one, other) => Math.abs(other.row[k]) - Math.abs(one.row[k]));
    if (!pivot || Math.abs(pivot.row[k]) < tolerance) continue;
    touched.splice(rank++, touched.length, pivot, ...others);
    for (const each of others) {
      const times = each.row[k] / pivot.row[k];
      each.off -= times * pivot.off;
      each.size += Math.abs(times * pivot.off);
      for (const [at, value] of pivot.row.entries()) each.row[at] -= times * value;
    }
  }
  const left = rows.filter((each) => !touched.slice(0, rank).includes(each));
  const fits = left.every(({ off, size }) => Math.abs(off) <= tolerance * size);
  return fits ? touched.length - rank : -1;
}
