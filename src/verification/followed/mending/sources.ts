/* Edits of what a statement goes through, element by element: `zip(da, W)` for `zip(da, z)`, `x.map(…)` for `w.map(…)`. */
import { localsIn } from '../machine/locals';
import { likeliness, shifts } from './likeliness';
import type { EditCandidate, EditedStatement } from './statement';

/** One list for another, of those that the code around goes through. */
export function* sources(statement: EditedStatement): Generator<EditCandidate> {
  const { lists } = statement.around;
  const seen = new Set<number>();
  for (const { elementOf } of localsIn(statement.statement.code.value)) {
    if (!elementOf || seen.has(elementOf.from)) continue;
    seen.add(elementOf.from);
    const own = statement.textOf(elementOf);
    for (const [k, text] of lists.entries())
      if (text !== own)
        yield {
          kind: 'wrong variable',
          rank: likeliness.otherList + k * shifts.each,
          sentence: `It goes through ${own} where ${text} belongs.`,
          edits: [statement.inText({ from: elementOf.from, to: elementOf.to, text })],
        };
  }
}
