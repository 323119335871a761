/*
 * A line in which a mistake is looked for, what may stand in it, and how an edit to it is written so that it still
 * reads as it must.
 */
import { bracketed, fixed, type Phrase } from '../../program/writer';
import type { PassLine, Version } from '../../tape/wiring';
import type { Edit } from '../../text/edits';
import type { CodePieces } from './code';
import type { MistakeKind } from './mistakes';
import { fitted, partsOf, strengthOfTree, type Tree, textOf, type ValueOf } from './tree';
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
export class Subject {
  readonly source: string;
  readonly atoms: readonly Atom[];
  /** Names that the gradients which rest on this line are made of. */
  readonly expected: ReadonlySet<string>;
  readonly of: Version | null;
  readonly code: CodePieces;
  private elsewhere: readonly string[] | null = null;

  constructor(
    readonly vocabulary: Vocabulary,
    readonly line: PassLine,
    readonly tree: Tree,
    /** The variables whose gradients rest on the line. */
    serves: readonly Version[],
  ) {
    this.source = vocabulary.analysis.source;
    this.of = line.of;
    this.code = vocabulary.code;
    this.atoms = vocabulary.atoms(line, line.of);
    this.expected = new Set(serves.flatMap((version) => [...vocabulary.expected(version)]));
  }

  /** What the gradients that rest on this line are made of, where several things are looked for at once. */
  likely(): Atom[] {
    return this.atoms
      .filter(({ kind, text }) => kind === 'local' || (kind !== 'number' && this.expected.has(text)))
      .slice(0, mostLikely);
  }

  replace(tree: Tree, phrase: Phrase): Edit {
    return { from: tree.from, to: tree.to, text: fitted(phrase, tree, this.code.writing) };
  }

  /** A tree as the file has it. */
  written(tree: Tree): Phrase {
    return { text: textOf(tree, this.source), strength: strengthOfTree(tree, this.code.writing) };
  }

  /** The same for a sentence: on one line, and without comments. */
  said(tree: Tree): Phrase {
    return { text: this.vocabulary.analysis.code(tree), strength: strengthOfTree(tree, this.code.writing) };
  }

  /** A tree behind a minus: -a * b is -(a * b), but not all languages have -a ** b. */
  negated(tree: Tree): Phrase {
    let first = tree;
    while (first.gate === '*' || first.gate === '/') first = first.inputs[0];
    const written = this.written(tree);
    return this.code.negated(first.gate === '**' ? bracketed(written) : written);
  }

  /** Whether a piece of code stands elsewhere in the file, or in a local gradient. */
  isKnown(code: string): boolean {
    const bare = (text: string) => text.replace(/[\s()]/g, '');
    if (!this.elsewhere) {
      const { from, to } = this.line.whole;
      const { code: codeOf } = this.vocabulary.analysis;
      const around = [codeOf({ from: 0, to: from }), codeOf({ from: to, to: this.source.length })];
      this.elsewhere = [...around, ...this.atoms.map(({ text }) => text)].map(bare);
    }
    const wanted = bare(code);
    return this.elsewhere.some((text) => text.includes(wanted));
  }

  /** A sentence on something that is missing beside a tree, with the term that this is in where the line has several. */
  inTerm(sentence: string, tree: Tree): string {
    let term = tree;
    while (term.parent && /^[*/]$|^negate$/.test(term.parent.gate)) term = term.parent;
    if (!term.parent) return sentence;
    return this.placed(sentence, term.gate === '' ? term.parent : term);
  }

  /** A sentence on a name, with the expression that it stands in where the line has it several times. */
  atName(sentence: string, tree: Tree): string {
    const isAgain = partsOf(this.tree).filter(({ name }) => name !== '' && name === tree.name).length > 1;
    return isAgain && tree.parent?.parent ? this.placed(sentence, tree.parent) : sentence;
  }

  private placed(sentence: string, { from, to }: Tree): string {
    return `${sentence.replace(/\.$/, '')}, in ${this.vocabulary.analysis.code({ from, to })}.`;
  }

  /** How often a factor stands in the whole product that it is part of, on its side of the fraction line. */
  timesInProduct(factor: Tree): number {
    const isOfProduct = (tree: Tree | null) => tree?.gate === '*' || tree?.gate === '/';
    let top = factor;
    while (top.parent && isOfProduct(top.parent)) top = top.parent;
    const { text } = this.said(factor);
    const wanted = isBelow(factor, top);
    const open = [top];
    let count = 0;
    for (const each of open) {
      if (isOfProduct(each)) open.push(...each.inputs);
      else if (this.said(each).text === text && isBelow(each, top) === wanted) count++;
    }
    return count;
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

  /** A sum with the tree at its end: `a + b`, or `a - b` for -b. */
  added(left: Phrase, tree: Tree, how: 'written' | 'said' = 'written'): Phrase {
    if (tree.gate === 'negate') return this.code.of('-', left, this[how](tree.inputs[0]));
    const right = fixed(this[how](tree), this.code.strengthOf('+'));
    return this.code.of('+', left, right);
  }
}

/** Whether a factor of a product divides it. */
function isBelow(factor: Tree, product: Tree): boolean {
  let below = false;
  for (let at = factor; at !== product && at.parent; at = at.parent)
    if (at.parent.gate === '/' && at.parent.inputs[1] === at) below = !below;
  return below;
}
