/* What something may be the gradient of, by its name and by what there is around where it is assigned. */
import type { ExpressionBuilder } from '../../../circuits/expression';
import { touchedBy } from '../../../circuits/following/touches';
import type { ScopeAround } from '../../../circuits/following/world';
import type { Frame } from '../../../circuits/frame';
import type { Target } from '../../../program/code';
import type { Library } from '../../../program/library';
import { type Cell, Given, type List, type Names, type Rec, type Value } from '../../../program/values';
import type { GradientNames } from '../../../recognition/names';
import { forward } from '../../../tape/generated/passes';
import { wordsOf } from '../pairs';
import { leavesOf } from './leaves';
import { MeasuringMachine } from './lengths';
import { isBare, variablesNamed } from './named';
import { leafAt, memberAt, membersOf } from './parts';
import type { AssignCode, OfVariable, Root } from './stores';

/**
 * What means different things to different people: `mul` of matrices, the axis of a softmax, a target that is computed, and
 * whether what a row of states begins with is one of them.
 */
export type NameMeaning = 'product' | 'axis' | 'target' | 'begin';

export abstract class NamingMachine extends MeasuringMachine {
  /** The assignment that is followed. */
  protected current: { readonly code: AssignCode; readonly base: number } | null = null;
  /** The names in what gradients were made room with. */
  private readonly rooms = new Map<Cell, ReadonlySet<string>>();

  constructor(
    builder: ExpressionBuilder,
    frame: Frame,
    library: Library,
    around: ScopeAround,
    private readonly gradientNames: GradientNames,
  ) {
    super(builder, frame, library, around, null);
  }

  /** Whether what has several meanings has the less likely one. */
  abstract meansOther(what: NameMeaning): boolean;

  /** A target may be held, though it is made of what the output is made of: no gradient is meant to go through it then. */
  protected override assigned(cell: Cell, name: string, value: Value, target: Target): Value {
    const mayBeHeld = typeof value === 'number' && isTarget.test(name) && this.tape.varies(value);
    if (!mayBeHeld || !this.meansOther('target')) return super.assigned(cell, name, value, target);
    const held = this.tape.carry(value, this.from, this.to);
    forward(this.tape, held, this.tape.length);
    return super.assigned(cell, name, held, target);
  }

  /** What something may be the gradient of by its name, and what that is worth now. */
  protected variablesOf(
    root: Root,
    keys: readonly string[],
    text: string,
    made: Value,
  ): readonly OfVariable[] {
    const named = variablesNamed(root.name, this.gradientNames, root.kind === 'member');
    const found: { name: string; value: Value }[] = [];
    for (const { name, isBeside } of named) {
      if (root.kind === 'member') {
        const members = membersOf(root.holder);
        // A private member need not have a private gradient.
        const own = [name, `_${name}`, `#${name}`].find((each) => members?.has(each));
        const part = own === undefined ? undefined : members?.get(own);
        if (own !== undefined && part !== undefined) found.push({ name: own, value: part });
      }
      if (isBeside) continue;
      const cell = this.find(name);
      if (cell && cell.value !== null) found.push({ name, value: cell.value });
      const self = this.selfNow();
      const part = self?.members.get(name);
      if (part !== undefined && !(root.kind === 'member' && root.holder === self))
        found.push({ name, value: part });
    }
    if (found.length === 0 && root.kind === 'member')
      found.push(...this.sameIn(root.holder, root.name, text));
    if (found.length === 0 && root.kind === 'name' && isBare(root.name))
      found.push(...this.roomFor(root.cell, keys, made));
    for (const { name } of found.length === 0 && root.kind === 'name' ? named : [])
      found.push(...this.memberNamed(name));
    return found.map(({ name, value }) => ({ name, value, leaves: leafAt(value, keys) }));
  }

  /** What there is in the names that code sees, and in its object; what the file gives elsewhere too. */
  private thingsAround(path = ''): readonly (readonly [string, Value])[] {
    const self = this.selfNow();
    const around: (readonly [string, Value])[] = [...this.free];
    for (const [each, value] of self?.members ?? []) around.push([`${path}${each}`, value]);
    for (let names: Names | null = this.names; names; names = names.around)
      for (const [each, { value }] of names.cells) if (value !== null) around.push([each, value]);
    return around;
  }

  /**
   * A member of the only thing that has one of such a name: `model.input` for `dinput`. Or the one whose name and its
   * holder's make the name together: `prev.c` for `dcPrev`.
   */
  private memberNamed(name: string): { name: string; value: Value }[] {
    const self = this.selfNow();
    const words = wordsOf(name);
    const isSaidBy = (path: readonly string[]) =>
      words.length > 1 && sayTheSame(path.flatMap(wordsOf), words);
    const own: { name: string; value: Value }[] = [];
    const together: { name: string; value: Value }[] = [];
    for (const [each, value] of this.thingsAround())
      for (const [key, member] of (value === self ? null : membersOf(value)) ?? []) {
        const isOne = typeof member === 'number' || member instanceof Given || member.kind === 'list';
        if (!isOne) continue;
        if (key === name) own.push({ name: `${each}.${key}`, value: member });
        else if (isSaidBy([each, key])) together.push({ name: `${each}.${key}`, value: member });
      }
    const found = own.length > 0 ? own : together;
    return new Set(found.map(({ value }) => value)).size === 1 ? found.slice(0, 1) : [];
  }

  /** What the room of a `grad` is made for: `w` of `w.map(() => 0)`, `[0] * len(w)`, `new Array(w.length).fill(0)`. */
  private *roomFor(cell: Cell, keys: readonly string[], made: Value) {
    const value = this.current?.code.value;
    const numbers = [...leavesOf(made).values()];
    const isRoom = numbers.length > 0 && numbers.every((node) => this.tape.constantAt(node) === 0);
    if (keys.length === 0 && value) this.rooms.delete(cell);
    if (keys.length === 0 && value && isRoom) this.rooms.set(cell, touchedBy(value).reads);
    for (const name of this.rooms.get(cell) ?? []) {
      const held = this.find(name)?.value ?? null;
      if (typeof held === 'object' && (held?.kind === 'list' || held instanceof Given))
        yield { name, value: held };
    }
  }

  /** What a member of something that holds gradients is the gradient of: `params.W1` for `grads.W1`. */
  private *sameIn(holder: Rec | List, key: string, text: string) {
    const [, path = '', name = '', part = ''] = partedText.exec(text) ?? [];
    const variables = this.gradientNames.variablesOf(name);
    const isOfGradients = /grad|deriv/i.test(name);
    if (!isOfGradients && variables.length === 0) return;
    const self = this.selfNow();
    const isOne = (value: Value | null | undefined): value is Value =>
      typeof value === 'number' || value?.kind === 'list' || value instanceof Given;
    let isFound = false;
    for (const [each, value] of this.thingsAround(path)) {
      if (value === holder || value === self || typeof value === 'number') continue;
      const members = membersOf(value);
      const member = members ? memberAt(members, key) : undefined;
      if (!isOne(member) || (!isOfGradients && !variables.includes(each))) continue;
      yield { name: `${each}${part}`, value: member };
      isFound = true;
    }
    // What has no such member beside it may hold gradients of variables, or of the object's members.
    const value = this.find(key)?.value ?? self?.members.get(key);
    if (!isFound && isOfGradients && isOne(value) && value !== holder) yield { name: key, value };
  }

  private selfNow(): Rec | null {
    const value = this.find('this')?.value ?? this.find('self')?.value ?? null;
    return value !== null && typeof value !== 'number' && value.kind === 'record' ? value : null;
  }
}

/** What an output is to be, or is held against. */
const isTarget = /^(td_?|q_?|y_?)?targets?(_?q|_?value)?$/i;

/** A path in parts: what the holder is of, what it is called, and the member. */
const partedText = /^(?:(.*\.))?([\w$]+)(\.[\w$]+|\[[^\]]*\])$/su;

/** Whether words are the same, in any order. */
const sayTheSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((word) => others.includes(word));
