import type { PassLine, Version } from '../circuit/circuit';
import type { Edit } from './edits';
import type { Explanation, MistakeKind } from './mistakes';
import { applyRow, evaluate, fitted, partsOf, strengthOfTree, type Tree, textOf, type ValueOf } from './tree';
import type { Atom, Vocabulary } from './vocabulary';
import { exchangeWords, factorWords } from './words';

/** One line in which an edit may be made, and how to tell whether it helps. */
export interface Suspect {
  readonly line: PassLine;
  readonly tree: Tree;
  /** The variables whose gradients rest on the line. */
  readonly serves: readonly Version[];
  /** Whether the gradient is right at every point when the line's expression is worth this at each. */
  readonly mends: (expressionAt: (values: ValueOf) => number) => boolean;
  /** Whether it still is where seeds and inputs vary that are held at first. */
  readonly mendsEverywhere: (expressionAt: (values: ValueOf) => number) => boolean;
}

/** An edit that may mend a line. */
interface Candidate {
  readonly kind: MistakeKind;
  readonly rank: number;
  /** What is replaced, and what it is worth then. */
  readonly tree: Tree;
  readonly value: (values: ValueOf) => number;
  readonly sentence: () => string;
  readonly edit: () => Edit;
}

/** What an edit loses that only works because of a number that is held. */
const heldOnly = 0.7;

/** Finds the edits to one line that make its gradient right at every point, the likeliest mistake first. */
export function searchLine(words: Vocabulary, suspect: Suspect): Explanation[] {
  const search = new Search(words, suspect);
  return search.run().sort((one, other) => one.rank - other.rank);
}

class Search {
  private readonly found: Explanation[] = [];
  private readonly source: string;
  private readonly atoms: readonly Atom[];
  /** Names that the gradients which rest on this line are made of. */
  private readonly expected: ReadonlySet<string>;
  private readonly of: Version | null;

  constructor(
    private readonly words: Vocabulary,
    private readonly suspect: Suspect,
  ) {
    const { line, serves } = suspect;
    this.source = words.analysis.source;
    this.of = line.of;
    this.atoms = words.atoms(line, line.of);
    this.expected = new Set(serves.flatMap((version) => [...words.expected(version)]));
  }

  run(): Explanation[] {
    for (const tree of partsOf(this.suspect.tree)) {
      this.signs(tree);
      this.operators(tree);
      this.operandOrder(tree);
      this.removals(tree);
      this.swaps(tree);
      this.factors(tree);
      this.terms(tree);
    }
    this.renamings();
    if (this.found.length === 0) this.pairs();
    return this.found;
  }

  /** Two things left out at once, as happens to the parts of one product. */
  private pairs(): void {
    const names = this.atoms.filter(({ kind }) => kind === 'forward' || kind === 'local');
    const trees = partsOf(this.suspect.tree).filter(({ gate }) => gate !== '/');
    names.forEach((one, k) => {
      for (const other of names.slice(k)) {
        const text = `${wrapped(one, 7)} * ${wrapped(other, 8)}`;
        const worth = (values: ValueOf) => one.worth(values) * other.worth(values);
        for (const tree of trees) {
          this.attempt({
            kind: 'missing factor',
            rank: 3.5,
            tree,
            value: (values) => evaluate(tree, values) * worth(values),
            sentence: () => `A factor is missing: ${text}.`,
            edit: () => this.replace(tree, `${text} * ${this.written(tree, 8)}`, 7),
          });
          this.attempt({
            kind: 'missing term',
            rank: 3.6,
            tree,
            value: (values) => worth(values) + evaluate(tree, values),
            sentence: () => `A term is missing: + ${text}.`,
            edit: () => this.replace(tree, `${text} ${this.added(tree)}`, 6),
          });
        }
      }
    });
  }

  /** A tree behind a sum: `+ b`, or `- b` for -b. */
  private added(tree: Tree): string {
    const [inner] = tree.inputs;
    return tree.gate === 'negate' ? `- ${this.written(inner, 7)}` : `+ ${this.written(tree, 6)}`;
  }

  /** Notes the edit if the gradient is right with it. */
  private attempt({ kind, rank, tree, value, sentence, edit }: Candidate): void {
    const root = this.suspect.tree;
    const line = (values: ValueOf) => evaluate(root, values, tree, value(values));
    if (!this.suspect.mends(line)) return;
    const made = edit();
    // Longer edits are less likely than the same thing said in short.
    const adjusted = rank + made.text.length / 1000 + (this.suspect.mendsEverywhere(line) ? 0 : heldOnly);
    this.found.push({ kind, sentence: sentence(), edits: [made], rank: adjusted });
  }

  private replace(tree: Tree, text: string, holds: number): Edit {
    return { from: tree.from, to: tree.to, text: fitted(text, holds, tree, this.source) };
  }

  private written(tree: Tree, least: number): string {
    const text = textOf(tree, this.source);
    return strengthOfTree(tree) < least ? `(${text})` : text;
  }

  /** A tree as it may stand behind a minus: -a * b is -(a * b), but there is no -a ** b. */
  private negatable(tree: Tree): string {
    const text = textOf(tree, this.source);
    let first = tree;
    while (first.gate === '*' || first.gate === '/') first = first.inputs[0];
    const isPlain = strengthOfTree(tree) >= 7 && first.gate !== '**' && !text.startsWith('-');
    return isPlain ? text : `(${text})`;
  }

  private signs(tree: Tree): void {
    const value = (values: ValueOf) => -evaluate(tree, values);
    const isTerm = tree.parent === null || (/^[-+]$/.test(tree.parent.gate) && tree.parent.parent === null);
    const what = tree.parent === null ? this.suspect.line.name : textOf(tree, this.source);
    const sentence = () => `The sign is wrong: ${what} must have the opposite sign.`;
    const sign = { kind: 'sign', tree, value, sentence } as const;
    if (tree.gate === 'negate') {
      const [inner] = tree.inputs;
      const edit = () => this.replace(tree, textOf(inner, this.source), strengthOfTree(inner));
      this.attempt({ ...sign, rank: 0.93, edit });
    } else if (tree.gate !== '+' && tree.gate !== '-') {
      const edit = () => this.replace(tree, `-${this.negatable(tree)}`, 7);
      const isNumber = tree.gate === '' && tree.node < 0;
      this.attempt({ ...sign, rank: isTerm ? 0.95 : isNumber ? 1 : 2.2, edit });
    } else if (tree.parent === null) {
      const { from, to } = this.suspect.line.expression;
      const isWrapped = from < tree.from || tree.to < to;
      const edit = () => ({
        from,
        to,
        text: isWrapped ? `-${this.source.slice(from, to)}` : `-(${this.source.slice(from, to)})`,
      });
      this.attempt({ ...sign, rank: 0.95, edit });
    }
  }

  /** `+` for `-`, `*` for `/`, `>` for `<`. */
  private operators(tree: Tree): void {
    const [a, b] = tree.inputs;
    const other = opposites.get(tree.gate);
    if (!a || !b || other === undefined || tree.inputs.length !== 2) return;
    const isSign = tree.gate === '+' || tree.gate === '-';
    const done = other === '+' ? 'added' : other === '-' ? 'subtracted' : '';
    const sentence = () =>
      isSign
        ? `The sign is wrong: ${this.written(b, 0)} must be ${done} here.`
        : `The operator is wrong: it must be ${this.written(a, 0)} ${other} ${this.written(b, 0)}.`;
    this.attempt({
      kind: isSign ? 'sign' : 'wrong operator',
      rank: isSign ? 0.9 : 1.5,
      tree,
      value: (values) => applyRow(other, [evaluate(a, values), evaluate(b, values)]),
      sentence,
      edit: () => {
        const at = a.to + this.source.slice(a.to, b.from).indexOf(tree.gate);
        return { from: at, to: at + tree.gate.length, text: other };
      },
    });
  }

  /** `b - a` for `a - b`; the two branches of a choice. */
  private operandOrder(tree: Tree): void {
    const isChoice = tree.gate === '?:';
    const [a, b] = isChoice ? tree.inputs.slice(1) : tree.inputs;
    if (!a || !b || !(isChoice || /^[-/]$|^\*\*$/.test(tree.gate))) return;
    const value = (values: ValueOf) => {
      const [one, other] = [evaluate(b, values), evaluate(a, values)];
      return applyRow(tree.gate, isChoice ? [evaluate(tree.inputs[0], values), one, other] : [one, other]);
    };
    if (isChoice) {
      const text = () => `${this.written(b, 2)} : ${this.written(a, 2)}`;
      const sentence = () => `The two branches are swapped: it must be … ? ${text()}.`;
      const edit = () => ({ from: a.from, to: b.to, text: text() });
      this.attempt({ kind: 'swapped operands', rank: 1.05, tree, value, sentence, edit });
      return;
    }
    const least = strengthOfTree(tree);
    const isPower = tree.gate === '**';
    const isBelowMinus = tree.parent?.gate === 'negate';
    const text = `${this.written(b, isPower ? 10 : least)} ${tree.gate} ${this.written(a, isPower ? 9 : least + 1)}`;
    this.attempt({
      kind: 'swapped operands',
      rank: this.isKnown(textOf(tree, this.source))
        ? 1.25
        : this.isKnown(text)
          ? 0.8
          : isBelowMinus
            ? 1
            : 0.94,
      tree,
      value,
      sentence: () => `The operands of ${tree.gate} are swapped: it must be ${text}.`,
      edit: () => this.replace(tree, text, least),
    });
  }

  /** Whether a piece of code stands elsewhere in the file, or in a local gradient. */
  private isKnown(code: string): boolean {
    const bare = (text: string) => text.replace(/[\s()]/g, '');
    const { from, to } = this.suspect.line.whole;
    const elsewhere = [
      this.source.slice(0, from),
      this.source.slice(to),
      ...this.atoms.map(({ text }) => text),
    ];
    return elsewhere.some((text) => bare(text).includes(bare(code)));
  }

  private removals(tree: Tree): void {
    const [a, b] = tree.inputs;
    if (!a || !b || tree.inputs.length !== 2 || !/^[-+*/]$/.test(tree.gate)) return;
    this.removal(tree, a, b);
    if (tree.gate !== '/') this.removal(tree, b, a);
    else this.keepOver(a, b);
  }

  private removal(tree: Tree, kept: Tree, lost: Tree): void {
    const isFactor = tree.gate === '*' || tree.gate === '/';
    const isNegated = tree.gate === '-' && kept === tree.inputs[1];
    const name = textOf(lost, this.source);
    const isTwice = isFactor && this.factorsAround(tree).filter((factor) => factor === name).length > 1;
    const what = isTwice ? `${name} is a factor twice, and once is enough` : `${name} does not belong here`;
    this.attempt({
      kind: isFactor ? 'extra factor' : 'extra term',
      rank: isTwice ? 0.97 : isFactor ? 1.1 : 1.3,
      tree,
      value: (values) => (isNegated ? -1 : 1) * evaluate(kept, values),
      sentence: () => `There is one ${isFactor ? 'factor' : 'term'} too many: ${what}.`,
      edit: () =>
        isNegated
          ? this.replace(tree, `-${this.written(kept, 8)}`, 8)
          : this.replace(tree, textOf(kept, this.source), strengthOfTree(kept)),
    });
  }

  /** `1 / b` for `a / b`. */
  private keepOver(a: Tree, b: Tree): void {
    this.attempt({
      kind: 'extra factor',
      rank: 1.15,
      tree: a,
      value: () => 1,
      sentence: () =>
        `There is one factor too many: ${textOf(a, this.source)} does not belong above ${textOf(b, this.source)}.`,
      edit: () => this.replace(a, '1', 10),
    });
  }

  /** The factors of the whole product that a tree is part of, as text. */
  private factorsAround(tree: Tree): string[] {
    let top = tree;
    while (top.parent && (top.parent.gate === '*' || top.parent.gate === '/')) top = top.parent;
    const factors: string[] = [];
    const open = [top];
    for (const each of open) {
      if (each.gate === '*' || each.gate === '/') open.push(...each.inputs);
      else factors.push(textOf(each, this.source));
    }
    return factors;
  }

  /** One name for another. */
  private swaps(tree: Tree): void {
    for (const atom of this.atoms) {
      if (tree.gate !== '') {
        if (atom.kind === 'local') this.exchange(tree, atom, 3);
        continue;
      }
      if (atom.text === tree.name) continue;
      const isPlain = tree.name !== '' && atom.kind !== 'number' && atom.kind !== 'local';
      const isLikely = isPlain && this.expected.has(atom.text) && !this.expected.has(tree.name);
      this.exchange(tree, atom, isLikely ? 1 : isPlain ? 1.6 : 2.6);
    }
  }

  private exchange(tree: Tree, atom: Atom, rank: number): void {
    const isActivation = tree.gate === '' && this.isActivation(tree, atom);
    this.attempt({
      kind: isActivation
        ? 'activation'
        : atom.kind === 'local' && tree.name === ''
          ? 'missing local gradient'
          : 'wrong variable',
      rank: isActivation ? Math.min(rank, 1.6) - 0.4 : rank,
      tree,
      value: atom.worth,
      sentence: () => exchangeWords(this.words, this.of, tree, atom, isActivation),
      edit: () => this.replace(tree, atom.text, atom.strength),
    });
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
        const isActivation = this.isActivation(leaf, atom);
        const sentence = exchangeWords(this.words, this.of, leaf, atom, isActivation);
        const edits = leaves.map(({ from, to }) => ({ from, to, text: atom.text }));
        this.found.push({ kind: isActivation ? 'activation' : 'wrong variable', sentence, edits, rank: 1.7 });
      }
    }
  }

  /** Whether the two names are the value before and the value after one function of it alone. */
  private isActivation(tree: Tree, atom: Atom): boolean {
    const { tape } = this.words.analysis;
    const other = atom.version?.node;
    if (other === undefined || atom.kind !== 'forward' || tree.node < 0) return false;
    const versions = new Set(this.words.circuit.wires.versions.map(({ node }) => node));
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

  private factors(tree: Tree): void {
    for (const atom of this.atoms) {
      for (const sign of atom.kind === 'local' ? [1, -1] : [1]) {
        const { kind, rank, sentence } = factorWords(this.words, this.of, atom, sign);
        const factor = atom.strength < 8 ? `(${atom.text})` : atom.text;
        this.attempt({
          kind,
          rank: rank + (sign < 0 ? 0.05 : 0),
          tree,
          value: (values) => sign * evaluate(tree, values) * atom.worth(values),
          sentence: () => sentence,
          edit: () => this.replace(tree, `${sign < 0 ? '-' : ''}${this.written(tree, 7)} * ${factor}`, 7),
        });
      }
      if (atom.kind === 'gradient' || atom.text === '0.5') continue;
      const divisor = atom.strength < 10 ? `(${atom.text})` : atom.text;
      this.attempt({
        kind: 'missing factor',
        rank: 1.7,
        tree,
        value: (values) => evaluate(tree, values) / atom.worth(values),
        sentence: () => `A factor is missing: it must be divided by ${atom.text}.`,
        edit: () => this.replace(tree, `${this.written(tree, 7)} / ${divisor}`, 7),
      });
    }
  }

  /** Something left out of a sum, deep inside or at the end. */
  private terms(tree: Tree): void {
    // `(s)` is what is left of (s - a).
    const isLone =
      tree.gate === '' &&
      /\(\s*$/.test(this.source.slice(0, tree.from)) &&
      /^\s*\)/.test(this.source.slice(tree.to));
    const rank = isLone ? 1.1 : 2.4;
    const numberOne: Atom = { text: '1', strength: 10, kind: 'number', version: null, worth: () => 1 };
    for (const atom of [numberOne, ...this.atoms]) {
      if (atom.kind === 'gradient') continue;
      const text = atom.strength < 7 ? `(${atom.text})` : atom.text;
      const term = { kind: 'missing term', tree } as const;
      if (tree.gate === 'negate')
        this.attempt({
          ...term,
          rank: rank - 0.01,
          value: (values) => atom.worth(values) + evaluate(tree, values),
          sentence: () => `A term is missing: it must be ${text} ${this.added(tree)}.`,
          edit: () => this.replace(tree, `${text} ${this.added(tree)}`, 6),
        });
      for (const [sign, operator] of [
        [1, '+'],
        [-1, '-'],
      ] as const) {
        this.attempt({
          ...term,
          rank,
          value: (values) => evaluate(tree, values) + sign * atom.worth(values),
          sentence: () => `A term is missing: ${operator} ${text}.`,
          edit: () => this.replace(tree, `${this.written(tree, 6)} ${operator} ${text}`, 6),
        });
      }
      this.attempt({
        ...term,
        rank: rank + 0.05,
        value: (values) => atom.worth(values) - evaluate(tree, values),
        sentence: () => `A term is missing: it must be ${text} - ${this.written(tree, 7)}.`,
        edit: () => this.replace(tree, `${text} - ${this.written(tree, 7)}`, 6),
      });
    }
  }
}

function wrapped({ text, strength }: Atom, least: number): string {
  return strength < least ? `(${text})` : text;
}

const opposites: ReadonlyMap<string, string> = new Map([
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['<', '>'],
  ['>', '<'],
  ['<=', '>='],
  ['>=', '<='],
  ['===', '!=='],
  ['!==', '==='],
]);
