/* One statement of a followed pass that is taken for wrong: what it says, and what else could stand in it. */
import type { Assign, Expression } from '../../../program/code';
import type { BuiltIns, Spelling, Writing } from '../../../program/dialect';
import { moved } from '../../../program/statements';
import { applyEdits, type Edit } from '../../../text/edits';
import type { Span } from '../../../text/span';
import { CodePieces } from '../../diagnosis/code';
import { EditedExpression, type TextAround } from '../../diagnosis/edited';
import type { MistakeKind } from '../../diagnosis/mistakes';
import { partsOf, type Tree } from '../../diagnosis/tree';
import { anyCall, placesIn, readTree } from './tree';

/** A statement with what its places count from; an assignment inside of an expression is one, too, and so is what is returned, without a target. */
export interface WrongStatement {
  readonly code: Pick<Assign, 'targets' | 'operator' | 'value' | 'sign' | 'declares'>;
  readonly base: number;
}

/** An assignment inside of an expression, as a statement. */
export function asStatement(
  { target, ...code }: Extract<Expression, { kind: 'assign' }>,
  base: number,
): WrongStatement {
  return { code: { ...code, targets: [target], declares: '' }, base };
}

/** The text around a statement, and what the statement could read. */
export interface StatementAround extends TextAround {
  readonly names: BuiltIns;
  readonly writing: Writing;
  /** What the statement assigns, a gradient: `dW`; and of what it is one: `W`. */
  readonly gradientName: string;
  readonly of: string;
  /** What else could stand in it, the likeliest first. */
  readonly reads: readonly Readable[];
  /** What stands there is a list, and no number is made of it. */
  readonly isList: boolean;
  /** Lists that the code around goes through or hands on, the nearest first. */
  readonly lists: readonly string[];
  /** Numbers that the code around has, those aside that every code has. */
  readonly numbers: readonly number[];
}

/** Something that could stand in a statement, as the file would write it there. */
export interface Readable {
  readonly text: string;
  /** `upstream` is a gradient that the pass begins with, or gets from the code that comes after. */
  readonly role: 'gradient' | 'upstream' | 'value' | 'index' | 'count';
  /** The variable of a gradient, written in the same way. */
  readonly of?: string | undefined;
  /** The gradient is made of it: the forward code multiplies the variable with it, or gives it what the variable goes into. */
  readonly expected?: true | undefined;
  /** Nothing reads it, though it is there. */
  readonly isUnread?: boolean | undefined;
  /** It is a gradient that nothing computes yet: only to be assigned. */
  readonly isUnwritten?: boolean | undefined;
  /** It is what a function of one number makes: its gate, and what goes in, where that has a name. */
  readonly made?: { readonly gate: string; readonly from: string | null } | undefined;
}

/** Edits that may be what mends a statement, and what they say about the mistake; likelier ones have a lower rank. */
export interface EditCandidate {
  readonly kind: MistakeKind;
  readonly rank: number;
  readonly sentence: string;
  readonly edits: readonly Edit[];
  /** The statement gives the same times a number, or a count, once it is made. */
  readonly scales?: boolean;
}

/** A statement that is edited. */
export class EditedStatement extends EditedExpression {
  /** What it could read; `others` are all that it could assign, too. */
  readonly reads: readonly Readable[];
  readonly others: readonly Readable[];
  readonly operator: string;
  readonly sign: Span;
  readonly codeAt: ReadonlyMap<Tree, Expression>;
  /** All that its expression reads. */
  readonly places: readonly Tree[];
  /** How many of them are gradients: what flows in from above is there, though it may be the wrong one. */
  readonly gradients: number;
  private readonly byText: ReadonlyMap<string, Readable>;
  private outside: string | null = null;

  constructor(
    readonly statement: WrongStatement,
    readonly around: StatementAround,
  ) {
    const { code, base } = statement;
    const expression = moved(code.value, base);
    const { tree, codeAt } = readTree(code.value, base, around);
    const [target] = code.targets;
    const whole = { from: target ? target.from + base : expression.from, to: expression.to };
    const name = target ? around.code(moved(target, base)) : around.gradientName;
    super(around, new CodePieces(inStyle(around, tree)), { name, expression, whole }, tree);
    this.codeAt = codeAt;
    this.operator = code.operator;
    this.sign = moved(code.sign, base);
    this.others = around.reads.filter(({ text }) => text !== name);
    this.reads = this.others.filter(({ isUnwritten }) => !isUnwritten);
    this.byText = new Map(around.reads.map((read) => [read.text, read]));
    this.places = placesIn(tree);
    this.gradients = this.places.filter(({ name: place }) => this.isGradient(place)).length;
  }

  protected usual(): readonly string[] {
    return [];
  }

  /** What is known of something that is read. */
  readAs(text: string): Readable | undefined {
    return this.byText.get(text);
  }

  isGradient(text: string): boolean {
    const role = this.byText.get(text)?.role;
    return role === 'gradient' || role === 'upstream';
  }

  /** Whether a gradient flows into a part of its expression: sides of sums and choices, and items, stand for themselves. */
  isFed(part: Tree): boolean {
    const reads = (tree: Tree) => placesIn(tree).some(({ name }) => this.isGradient(name));
    const isApart = (tree: Tree) =>
      /^([-+]|choose)$/.test(tree.gate) || this.codeAt.get(tree)?.kind === 'list';
    let isFed = reads(part);
    for (let at = part, { parent } = at; parent && !isFed; at = parent, parent = at.parent)
      isFed = !isApart(parent) && parent.inputs.some((other) => other !== at && reads(other));
    return isFed;
  }

  /** Whether its expression reads something. */
  has(text: string): boolean {
    return this.places.some(({ name }) => name === text);
  }

  /** What it computes the gradient of, as the file writes it there. */
  get of(): string {
    return this.byText.get(this.line.name)?.of ?? this.around.of;
  }

  /** What its name is declared with here; '' for nothing. */
  get declares(): string {
    return this.statement.code.declares;
  }

  /** The text of a piece of the statement, whose places count as those of the statement do. */
  textOf(code: Span): string {
    const { from, to } = moved(code, this.statement.base);
    return this.source.slice(from, to);
  }

  /** The same as it is said, with some edits made that count alike. */
  saidWith(code: Span, edits: readonly Edit[] = []): string {
    const inside = edits.map((edit) => ({ ...edit, ...moved(edit, -code.from) }));
    return applyEdits(this.textOf(code), inside).replace(/\s+/g, ' ');
  }

  /** An edit whose places count as those of the statement do, in the text. */
  inText(edit: Edit): Edit {
    return { ...edit, ...moved(edit, this.statement.base) };
  }

  /** The edit that lets it update what it assigns with a gate; '' for a plain `=`. */
  updated(gate: string): Edit {
    const { updateSign } = this.code.writing;
    if (this.operator === '') return { ...this.sign, text: updateSign(gate, '') };
    const like = this.source.slice(this.sign.from, this.sign.to);
    return { ...this.sign, text: gate === '' ? '' : updateSign(gate, like) };
  }

  /** The statement with some edits made, blanks and all it says besides left out: what is the same here is the same edit. */
  with(edits: readonly Edit[]): string {
    const { from, to } = this.line.whole;
    const inside = edits.map((edit) => ({ ...edit, ...moved(edit, -from) }));
    return applyEdits(this.source.slice(from, to), inside).replace(/\s+/g, '');
  }

  /** Whether a name, a member or an element stands elsewhere in the text, too. */
  standsElsewhere(place: string): boolean {
    return this.isElsewhere(place, /[\w$.]/);
  }

  /** Whether it is taken for an index elsewhere, or compared with one. */
  isIndexElsewhere(place: string): boolean {
    return this.isElsewhere(`[${place}]`, /^$/) || this.isElsewhere(`==${place}`, /^$/);
  }

  private isElsewhere(code: string, notBehind: RegExp): boolean {
    this.outside ??= this.textOutside();
    const bare = code.replace(/\s/g, '');
    for (let at = this.outside.indexOf(bare); at >= 0; at = this.outside.indexOf(bare, at + 1))
      if (!notBehind.test(this.outside.charAt(at - 1))) return true;
    return false;
  }

  private textOutside(): string {
    const { from, to } = this.line.whole;
    const { code } = this.around;
    return `${code({ from: 0, to: from })};${code({ from: to, to: this.source.length })}`.replace(/\s/g, '');
  }

  /** Its parts, without what makes one thing of each element of another. */
  get numbers(): Tree[] {
    return partsOf(this.tree).filter((tree) => !isElementwise(this.codeAt.get(tree)));
  }

  /** What stands for something by itself in it, itself first: sides of sums and choices, what a list is made of. */
  terms(): Tree[] {
    const isInside = (tree: Tree) => {
      const { parent } = tree;
      const isSide = parent?.gate === 'choose' && parent.inputs[0] !== tree;
      return parent !== null && !isSide && parent.gate !== anyCall && !/^[-+]$/.test(parent.gate);
    };
    return this.numbers.filter(
      (tree) => tree === this.tree || (tree.gate !== 'negate' && !isInside(unsigned(tree)) && isMade(tree)),
    );
  }
}

/** Whether it has a part that is computed for each element of something. */
export function isElementwise(code: Expression | undefined): boolean {
  return code?.kind === 'function' || code?.kind === 'comprehension';
}

/** Whether something flows through a tree: what only decides in it does not count. */
function isMade({ gate, name, inputs }: Tree): boolean {
  return gate === '' ? name !== '' : (gate === 'choose' ? inputs.slice(1) : inputs).some(isMade);
}

/** The sign before a tree, or the tree where none is. */
function unsigned(tree: Tree): Tree {
  return tree.parent?.gate === 'negate' ? unsigned(tree.parent) : tree;
}

/** Writes operators with blanks around them or without, as the expression does. */
function inStyle({ source, writing }: TextAround & Pick<StatementAround, 'writing'>, tree: Tree): Writing {
  const signs = partsOf(tree).flatMap(({ gate, sign, inputs }) =>
    sign && inputs.length === 2 ? [{ gate, isTight: !/\s/.test(source.charAt(sign.from - 1)) }] : [],
  );
  const isTight = (gate: string) => {
    const rank = rankOf(writing.spelling(gate));
    const same = signs.filter((each) => rankOf(writing.spelling(each.gate)) === rank);
    const like = same.length > 0 ? same : signs;
    return like.length > 0 && like.every((each) => each.isTight);
  };
  return {
    ...writing,
    spelling: (gate) => {
      const spelled = writing.spelling(gate);
      if (spelled.kind === 'call' || !isBetween(spelled) || !isTight(gate)) return spelled;
      return {
        ...spelled,
        parts: spelled.parts.map((part) => (typeof part === 'string' ? part.trim() : part)),
      };
    },
  };
}

function rankOf(spelled: Spelling): number {
  return spelled.kind === 'call' ? -1 : spelled.rank;
}

/** Whether a sign stands between two inputs, which it parts by itself. */
function isBetween({ parts }: Extract<Spelling, { kind: 'operator' }>): boolean {
  const [, sign] = parts;
  return parts.length === 3 && typeof sign === 'string' && /^ \W+ $/.test(sign);
}
