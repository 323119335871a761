/* Which row everything belongs to where a drawing may only be so broad: what is too much for a row goes above it. */

interface RowMember {
  readonly id: string;
  /** From its wire to its left and to its right edge. */
  readonly lead: number;
  readonly trail: number;
  /** The end of another one's wire, which stands right below it. */
  readonly isEnd: boolean;
}

interface RowLink {
  readonly from: string;
  readonly to: string;
  /** It runs along the edge of the drawing, and takes no room in the rows. */
  readonly inLane: boolean;
}

/** Between two neighbours in a row, and what a wire needs that passes by a row. */
export const besides = 10;

/** The row of each member, from 0 at the top. `members` are in the order in which values flow. */
export function rowsWithin(
  members: readonly RowMember[],
  links: readonly RowLink[],
  breadth: number,
): ReadonlyMap<string, number> {
  const rows = new Stack(members, links, breadth).fill();
  return new Map(rows.toReversed().flatMap((row, k) => row.map((id): [string, number] => [id, k])));
}

/** Rows, filled from the last one upward: everything stands as near to what reads it as there is room. */
class Stack {
  private readonly rows: string[][] = [];
  private readonly widths: number[] = [];
  /** The row that each stands in, counted from below; those that were placed first come first. */
  private readonly rowOf = new Map<string, number>();
  private readonly turnOf = new Map<string, number>();
  private readonly readers = new Map<string, RowLink[]>();
  private readonly ends = new Map<string, RowMember[]>();

  constructor(
    private readonly members: readonly RowMember[],
    links: readonly RowLink[],
    private readonly breadth: number,
  ) {
    const ends = new Map(members.filter(({ isEnd }) => isEnd).map((end) => [end.id, end]));
    for (const link of links) {
      const { from, to } = link;
      const end = ends.get(to);
      if (end) this.ends.set(from, [...(this.ends.get(from) ?? []), end]);
      else this.readers.set(from, [...(this.readers.get(from) ?? []), link]);
    }
  }

  fill(): string[][] {
    let left = this.members.filter(({ isEnd }) => !isEnd);
    if (this.ends.size > 0) this.openRow();
    while (left.length > 0) {
      this.openRow();
      const ready = left
        .filter(({ id }) => this.newest(id) !== null)
        .sort((one, other) => this.order(one, other));
      // Wires that pass by this row; what stands in it is none of them.
      let passing = left.reduce((sum, { id }) => sum + this.drawn(id), 0);
      for (const member of ready) {
        const others = passing - this.drawn(member.id);
        if (this.row.length > 0 && !this.hasRoom(member, others)) continue;
        passing = others;
        this.place(member);
      }
      left = left.filter(({ id }) => !this.rowOf.has(id));
    }
    return this.rows.filter((row) => row.length > 0);
  }

  private get row(): string[] {
    return this.rows[this.rows.length - 1];
  }

  private openRow(): void {
    this.rows.push([]);
    this.widths.push(0);
  }

  /** The highest row of those that read it; null where one of them has no place yet. */
  private newest(id: string): number | null {
    const rows = this.readersOf(id).map(({ to }) => this.rowOf.get(to) ?? Number.POSITIVE_INFINITY);
    const highest = Math.max(-1, ...rows);
    return highest < this.rows.length - 1 ? highest : null;
  }

  /** One branch is finished before the next begins, so that few wires pass by; what is read together stands together. */
  private order(one: RowMember, other: RowMember): number {
    const rows = (this.newest(other.id) ?? 0) - (this.newest(one.id) ?? 0);
    return rows || this.turn(one.id) - this.turn(other.id);
  }

  /** When the last of those that read it was placed. */
  private turn(id: string): number {
    return Math.max(0, ...this.readersOf(id).map(({ to }) => this.turnOf.get(to) ?? 0));
  }

  private readersOf(id: string): readonly RowLink[] {
    return this.readers.get(id) ?? [];
  }

  /** How many of its wires pass by the row that is being filled. */
  private drawn(id: string): number {
    const here = this.rows.length - 1;
    const passes = ({ to, inLane }: RowLink) => !inLane && (this.rowOf.get(to) ?? here) < here;
    return this.readersOf(id).filter(passes).length;
  }

  private hasRoom(member: RowMember, passing: number): boolean {
    const here = this.widths.length - 1;
    const below = (this.ends.get(member.id) ?? []).reduce((sum, end) => sum + widthOf(end), 0);
    return (
      this.widths[here] + widthOf(member) + passing * besides <= this.breadth &&
      (below === 0 || this.widths[here - 1] + below <= this.breadth)
    );
  }

  private place(member: RowMember): void {
    const here = this.rows.length - 1;
    this.put(member, here);
    for (const end of this.ends.get(member.id) ?? []) this.put(end, here - 1);
  }

  private put(member: RowMember, row: number): void {
    this.rows[row].push(member.id);
    this.rowOf.set(member.id, row);
    this.turnOf.set(member.id, this.turnOf.size);
    this.widths[row] += widthOf(member);
  }
}

function widthOf({ lead, trail }: RowMember): number {
  return lead + trail + besides;
}
