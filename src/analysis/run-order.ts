/*
 * Whether the cells of a notebook ran in another order than the one in which they stand. What the notebook holds then may be
 * something else than what stands there; a circuit depends on it where one cell assigns a name and another has it, too.
 */
import { assignedBy } from '../program/statements';
import { isTopLevel } from '../tape/wiring';
import { cellAt } from '../text/cells';
import { capital } from '../text/lines';
import type { Analysis, Circuit, Note } from './model';

/** Two cells that ran the other way round, by their numbers among the cells, and what both have to do with. */
interface Turned {
  readonly above: number;
  readonly below: number;
  readonly name: string;
}

type InOrder = Pick<Analysis, 'lines' | 'occurrences' | 'reading'>;

/** A note at each pass that depends on an order in which its cells did not run. */
export function runOrderNotes(analysis: InOrder, circuits: readonly Circuit[]): Note[] {
  return circuits.flatMap((circuit) => {
    const why = circuit.pass && whyOutOfOrder(analysis, circuit);
    if (!circuit.pass || !why) return [];
    const { from } = circuit.pass;
    const message = `${capital(why)}: the notebook may hold other numbers than these, and nothing in this pass is called wrong. Run the cells from the top to have it checked.`;
    return [{ from, to: circuit.pass.entries[0].at.to, line: analysis.lines.lineOf(from), message }];
  });
}

/** In a clause, which cells of a circuit ran the other way round; null where none did. */
export function whyOutOfOrder(analysis: InOrder, circuit: Circuit): string | null {
  const { cells } = analysis.lines;
  // What a function has for itself stands in one cell.
  if (!isTopLevel(circuit) || cells.every(({ run }) => run === null)) return null;
  const turned = turnedIn(analysis, circuit);
  if (!turned) return null;
  const [above, below] = [turned.above, turned.below].map((i) => cells[i].number + 1);
  return `cell ${below} ran before cell ${above}, and ${turned.name} is in both`;
}

function turnedIn({ lines: { cells }, occurrences, reading }: InOrder, { wiring }: Circuit): Turned | null {
  const assignedIn = new Map<string, Set<number>>();
  for (const { statement, base } of reading.items)
    for (const name of assignedBy(statement)) {
      const own = assignedIn.get(name) ?? new Set();
      assignedIn.set(name, own.add(cellAt(cells, statement.from + base)));
    }
  for (const { from, gradient, version } of occurrences.of(wiring)) {
    const name = gradient?.name ?? version?.name ?? '';
    const here = cellAt(cells, from);
    for (const other of assignedIn.get(name) ?? []) {
      const [above, below] = [Math.min(here, other), Math.max(here, other)];
      const [first, second] = [cells[above].run, cells[below].run];
      if (first !== null && second !== null && second < first) return { above, below, name };
    }
  }
  return null;
}
