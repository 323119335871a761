/* How a gradient goes back through an expression: what it adds to the gradients of what the expression reads. */
import { apply, choice, type Formula, nameFormula, negated, substitute, sum } from '../../gates/algebra';
import { inputNamed, rowNamed } from '../../gates/rows';
import { print } from '../../program/writer';
import {
  type LoopRounds,
  leadingReads,
  lengthOf,
  NoPass,
  numberValue,
  placeOf,
  type Spot,
  type Worth,
} from './model';
import type { CodePiece } from './pieces';
import type { WritingUnit } from './unit';
import type { ValuesBack } from './values';

/** An upstream gradient has a name of its own where that saves the reader so many characters. */
const worthATemporary = 20;
const nameLength = 3;
/** A sum longer than this is added in several lines. */
const long = 80;

export class Flows {
  constructor(
    protected readonly unit: WritingUnit,
    protected readonly values: ValuesBack,
    protected readonly active: ReadonlySet<string>,
  ) {}

  protected isActive(value: Worth): boolean {
    for (const { root } of leadingReads(value)) if (this.active.has(root)) return true;
    return false;
  }

  /** What a place's gradient is called. */
  protected gradient(place: Spot): string {
    return this.values.element(place, this.unit.gradientOf(place.root));
  }

  protected adds(place: Spot, value: Formula): CodePiece {
    return { kind: 'add', root: place.root, target: this.gradient(place), value };
  }

  /** The way back through a statement's value: what goes to one place is added up. */
  protected gathered(pieces: readonly CodePiece[]): CodePiece[] {
    const gathered: CodePiece[] = [];
    for (const piece of pieces) {
      const same =
        piece.kind === 'add'
          ? gathered.findIndex((each) => each.kind === 'add' && each.target === piece.target)
          : -1;
      const before = gathered[same];
      const value = before?.kind === 'add' && piece.kind === 'add' ? added(before.value, piece.value) : null;
      if (value && piece.kind === 'add' && print(value, this.unit.writing).length <= long) {
        gathered.splice(same, 1);
        gathered.push({ ...piece, value });
      } else gathered.push(piece);
    }
    return gathered;
  }

  /** The way back through a value, `upstream` being its gradient; `named` says how the value itself is written. */
  protected through(value: Worth, upstream: Formula, at: number, named?: () => Formula): CodePiece[] {
    if (!this.isActive(value)) return [];
    if (upstream.kind === 'number' && upstream.value === 0) return [];
    switch (value.kind) {
      case 'place':
        if (this.values.facts.depth(value) > 0)
          throw new NoPass(`${this.values.text(value)} is an array where a number is needed.`, at);
        return [this.adds(value, upstream)];
      case 'gate':
        return this.throughGate(value, upstream, at, named);
      case 'helper':
        return this.through(value.body, upstream, at, named ?? (() => this.values.formula(value)));
      case 'sum':
        return this.throughSum(value, upstream, at);
      case 'extreme':
        return this.throughExtreme(value, upstream, at, named);
      case 'other':
        throw new NoPass(this.unit.refusal(value.said.text, value.why), at);
    }
    throw new NoPass(
      this.unit.refusal(this.values.text(value), 'it is an array where a number is needed'),
      at,
    );
  }

  private throughGate(
    value: Extract<Worth, { kind: 'gate' }>,
    upstream: Formula,
    at: number,
    named: () => Formula = () => this.values.formula(value),
  ): CodePiece[] {
    const row = rowNamed(value.gate);
    if (!row) throw new NoPass(this.unit.refusal(this.values.text(value), 'it has no gradient rule'), at);
    const leaves = [...leadingReads(value)].filter(({ root }) => this.active.has(root)).length;
    if (!this.isShort(upstream, leaves)) {
      const { name, piece } = this.temporary(upstream);
      return [piece, ...this.throughGate(value, nameFormula(name), at, named)];
    }
    const isTied =
      row.shares && value.inputs.length === 2 && value.inputs.every((each) => each.kind !== 'number');
    if (isTied && this.values.text(value.inputs[0]) === this.values.text(value.inputs[1]))
      return this.through(value.inputs[0], upstream, at);
    return value.inputs.flatMap((input, k) => {
      if (!this.isActive(input)) return [];
      // Of two variables that are always alike one gets all of it.
      const rule = isTied && k === 0 ? atEdge(row.written(k, 2)) : row.written(k, value.inputs.length);
      const factor = substitute(rule, (name) => {
        if (name === 'dx') return upstream;
        if (name === 'x') return named();
        return this.values.formula(value.inputs[inputNamed(name)]);
      });
      return this.through(input, factor, at);
    });
  }

  /** All of it goes to the element that is the largest. */
  private throughExtreme(
    value: Extract<Worth, { kind: 'extreme' }>,
    upstream: Formula,
    at: number,
    named: () => Formula = () => this.values.formula(value),
  ): CodePiece[] {
    const { of } = value;
    if (of.kind !== 'place' || this.values.facts.depth(of) !== 1)
      throw new NoPass(this.unit.refusal(value.said.text, 'this is not gone back through'), at);
    const { structures, writing } = this.unit;
    const index = structures.indexOf(this.values.text(of), print(named(), writing));
    const target = structures.element(this.gradient(of), index);
    return [{ kind: 'add', root: of.root, target, value: upstream }];
  }

  private throughSum(
    { rounds, value, start }: Extract<Worth, { kind: 'sum' }>,
    upstream: Formula,
    at: number,
  ): CodePiece[] {
    const pieces: CodePiece[] = [];
    let given = upstream;
    if (!this.isShort(upstream, 3)) {
      const { name, piece } = this.temporary(upstream);
      pieces.push(piece);
      given = nameFormula(name);
    }
    const body = this.inRounds(rounds, at, () => this.through(value, given, at));
    if (body.length > 0) pieces.push(this.loopOf(rounds, body));
    return [...pieces, ...(start ? this.through(start, given, at) : [])];
  }

  /** Goes through the rounds of a call or comprehension, whose counter is a loop's on the way back. */
  protected inRounds(rounds: LoopRounds, at: number, write: () => CodePiece[]): CodePiece[] {
    return this.values.counted(rounds, at, () => this.gathered(write()));
  }

  protected loopOf(rounds: LoopRounds, body: readonly CodePiece[]): CodePiece {
    return { kind: 'loop', counting: this.values.counting(rounds), back: false, body };
  }

  /** The way back through an array, whose gradient is kept at a place. */
  protected throughArray(value: Worth, kept: Spot, at: number, isNew: boolean): CodePiece[] {
    if (!this.isActive(value)) return [];
    switch (value.kind) {
      case 'each': {
        const { rounds } = value;
        const element = placeOf(kept.root, [...kept.indices, indexIn(rounds)]);
        const body = this.inRounds(rounds, at, () => this.throughElement(value.value, element, at, isNew));
        return body.length > 0 ? [this.loopOf(rounds, body)] : [];
      }
      case 'list':
        if (value.isTuple) break;
        return value.items.flatMap((item, k) =>
          this.throughElement(item, placeOf(kept.root, [...kept.indices, numberValue(k)]), at, isNew),
        );
      case 'helper':
        return this.throughArray(value.body, kept, at, isNew);
      case 'copy':
        return this.throughArray(value.of, kept, at, isNew);
      case 'place':
        return this.handedOn(value, kept, at);
    }
    throw new NoPass(this.unit.refusal(this.values.text(value), 'this array is not gone back through'), at);
  }

  /** The way back through an element; `isNew` where its value stands at the place of the same indices. */
  private throughElement(item: Worth, element: Spot, at: number, isNew: boolean): CodePiece[] {
    if (this.values.facts.depth(item) > 0) return this.throughArray(item, element, at, isNew);
    const named = isNew ? () => this.valueAt(element, item) : undefined;
    return this.through(item, nameFormula(this.gradient(element)), at, named);
  }

  /** What was just computed, by its name where it still has one. */
  protected valueAt(place: Spot, value: Worth): Formula {
    try {
      return this.values.formula(place, true);
    } catch (error) {
      if (error instanceof NoPass) return this.values.formula(value);
      throw error;
    }
  }

  /** An array that is another one, or a copy of it: element by element. */
  private handedOn(from: Spot, kept: Spot, at: number): CodePiece[] {
    const depth = this.values.facts.depth(from);
    if (depth === 0) return [this.adds(from, nameFormula(this.gradient(kept)))];
    const rounds: LoopRounds = {
      counter: this.unit.options.counter(this.values.counters),
      from: numberValue(0),
      to: lengthOf(from),
      inclusive: false,
      step: 1,
    };
    const next = (place: Spot) => placeOf(place.root, [...place.indices, placeOf(rounds.counter)]);
    const body = this.inRounds(rounds, at, () => this.handedOn(next(from), next(kept), at));
    return [this.loopOf(rounds, body)];
  }

  protected temporary(value: Formula): { readonly name: string; readonly piece: CodePiece } {
    const name = this.unit.temporary();
    const text = print(value, this.unit.writing);
    return { name, piece: { kind: 'declare', name, value: text, changes: false } };
  }

  /** Whether an upstream gradient is written out in each of so many places. */
  private isShort(formula: Formula, places: number): boolean {
    if (formula.kind !== 'apply') return true;
    return (places - 1) * (print(formula, this.unit.writing).length - nameLength) < worthATemporary;
  }
}

/** A rule whose comparison holds where both sides are equal, too. */
function atEdge(rule: Formula): Formula {
  if (rule.kind !== 'apply') return rule;
  const [test, ...sides] = rule.inputs;
  const edge = test.kind === 'apply' ? rowNamed(test.gate)?.atEdge : undefined;
  if (test.kind !== 'apply' || edge === undefined) return rule;
  return apply(rule.gate, apply(edge, ...test.inputs), ...sides);
}

/** What two contributions come to: of two sides of one choice, the choice between them. */
function added(one: Formula, other: Formula): Formula {
  const isChoice = (formula: Formula) => formula.kind === 'apply' && formula.gate === 'choose';
  if (!isChoice(one) || !isChoice(other) || one.kind !== 'apply' || other.kind !== 'apply')
    return sum([...termsOf(one), ...termsOf(other)]);
  const [test, yes, no] = one.inputs;
  const [sameTest, otherYes, otherNo] = other.inputs;
  if (JSON.stringify(test) !== JSON.stringify(sameTest)) return sum([one, other]);
  return choice(test, sum([yes, otherYes]), sum([no, otherNo]));
}

function termsOf(formula: Formula): Formula[] {
  if (formula.kind !== 'apply' || formula.called !== undefined) return [formula];
  const [left, right] = formula.inputs;
  if (formula.gate === '+') return [...termsOf(left), ...termsOf(right)];
  return formula.gate === '-' ? [...termsOf(left), negated(right)] : [formula];
}

/** The index of a round's element: its number, from 0. */
export function indexIn({ counter, from, step }: LoopRounds): Worth {
  const at = placeOf(counter);
  if (from.kind === 'number' && from.value === 0 && step === 1) return at;
  const distance: Worth = { kind: 'gate', gate: '-', inputs: step > 0 ? [at, from] : [from, at] };
  const size = Math.abs(step);
  return size === 1 ? distance : { kind: 'gate', gate: '/', inputs: [distance, numberValue(size)] };
}

/** What an update does to its target, as a value. */
export function updated(gate: string, target: Spot, value: Worth): Worth {
  return { kind: 'gate', gate, inputs: [target, value] };
}
