/* What the numbers of a statement say of a gradient that is off: equations that what it has lost solves. */
import { truth } from '../claims/agreement';
import type { ListFollowed } from './sieve';

/** A number of the claims at a point: how much it is off, of which numbers it is made with which slopes, and how large it is. */
export interface Equation {
  readonly off: number;
  readonly at: readonly number[];
  readonly slopes: readonly number[];
  readonly size: number;
}

const most = { claims: 20, numbers: 200 };
const wantedPoints = 3;

/** The numbers of a statement at some points, and of what stands beside it, one after the other; NaN where there is none. */
export function numbersOf({ measured, heard }: ListFollowed) {
  const points = measured.points.slice(0, wantedPoints);
  const nodes = heard.flatMap(({ own }, round) => [...own].map(([place, node]) => ({ place, node, round })));
  if (nodes.length === 0 || nodes.length > most.numbers) return null;
  const all = (of: (at: (typeof nodes)[number]) => number | undefined) =>
    Float64Array.from(
      points.flatMap((point) =>
        nodes.map((at) => {
          const node = of(at);
          return node === undefined ? Number.NaN : point.value(node);
        }),
      ),
    );
  const others = heard[0].others.map((_, k) => all(({ place, round }) => heard[round].others[k]?.get(place)));
  return { nodes: nodes.map(({ node }) => node), own: all(({ node }) => node), others };
}

/** How each number of the claims is made of the numbers of the statement. */
export function equationsOf({ measured, claims }: ListFollowed, nodes: readonly number[]): Equation[] {
  const { bench, points, leads } = measured;
  return points.slice(0, wantedPoints).flatMap((point, p) =>
    claims.slice(0, most.claims).map((claim) => {
      const slopes = bench.slopes(point, claim.node);
      const isMade = nodes.some((node) => slopes[node] !== 0);
      // What a variable is stepped by is made of what it is stepped along.
      const slopeBy = (node: number) =>
        isMade ? slopes[node] : inverse(bench.slopes(point, node)[claim.node]);
      const wanted = truth(claim, point, leads);
      const value = point.value(claim.node);
      const all = nodes.map((node, k) => ({ at: p * nodes.length + k, slope: slopeBy(node) }));
      const moving = all.filter(({ slope }) => slope !== 0);
      return {
        off: wanted - value,
        size: Math.abs(wanted) + Math.abs(value),
        at: moving.map(({ at }) => at),
        slopes: moving.map(({ slope }) => slope),
      };
    }),
  );
}

const inverse = (slope: number) => (slope === 0 ? 0 : 1 / slope);

/** A product with one more factor, or divided by that. */
export function multiplied(product: Float64Array, by: Float64Array, divides?: true): Float64Array {
  const made = new Float64Array(product.length);
  for (let at = 0; at < made.length; at++) made[at] = divides ? product[at] / by[at] : product[at] * by[at];
  return made;
}
