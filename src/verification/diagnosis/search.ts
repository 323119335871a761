/* Tries single edits in one line of a backward pass, and keeps those that make its gradient right at every point. */
import { rowNamed } from '../../gates/rows';
import type { Mistake } from './mistakes';
import { derivatives, factors, pairs, sharesOfTwo, swaps, terms } from './omissions';
import { ranks, surcharges } from './ranks';
import { numbers, products } from './ratios';
import { exchangeSentence } from './sentences';
import { grouping, operandOrder, operators, removals, signs } from './slips';
import { type Candidate, Subject } from './subject';
import type { Suspect } from './suspect';
import { evaluate, partsOf, type Tree, type ValueOf } from './tree';
import type { Vocabulary } from './vocabulary';

/** Finds the edits to one line that make its gradient right at every point. */
export function searchLine(vocabulary: Vocabulary, suspect: Suspect): Mistake[] {
  return new Search(vocabulary, suspect).run();
}

/** Looks for several things that are missing at once, which takes longer: for when nothing simpler helps. */
export function searchDeeply(vocabulary: Vocabulary, suspect: Suspect): Mistake[] {
  return new Search(vocabulary, suspect).runDeeply();
}

const slips = [signs, operators, operandOrder, removals, grouping, swaps];
const kinds = [...slips, derivatives, factors, terms];

/** Whether a tree is a side of a comparison: there nothing is missing that a gradient is made of. */
function isCompared({ parent }: Tree): boolean {
  return parent !== null && (rowNamed(parent.gate)?.boolean === true || isCompared(parent));
}

class Search {
  private readonly found: Mistake[] = [];
  private readonly subject: Subject;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly suspect: Suspect,
  ) {
    this.subject = new Subject(vocabulary, suspect.line, suspect.tree, suspect.serves);
  }

  run(): Mistake[] {
    for (const tree of partsOf(this.suspect.tree))
      for (const kind of isCompared(tree) ? slips : kinds)
        for (const candidate of kind(this.subject, tree)) this.attempt(candidate);
    for (const candidate of numbers(this.subject, this.suspect)) this.attempt(candidate);
    this.renamings();
    return this.found;
  }

  runDeeply(): Mistake[] {
    for (const candidate of pairs(this.subject)) this.attempt(candidate);
    for (const candidate of sharesOfTwo(this.subject, this.suspect.tree)) this.attempt(candidate);
    for (const candidate of products(this.subject, this.suspect)) this.attempt(candidate);
    return this.found;
  }

  /** Notes the edit if the gradient is right with it. */
  private attempt({ kind, rank, tree, value, sentence, edit }: Candidate): void {
    const root = this.suspect.tree;
    const line = (values: ValueOf) => evaluate(root, values, tree, value(values));
    // What is 0 everywhere only takes the line away.
    if (this.suspect.points.every((values) => value(values) === 0) || !this.suspect.mends(line)) return;
    const made = edit();
    const held = this.suspect.mendsEverywhere(line) ? 0 : surcharges.heldOnly;
    const adjusted = rank + made.text.length * surcharges.character + held;
    this.found.push({ kind, sentence: sentence(), edits: [made], rank: adjusted });
  }

  /** One name for another wherever it occurs in the line. */
  private renamings(): void {
    const { tree: root, mends } = this.suspect;
    const byName = new Map<string, Tree[]>();
    for (const leaf of partsOf(root))
      if (leaf.name) byName.set(leaf.name, [...(byName.get(leaf.name) ?? []), leaf]);
    for (const [name, leaves] of byName) {
      const [leaf] = leaves;
      if (leaves.length < 2) continue;
      for (const atom of this.subject.atoms) {
        if (atom.text === name || atom.strength < 10 || atom.kind === 'number') continue;
        const renamed = (values: ValueOf) => (node: number) =>
          node === leaf.node ? atom.worth(values) : values(node);
        if (!mends((values) => evaluate(root, renamed(values)))) continue;
        const isActivation = this.subject.isActivation(leaf, atom);
        const sentence = exchangeSentence(this.vocabulary, this.subject.of, leaf, atom, isActivation);
        const edits = leaves.map(({ from, to }) => ({ from, to, text: atom.text }));
        const kind = isActivation ? 'activation' : 'wrong variable';
        this.found.push({ kind, sentence, edits, rank: ranks.renamed });
      }
    }
  }
}
