/* A line in which a mistake is looked for, and what may stand in it. */
import type { PassLine, Version } from '../../tape/wiring';
import type { Edit } from '../../text/edits';
import { EditedExpression } from './edited';
import type { MistakeKind } from './mistakes';
import type { Tree, ValueOf } from './tree';
import type { Atom, Vocabulary } from './vocabulary';

/** An edit that may mend a line. */
export interface Candidate {
  readonly kind: MistakeKind;
  /** Likelier mistakes are lower. */
  readonly rank: number;
  /** What is replaced, and what it is worth then. */
  readonly tree: Tree;
  readonly value: (values: ValueOf) => number;
  readonly sentence: () => string;
  readonly edit: () => Edit;
}

/** All products of three of these are looked at. */
const mostLikely = 80;

/** The line in which a mistake is looked for, the subject of all edits: its text, and what may stand in it. */
export class Subject extends EditedExpression {
  readonly atoms: readonly Atom[];
  /** Names that the gradients which rest on this line are made of. */
  readonly expected: ReadonlySet<string>;
  readonly of: Version | null;

  constructor(
    readonly vocabulary: Vocabulary,
    line: PassLine,
    tree: Tree,
    /** The variables whose gradients rest on the line. */
    serves: readonly Version[],
  ) {
    super(vocabulary.analysis, vocabulary.code, line, tree);
    this.of = line.of;
    this.atoms = vocabulary.atoms(line, line.of);
    this.expected = new Set(serves.flatMap((version) => [...vocabulary.expected(version)]));
  }

  protected usual(): readonly string[] {
    return this.atoms.map(({ text }) => text);
  }

  /** What the gradients that rest on this line are made of, where several things are looked for at once. */
  likely(): Atom[] {
    return this.atoms
      .filter(({ kind, text }) => kind === 'local' || (kind !== 'number' && this.expected.has(text)))
      .slice(0, mostLikely);
  }

  /** Whether the two names are the value before and the value after one function of it alone. */
  isActivation(tree: Tree, atom: Atom): boolean {
    const { tape } = this.vocabulary.analysis;
    const other = atom.version?.node;
    if (other === undefined || atom.kind !== 'forward' || tree.node < 0) return false;
    const versions = new Set(this.vocabulary.circuit.wiring.versions.map(({ node }) => node));
    const isOfAlone = (after: number, before: number) => {
      const seen = new Set(tape.inputsOf(after));
      const ends = new Set<number>();
      for (const node of seen) {
        if (versions.has(node)) ends.add(node);
        else for (const input of tape.inputsOf(node)) seen.add(input);
      }
      return ends.size === 1 && ends.has(before);
    };
    return isOfAlone(tree.node, other) || isOfAlone(other, tree.node);
  }
}
