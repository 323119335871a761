/*
 * Which helper is to blame, as numbers tell: no edit mends what is made of it, but with other numbers in it all of that would
 * be right, and there is more of it than the helper has numbers. That each line which reads it has a mistake of its own, and
 * all of them the same, is less likely.
 */
import { firstGate } from '../../../gates/opcodes';
import { perObject } from '../../../text/remembering';
import { isRight } from '../../groups';
import { truth } from '../claims/agreement';
import type { JudgedUnit } from '../judge';
import { leavesOf } from '../machine/leaves';
import { ofHelpers, type StoreHeard } from '../machine/stores';

/** Larger ones are not looked at. */
const most = { unknowns: 100, work: 2_000_000 };
const wantedPoints = 3;
const tolerance = 1e-7;

/** A statement with the numbers that it makes, and those that it takes over from the forward code. */
interface Helper {
  readonly store: StoreHeard;
  readonly nodes: number[];
  readonly copies: number[];
}

/** The helper to blame for all that is off in a unit; null where none is known. */
export const tracedIn = perObject(({ groups, measured }: JudgedUnit): StoreHeard | null => {
  const { run, bench, leads } = measured;
  const { tape } = run.file;
  const ofRounds = new Set(
    measured.groups.flatMap(({ group, isOfRounds, isEither }) =>
      isOfRounds || isEither || group.isOfAnyRound ? group : [],
    ),
  );
  const told = groups.filter(
    (each) =>
      each.judgement !== 'uncertain' &&
      !each.accepted &&
      !each.from &&
      // Of which round something off should be the gradient is a guess.
      (isRight(each.judgement) || !ofRounds.has(each.group)),
  );
  if (told.every(({ judgement }) => isRight(judgement))) return null;
  const claims = told.flatMap(({ group }) => group.claims);
  const points = measured.points.slice(0, wantedPoints);
  if (claims.length * points.length * tape.length > most.work) return null;
  const helpers = new Map<number, Helper>();
  // Under another name it is the same; and a list is what its elements have been set to.
  const seen = new Set(leads);
  const isList = ({ value }: StoreHeard) => Number(typeof value !== 'number');
  for (const store of run.stores.toSorted((one, other) => isList(one) - isList(other))) {
    if (!store.code || store.base >= ofHelpers) continue;
    const own = helpers.get(store.at.from) ?? { store, nodes: [], copies: [] };
    helpers.set(store.at.from, own);
    for (const node of leavesOf(store.value).values()) {
      const made = tape.sourceOf(node);
      if (!seen.has(made) && tape.op[made] >= firstGate) own.nodes.push(node);
      // What only takes a number over from the forward code may be meant to be more.
      else if (leads.has(made) && node !== made && typeof store.value === 'number') own.copies.push(node);
      seen.add(made);
    }
  }
  // How much each claim is off, and changes with each number, as a part of what it is.
  const systems = points.map((point) =>
    claims.map((claim) => {
      const wanted = truth(claim, point, leads);
      const value = point.value(claim.node);
      const size = Math.abs(wanted) + Math.abs(value) || 1;
      const slopes = bench.slopes(point, claim.node);
      return { off: (wanted - value) / size, slopeBy: (node: number) => slopes[node] / size };
    }),
  );
  const bestOf = (kind: 'nodes' | 'copies'): StoreHeard | null => {
    let best: StoreHeard | null = null;
    let least = 1;
    const inOrder = [...helpers.values()]
      .map(({ store, [kind]: nodes }) => ({ store, nodes }))
      .filter(({ nodes }) => nodes.length > 0 && nodes.length <= most.unknowns)
      .sort((one, other) => one.nodes[0] - other.nodes[0]);
    for (const { store, nodes } of inOrder) {
      const spares = systems.map((system) =>
        spare(
          system.map(({ off }) => off),
          nodes.map((node) => system.map(({ slopeBy }) => slopeBy(node))),
        ),
      );
      const all = Math.min(...spares);
      if (all >= least) [best, least] = [store, all];
    }
    return best;
  };
  return bestOf('nodes') ?? bestOf('copies');
});

/** Of how many numbers more than there are columns some sum of these makes all; -1 where none does. */
function spare(wanted: readonly number[], columns: readonly (readonly number[])[]): number {
  const basis: (readonly number[])[] = [];
  const left = (vector: readonly number[]) =>
    basis.reduce((rest, unit) => {
      const share = rest.reduce((sum, each, k) => sum + each * unit[k], 0);
      return rest.map((each, k) => each - share * unit[k]);
    }, vector);
  for (const column of columns) {
    const rest = left(column);
    const size = Math.hypot(...rest);
    if (size > tolerance * Math.hypot(...column)) basis.push(rest.map((each) => each / size));
  }
  if (left(wanted).some((each) => Math.abs(each) > tolerance)) return -1;
  return wanted.filter((_, k) => columns.some((column) => column[k] !== 0)).length - basis.length;
}
