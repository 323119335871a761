/*
 * Where in its row everything stands: as straight below what it reads, and above what reads it, as the room allows,
 * and never beyond the breadth there is.
 */

/** Something that stands in a row: a node, an end, or a wire that passes by. */
export interface Standing {
  /** From its wire to its left and to its right edge. */
  readonly lead: number;
  readonly trail: number;
  /** Where its wire is. */
  at: number;
}

/** A piece of wire from one row to the next. */
export interface WirePiece {
  readonly from: Standing;
  readonly to: Standing;
  /** How far from the lower one's middle it arrives. */
  readonly port: number;
  /** How much it is to be straight. */
  readonly weight: number;
}

const rounds = 8;

/** Moves what stands in the rows; `rows` go from the top down, each from left to right. */
export function spread(
  rows: readonly (readonly Standing[])[],
  pieces: readonly WirePiece[],
  breadth: number,
  gap: number,
): void {
  const needed = rows.map((row) => row.reduce((sum, { lead, trail }) => sum + lead + trail + gap, -gap));
  const room = Math.max(breadth, ...needed);
  const into = new Map<Standing, WirePiece[]>();
  const outOf = new Map<Standing, WirePiece[]>();
  for (const piece of pieces) {
    into.set(piece.to, [...(into.get(piece.to) ?? []), piece]);
    outOf.set(piece.from, [...(outOf.get(piece.from) ?? []), piece]);
  }
  const below = (standing: Standing) =>
    wish(standing, into.get(standing), ({ from, port }) => from.at - port);
  const above = (standing: Standing) => wish(standing, outOf.get(standing), ({ to, port }) => to.at + port);
  for (const row of rows) settle(row, (standing) => ({ at: room / 2, weight: standing.lead }), room, gap);
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) settle(row, below, room, gap);
    for (const row of rows.toReversed()) settle(row, above, room, gap);
  }
}

interface Wish {
  readonly at: number;
  readonly weight: number;
}

/** Where the wires would have it; what has none stays if the others let it. */
function wish(
  { at }: Standing,
  pieces: readonly WirePiece[] = [],
  place: (piece: WirePiece) => number,
): Wish {
  const weight = pieces.reduce((sum, piece) => sum + piece.weight, 0);
  if (weight === 0) return { at, weight: 0.05 };
  return { at: pieces.reduce((sum, piece) => sum + piece.weight * place(piece), 0) / weight, weight };
}

/** The places in a row that are nearest to what is wished for, in the same order and with their distances. */
function settle(
  row: readonly Standing[],
  wished: (standing: Standing) => Wish,
  room: number,
  gap: number,
): void {
  let edge = 0;
  const leftmost = row.map(({ lead, trail }) => {
    const at = edge + lead;
    edge = at + trail + gap;
    return at;
  });
  const slack = room - (edge - gap);
  // Those that would come too close to each other move together.
  const groups: { shift: number; weight: number; count: number }[] = [];
  row.forEach((standing, k) => {
    const { at, weight } = wished(standing);
    let group = { shift: at - leftmost[k], weight, count: 1 };
    for (let last = groups.at(-1); last && last.shift > group.shift; last = groups.at(-1)) {
      groups.pop();
      const sum = last.weight + group.weight;
      group = {
        shift: (last.shift * last.weight + group.shift * group.weight) / sum,
        weight: sum,
        count: last.count + group.count,
      };
    }
    groups.push(group);
  });
  const shifts = groups.flatMap(({ shift, count }) => Array.from({ length: count }, () => shift));
  row.forEach((standing, k) => {
    standing.at = leftmost[k] + Math.min(slack, Math.max(0, shifts[k]));
  });
}
