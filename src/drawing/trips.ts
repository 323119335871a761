/* Which round, and which call, each gate of a circuit is of, in words; and what its result is called there. */
import type { Analysis, Circuit } from '../analysis/model';
import type { Section } from '../tape/sections';
import type { CodeLeaf, Leaves } from './leaves';
import { leavesIn } from './repeated';

interface Around {
  readonly section: Section;
  readonly outer: Around | null;
  /** How many rounds of it have begun. */
  rounds: number;
  /** Which round it is; 0 for none. */
  readonly nth: number;
}

/** The rounds and calls that a circuit's gates are of. */
export class Trips {
  private readonly around: (Around | null)[] = [];
  private readonly start: number;
  private readonly leaves: Leaves | null;

  constructor(
    private readonly analysis: Analysis,
    { wiring }: Circuit,
  ) {
    const { start, end } = wiring;
    this.start = start;
    this.leaves = leavesIn(analysis);
    const sections = analysis.tape.sections.between(start, end);
    let open: Around | null = null;
    let next = 0;
    for (let node = start; node < end; node++) {
      while (open && open.section.end <= node) open = open.outer;
      for (; next < sections.length && sections[next].start <= node; next++) {
        while (open && open.section.end <= sections[next].start) open = open.outer;
        const isRound = sections[next].kind === 'round' && open !== null;
        const nth: number = isRound && open ? ++open.rounds : 0;
        open = { section: sections[next], outer: open, rounds: 0, nth };
      }
      while (open && open.section.end <= node) open = open.outer;
      this.around.push(open);
    }
  }

  /** `, round 2 of 3, in layer`; '' for a gate that runs once. */
  words(node: number): string {
    const said: string[] = [];
    for (let at = this.at(node); at; at = at.outer) {
      const { section, nth, outer } = at;
      if (section.kind === 'call') said.push(`in ${section.name || 'a function'}`);
      const of = outer?.rounds ?? 0;
      if (nth > 0 && outer?.section.isPart) said.push('one round of many');
      else if (nth > 0 && of > 1) said.push(`${said.length > 0 ? 'in ' : ''}round ${nth} of ${of}`);
    }
    return said.map((each) => `, ${each}`).join('');
  }

  /** Gates of one place in the text that run at different times are of different trips. */
  trip(node: number): number {
    return this.at(node)?.section.start ?? -1;
  }

  /** What a gate's result is given to where it is one of several rounds, or made in a call; null for no name. */
  result(node: number): string | null {
    const { tape, code } = this.analysis;
    const at = { from: tape.from[node], to: tape.to[node] };
    const leaf: CodeLeaf | null = this.at(node) ? (this.leaves?.at(at) ?? null) : null;
    if (!leaf?.target || leaf.result.from !== at.from || leaf.result.to !== at.to) return null;
    return code(leaf.target);
  }

  private at(node: number): Around | null {
    return this.around[node - this.start] ?? null;
  }
}
