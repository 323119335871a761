import type { Analysis, Circuit } from '../analysis';
import { type Formula, print, strength } from '../circuit/algebra';
import type { PassLine, Version } from '../circuit/circuit';
import { type Contribution, Formulas } from '../circuit/formula';
import { applyRow, evaluate, fitted, partsOf, strengthOfTree, type Tree, textOf, type ValueOf } from './tree';

/** What a person did, as far as one edit tells. */
export type MistakeKind =
  | 'sign'
  | 'extra factor'
  | 'missing factor'
  | 'missing upstream'
  | 'missing local gradient'
  | 'assignment for accumulation'
  | 'missing contribution'
  | 'wrong variable'
  | 'swapped operands'
  | 'activation'
  | 'order'
  | 'never computed'
  | 'stale'
  | 'wrong operator'
  | 'extra term'
  | 'missing term'
  | 'formula';

/** A replacement in the text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** An edit that mends an expression, and what it says about the mistake. */
export interface Explanation {
  readonly kind: MistakeKind;
  readonly sentence: string;
  readonly edits: readonly Edit[];
  /** Likelier mistakes are lower. */
  readonly rank: number;
}

/** Something that a person may have meant to write: a name, a number, a local gradient. */
interface Atom {
  readonly text: string;
  readonly strength: number;
  readonly kind: 'forward' | 'gradient' | 'number' | 'local';
  readonly worth: (values: ValueOf) => number;
  readonly version: Version | null;
}

/** One place where an edit may be made, and how to tell whether it helps. */
export interface Suspect {
  readonly line: PassLine;
  readonly tree: Tree;
  /** Whether the gradient is right at every point when the line's expression is worth this at each. */
  readonly mends: (expressionAt: (values: ValueOf) => number) => boolean;
}

/** The vocabulary of one circuit's backward pass. */
export class Vocabulary {
  readonly formulas: Formulas;

  constructor(
    readonly analysis: Analysis,
    readonly circuit: Circuit,
  ) {
    const { tape, gradientNames, assumedMeanings } = analysis;
    const nameOf = (name: string) => gradientNames.gradientOf(name);
    this.formulas = new Formulas(tape, circuit.wires, nameOf, assumedMeanings);
  }

  /** What may stand in a line: forward names, gradients computed before it, local gradients, small numbers. */
  atoms(line: PassLine, of: Version | null): Atom[] {
    const atoms: Atom[] = [];
    const { wires } = this.circuit;
    const named = (name: string, node: number, kind: Atom['kind'], version: Version | null) =>
      atoms.push({ text: name, strength: 10, kind, version, worth: (values) => values(node) });
    const last = new Map(
      wires.versions.filter(({ helper }) => !helper).map((version) => [version.name, version]),
    );
    for (const [name, version] of last) if (name !== 'return') named(name, version.node, 'forward', version);
    const done = new Map<string, PassLine>();
    for (const other of [...(wires.pass?.before ?? []), ...(wires.pass?.lines ?? [])])
      if (other.statement < line.statement) done.set(other.name, other);
    for (const [name, other] of done) named(name, other.node, 'gradient', other.of);
    for (const seed of wires.seeds) {
      const name = this.gradientName(seed.version.name);
      if (!done.has(name) && seed.node >= 0) named(name, seed.node, 'gradient', seed.version);
    }
    for (const local of this.locals(of)) atoms.push(local);
    for (const number of [2, 3, 0.5, 4]) {
      atoms.push({
        text: String(number),
        strength: 10,
        kind: 'number',
        version: null,
        worth: () => number,
      });
    }
    return atoms;
  }

  gradientName(name: string): string {
    return this.analysis.gradientNames.gradientOf(name);
  }

  /** The local gradients that lead from `of` onward, whole and factor by factor. */
  private locals(of: Version | null): Atom[] {
    const versions = of ? [of] : this.circuit.wires.versions.filter(({ helper }) => !helper);
    const found = new Map<string, Atom>();
    for (const version of versions) {
      for (const { local } of this.formulas.contributions(version)) {
        for (const factor of [local, ...factorsOf(local)]) {
          if (factor.kind !== 'apply') continue;
          const text = print(factor);
          const worth = (values: ValueOf) => this.evaluate(factor, values);
          found.set(text, { text, strength: strength(factor), kind: 'local', version: null, worth });
        }
      }
    }
    return [...found.values()];
  }

  /** The value of a formula over the circuit's names. */
  evaluate(formula: Formula, values: ValueOf): number {
    if (formula.kind === 'number') return formula.value;
    if (formula.kind === 'name') {
      const { wires } = this.circuit;
      const version = wires.versions.findLast(({ name, helper }) => name === formula.name && !helper);
      return version ? values(version.node) : (mathConstants.get(formula.name) ?? Number.NaN);
    }
    return applyRow(
      rowOf(formula.operator),
      formula.inputs.map((input) => this.evaluate(input, values)),
    );
  }

  contributions(of: Version): Contribution[] {
    return this.formulas.contributions(of);
  }

  /** `local * upstream` as text. */
  shareText({ local, into }: Contribution): string {
    const upstream = this.gradientName(into.name);
    const text = print(local);
    if (text === '1') return upstream;
    return strength(local) < 7 ? `(${text}) * ${upstream}` : `${text} * ${upstream}`;
  }
}

const mathConstants: ReadonlyMap<string, number> = new Map([
  ['Math.LN2', Math.LN2],
  ['Math.LN10', Math.LN10],
]);

const bareRows: ReadonlyMap<string, string> = new Map([
  ['sig', 'sigmoid'],
  ['exp', 'Math.exp'],
  ['tanh', 'Math.tanh'],
  ['log', 'Math.log'],
]);

function rowOf(operator: string): string {
  return bareRows.get(operator) ?? operator;
}

function factorsOf(formula: Formula): Formula[] {
  if (formula.kind !== 'apply' || formula.operator !== '*') return [formula];
  return formula.inputs.flatMap(factorsOf);
}

/** Finds the edits to one line that make its gradient right at every point, the likeliest mistake first. */
export function searchLine(words: Vocabulary, suspect: Suspect, of: Version | null): Explanation[] {
  const search = new Search(words, suspect, of);
  return search.run().sort((one, other) => one.rank - other.rank);
}

class Search {
  private readonly found: Explanation[] = [];
  private readonly source: string;
  private readonly atoms: readonly Atom[];
  private readonly target: string;

  constructor(
    private readonly words: Vocabulary,
    private readonly suspect: Suspect,
    private readonly of: Version | null,
  ) {
    this.source = words.analysis.source;
    this.atoms = words.atoms(suspect.line, of);
    this.target = suspect.line.name;
  }

  run(): Explanation[] {
    for (const tree of partsOf(this.suspect.tree)) {
      this.signs(tree);
      this.operators(tree);
      this.removals(tree);
      this.swaps(tree);
      this.factors(tree);
      this.terms(tree);
    }
    this.renamings();
    return this.found;
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
      for (const atom of this.atoms) {
        if (atom.text === name || atom.strength < 10 || atom.kind === 'number') continue;
        const renamed = (values: ValueOf) => (node: number) =>
          node === leaf.node ? atom.worth(values) : values(node);
        if (!mends((values) => evaluate(root, renamed(values)))) continue;
        const { kind, sentence } = this.exchangeWords(leaf, atom);
        const edits = leaves.map(({ from, to }) => ({ from, to, text: atom.text }));
        this.found.push({ kind, sentence, edits, rank: 1.7 });
      }
    }
  }

  /** Notes the edit if the gradient is right once `tree` is worth `value`. */
  private attempt(
    tree: Tree,
    value: (values: ValueOf) => number,
    rank: number,
    kind: MistakeKind,
    sentence: () => string,
    edit: () => Edit,
  ): void {
    const root = this.suspect.tree;
    if (!this.suspect.mends((values) => evaluate(root, values, tree, value(values)))) return;
    // Deeper edits and longer ones are less likely than the same thing said at the top.
    this.found.push({ kind, sentence: sentence(), edits: [edit()], rank: rank + edit().text.length / 1000 });
  }

  private replace(tree: Tree, text: string, holds: number): Edit {
    return { from: tree.from, to: tree.to, text: fitted(text, holds, tree, this.source) };
  }

  private written(tree: Tree, least: number): string {
    const text = textOf(tree, this.source);
    return strengthOfTree(tree) < least ? `(${text})` : text;
  }

  private signs(tree: Tree): void {
    const value = (values: ValueOf) => -evaluate(tree, values);
    const sentence = () => `The sign is wrong: ${this.target} must go the other way.`;
    if (tree.gate === 'negate') {
      const [inner] = tree.inputs;
      this.attempt(tree, value, 1, 'sign', sentence, () =>
        this.replace(tree, textOf(inner, this.source), strengthOfTree(inner)),
      );
    } else if (tree.gate !== '+' && tree.gate !== '-') {
      this.attempt(tree, value, 2.2, 'sign', sentence, () =>
        this.replace(tree, `-${this.written(tree, 8)}`, 8),
      );
    }
  }

  private operators(tree: Tree): void {
    const [a, b] = tree.inputs;
    if (!a || !b || tree.inputs.length !== 2 || !/^[-+*/]$/.test(tree.gate)) return;
    for (const other of tree.gate === '+' || tree.gate === '-' ? ['+', '-'] : ['*', '/']) {
      if (other === tree.gate) continue;
      const value = (values: ValueOf) => applyRow(other, [evaluate(a, values), evaluate(b, values)]);
      const isSign = other === '+' || other === '-';
      const sentence = () =>
        isSign
          ? `The sign is wrong: ${this.written(b, 0)} must be ${other === '+' ? 'added' : 'subtracted'} here.`
          : `${this.written(b, 0)} must ${other === '*' ? 'multiply' : 'divide'} here.`;
      this.attempt(tree, value, 1.1, isSign ? 'sign' : 'wrong operator', sentence, () =>
        this.operatorEdit(a, b, tree, other),
      );
    }
    if (tree.gate === '-' || tree.gate === '/') {
      const value = (values: ValueOf) => applyRow(tree.gate, [evaluate(b, values), evaluate(a, values)]);
      const sentence = () => `The operands of ${tree.gate} are the wrong way round.`;
      const text = () =>
        `${this.written(b, tree.gate === '-' ? 6 : 7)} ${tree.gate} ${this.written(a, tree.gate === '-' ? 7 : 8)}`;
      this.attempt(tree, value, 1.05, 'swapped operands', sentence, () =>
        this.replace(tree, text(), strengthOfTree(tree)),
      );
    }
  }

  private operatorEdit(a: Tree, b: Tree, tree: Tree, operator: string): Edit {
    const between = this.source.slice(a.to, b.from);
    const at = between.indexOf(tree.gate);
    return { from: a.to + at, to: a.to + at + 1, text: operator };
  }

  private removals(tree: Tree): void {
    const [a, b] = tree.inputs;
    if (!a || !b || tree.inputs.length !== 2) return;
    const keep = (kept: Tree, lost: Tree) => {
      const isFactor = tree.gate === '*' || tree.gate === '/';
      if (!isFactor && tree.gate !== '+' && tree.gate !== '-') return;
      if ((tree.gate === '/' || tree.gate === '-') && kept === b && tree.gate === '/') return;
      const negated = tree.gate === '-' && kept === b;
      const value = (values: ValueOf) => (negated ? -1 : 1) * evaluate(kept, values);
      const name = textOf(lost, this.source);
      const sentence = () =>
        isFactor
          ? `There is one factor too many: ${name} does not belong here.`
          : `There is one term too many: ${name} does not belong here.`;
      const text = () => (negated ? `-${this.written(kept, 8)}` : textOf(kept, this.source));
      const holds = negated ? 8 : strengthOfTree(kept);
      this.attempt(tree, value, 1.1, isFactor ? 'extra factor' : 'extra term', sentence, () =>
        this.replace(tree, text(), holds),
      );
    };
    keep(a, b);
    keep(b, a);
  }

  /** One name for another. */
  private swaps(tree: Tree): void {
    if (tree.gate !== '') {
      for (const atom of this.atoms) if (atom.kind === 'local') this.exchange(tree, atom, 3);
      return;
    }
    for (const atom of this.atoms) {
      if (atom.text === tree.name) continue;
      const links = tree.name !== '' && atom.kind !== 'number' && atom.kind !== 'local';
      this.exchange(tree, atom, links ? 1.6 : 2.6);
    }
  }

  private exchange(tree: Tree, atom: Atom, rank: number): void {
    const { kind, sentence } = this.exchangeWords(tree, atom);
    const likelier = kind === 'activation' ? rank - 0.1 : rank;
    this.attempt(
      tree,
      atom.worth,
      likelier,
      kind,
      () => sentence,
      () => this.replace(tree, atom.text, atom.strength),
    );
  }

  private exchangeWords(tree: Tree, atom: Atom): { kind: MistakeKind; sentence: string } {
    const written = textOf(tree, this.source);
    if (tree.gate === '' && this.isActivation(tree, atom)) {
      const sentence = `${written} is on the wrong side of the activation: the local gradient takes ${atom.text} here.`;
      return { kind: 'activation', sentence };
    }
    const kind = atom.kind === 'local' ? 'missing local gradient' : 'wrong variable';
    return { kind, sentence: `It uses ${written} where ${atom.text} belongs.` };
  }

  /** Whether the two names are an activation's input and output. */
  private isActivation(tree: Tree, atom: Atom): boolean {
    const { tape } = this.words.analysis;
    const other = atom.version?.node;
    if (other === undefined || atom.kind !== 'forward' || tree.node < 0) return false;
    const links = (x: number, y: number) => {
      const inputs = tape.inputsOf(x);
      return inputs.length === 1 && inputs[0] === y;
    };
    return links(tree.node, other) || links(other, tree.node);
  }

  private factors(tree: Tree): void {
    for (const atom of this.atoms) {
      const product = (values: ValueOf) => evaluate(tree, values) * atom.worth(values);
      const quotient = (values: ValueOf) => evaluate(tree, values) / atom.worth(values);
      const kind = this.factorKind(atom);
      const rank =
        kind === 'missing upstream'
          ? 1.2
          : atom.kind === 'number'
            ? 1.8
            : kind === 'missing factor'
              ? 1.4
              : 1.3;
      const sentence = () => this.factorSentence(kind, atom);
      const factor = atom.strength < 8 ? `(${atom.text})` : atom.text;
      const times = () => this.replace(tree, `${this.written(tree, 7)} * ${factor}`, 7);
      this.attempt(tree, product, rank, kind, sentence, times);
      if (atom.kind === 'gradient') continue;
      const over = () =>
        this.replace(
          tree,
          `${this.written(tree, 7)} / ${atom.strength < 10 ? `(${atom.text})` : atom.text}`,
          7,
        );
      this.attempt(
        tree,
        quotient,
        rank + 0.4,
        'missing factor',
        () => `It must be divided by ${atom.text}.`,
        over,
      );
    }
  }

  private factorKind(atom: Atom): MistakeKind {
    if (atom.kind === 'gradient') return atom.version ? 'missing upstream' : 'missing factor';
    return atom.kind === 'local' || this.isLocal(atom) ? 'missing local gradient' : 'missing factor';
  }

  private isLocal(atom: Atom): boolean {
    if (!this.of || atom.kind !== 'forward') return false;
    return this.words
      .contributions(this.of)
      .some(({ local }) => factorsOf(local).some((factor) => print(factor) === atom.text));
  }

  private factorSentence(kind: MistakeKind, { text }: Atom): string {
    if (kind === 'missing upstream')
      return `The gradient from above is missing: by the chain rule this is multiplied by ${text}.`;
    if (kind === 'missing local gradient') return `The local gradient is missing a factor: ${text}.`;
    return `A factor is missing: ${text}.`;
  }

  /** Something left out of a sum, deep inside or at the end. */
  private terms(tree: Tree): void {
    for (const atom of this.atoms) {
      if (atom.kind === 'gradient') continue;
      const text = atom.strength < 7 ? `(${atom.text})` : atom.text;
      for (const [sign, operator] of [
        [1, '+'],
        [-1, '-'],
      ] as const) {
        const value = (values: ValueOf) => evaluate(tree, values) + sign * atom.worth(values);
        const sentence = () => `A term is missing: ${operator} ${atom.text}.`;
        this.attempt(tree, value, 2.4, 'missing term', sentence, () =>
          this.replace(tree, `${this.written(tree, 6)} ${operator} ${text}`, 6),
        );
      }
      const value = (values: ValueOf) => atom.worth(values) - evaluate(tree, values);
      const sentence = () => `A term is missing: ${atom.text}.`;
      this.attempt(tree, value, 2.5, 'missing term', sentence, () =>
        this.replace(tree, `${text} - ${this.written(tree, 7)}`, 6),
      );
    }
    const one = { text: '1', strength: 10 };
    for (const [value, text] of [
      [(values: ValueOf) => 1 - evaluate(tree, values), () => `${one.text} - ${this.written(tree, 7)}`],
      [(values: ValueOf) => 1 + evaluate(tree, values), () => `${one.text} + ${this.written(tree, 7)}`],
      [(values: ValueOf) => evaluate(tree, values) - 1, () => `${this.written(tree, 6)} - ${one.text}`],
    ] as const) {
      this.attempt(
        tree,
        value,
        2.3,
        'missing term',
        () => 'A term is missing: 1.',
        () => this.replace(tree, text(), 6),
      );
    }
  }
}
