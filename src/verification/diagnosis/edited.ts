/*
 * A line that is edited: its expression, and how what takes a part's place is written so that it still reads as it must.
 */
import { bracketed, fixed, type Phrase } from '../../program/writer';
import type { PassLine } from '../../tape/wiring';
import type { Edit } from '../../text/edits';
import type { Span } from '../../text/span';
import type { CodePieces } from './code';
import { fitted, partsOf, strengthOfTree, type Tree, textOf } from './tree';

/** What is edited of a line, and what it says of itself. */
export type EditedLine = Pick<PassLine, 'name' | 'expression' | 'whole'>;

/** The text that a line stands in. */
export interface TextAround {
  readonly source: string;
  /** A stretch of it as it is said: on one line, without comments. */
  readonly code: (span: Span) => string;
}

/** An expression that is edited, in a line of a text. */
export abstract class EditedExpression {
  readonly source: string;
  private elsewhere: readonly string[] | null = null;

  constructor(
    private readonly text: TextAround,
    readonly code: CodePieces,
    readonly line: EditedLine,
    readonly tree: Tree,
  ) {
    this.source = text.source;
  }

  /** Pieces of code that are known to make sense here, wherever they come from. */
  protected abstract usual(): readonly string[];

  replace(tree: Tree, phrase: Phrase): Edit {
    return { from: tree.from, to: tree.to, text: fitted(phrase, tree, this.code.writing) };
  }

  /** A tree as the file has it. */
  written(tree: Tree): Phrase {
    return { text: textOf(tree, this.source), strength: strengthOfTree(tree, this.code.writing) };
  }

  /** The same for a sentence: on one line, and without comments. */
  said(tree: Tree): Phrase {
    return { text: this.text.code(tree), strength: strengthOfTree(tree, this.code.writing) };
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
      const { code } = this.text;
      const around = [code({ from: 0, to: from }), code({ from: to, to: this.source.length })];
      this.elsewhere = [...around, ...this.usual()].map(bare);
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
    return `${sentence.replace(/\.$/, '')}, in ${this.text.code({ from, to })}.`;
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
