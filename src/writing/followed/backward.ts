/* The way back through statements: loops, branches, assignments, in the opposite order. */
import { type Formula, nameFormula, negated, numberFormula, sum } from '../../gates/algebra';
import { print } from '../../program/writer';
import { Again } from './again';
import type { KeptRead } from './blocks-back';
import { Declaring } from './declaring';
import type { ActPath } from './facts';
import { updated } from './flows';
import { isOncePerRound } from './intact';
import {
  type Act,
  type LoopCode,
  NoPass,
  placeOf,
  readsOf,
  type SetCode,
  type Spot,
  type Worth,
} from './model';
import { isBefore, isExclusive, isFirstIndex } from './order';
import { type CodePiece, changesOf } from './pieces';
import { withText } from './renaming';
import type { PassResult, WritingUnit } from './unit';
import type { ValuesBack } from './values';

export class Backward extends Declaring {
  private readonly again: Again;
  /** What code that has run must keep for the way back. */
  readsKept: readonly KeptRead[] = [];

  constructor(
    unit: WritingUnit,
    values: ValuesBack,
    active: ReadonlySet<string>,
    /** What the unit gives, where that is said by what it returns. */
    private readonly results: readonly PassResult[],
    given: ReadonlySet<string>,
  ) {
    super(unit, values, active, given);
    this.again = new Again(values, unit.structures, unit.writing);
  }

  /** All of the way back through the unit; `first` is what it begins with. */
  whole(first: readonly CodePiece[]): readonly CodePiece[] {
    return this.block(this.unit.options.block, null, first);
  }

  private block(
    block: readonly Act[],
    loop: LoopCode | null,
    first: readonly CodePiece[] = [],
  ): readonly CodePiece[] {
    const frame = this.values.enter(block, loop);
    const body: CodePiece[] = [...first];
    for (let index = block.length - 1; index >= 0; index--) {
      this.values.goTo(index);
      body.push(...this.part(block[index]));
    }
    this.values.goTo(block.length);
    const declared = body.length > 0 ? this.declared(block, body) : body;
    const isThere = this.unit.options.runs && block === this.unit.options.block;
    if (isThere) this.readsKept = frame.reads;
    const pieces = isThere || declared.length === 0 ? declared : this.again.before(frame, declared);
    this.values.leave();
    return pieces;
  }

  private part(part: Act): readonly CodePiece[] {
    switch (part.kind) {
      case 'set':
        return this.set(part);
      case 'push':
        return this.push(part);
      case 'loop':
        return this.loop(part);
      case 'branch':
        return this.branch(part);
      case 'give':
        return this.give(part.value, part.at);
      case 'unread':
        if (part.touched === null || part.touched.some((root) => this.active.has(root)))
          throw new NoPass(`${part.why}.`, part.at);
    }
    return [];
  }

  private loop(part: LoopCode): readonly CodePiece[] {
    const body = this.block(part.body, part);
    if (body.length === 0) return [];
    const back = !this.isIndependent(part);
    return [{ kind: 'loop', counting: this.values.counting(part.rounds), back, body }];
  }

  private branch({ test, yes, no }: Extract<Act, { kind: 'branch' }>): readonly CodePiece[] {
    const [one, other] = [this.block(yes, null), this.block(no, null)];
    if (one.length === 0 && other.length === 0) return [];
    if (one.length > 0) return [{ kind: 'branch', test: this.values.text(test), yes: one, no: other }];
    const opposite: Worth = { kind: 'gate', gate: 'not', inputs: [test] };
    return [{ kind: 'branch', test: this.values.text(opposite), yes: other, no: [] }];
  }

  private give(value: Worth, at: number): readonly CodePiece[] {
    const results =
      value.kind === 'list' && value.isTuple
        ? this.results.filter((result) => value.items.includes(result.value))
        : this.results.map((result) => ({ ...result, value }));
    return results.flatMap(({ value: each, gradient }) => {
      if (each.kind === 'place' && this.given.has(each.root)) return [];
      const isArray = this.values.facts.depth(each) > 0;
      return isArray
        ? this.throughArray(each, placeOf(` ${gradient}`), at, false)
        : this.gathered(this.through(each, nameFormula(gradient), at));
    });
  }

  protected override gradient(place: Spot): string {
    // The gradient of what is returned goes by its own name.
    return place.root.startsWith(' ')
      ? this.values.element(place, place.root.slice(1))
      : super.gradient(place);
  }

  private push({ to, index, value, at }: Extract<Act, { kind: 'push' }>): readonly CodePiece[] {
    if (!this.active.has(to.root) || !this.isActive(value)) return [];
    if (!index)
      throw new NoPass(`It can't be told at which place of ${to.root} this value comes to stand.`, at);
    const place = placeOf(to.root, [...to.indices, index]);
    if (this.values.facts.depth(value) > 0) {
      this.refuseShared(place, value, at);
      return this.throughArray(value, place, at, false);
    }
    return this.gathered(
      this.through(value, nameFormula(this.gradient(place)), at, () => this.valueAt(place, value)),
    );
  }

  private set(part: SetCode): readonly CodePiece[] {
    const { target, update, value, at } = part;
    if (!this.active.has(target.root)) return [];
    const isArray = this.values.facts.depthOf(target.root) > target.indices.length;
    if (isArray) return this.setArray(part);
    const upstream = nameFormula(this.gradient(target));
    if (update === '+')
      return this.ordered(target, this.gathered(this.through(value, upstream, at)), upstream);
    if (update === '-')
      return this.ordered(target, this.gathered(this.through(value, negated(upstream), at)), upstream);
    if (update !== '' && update !== '*' && update !== '/')
      throw new NoPass(`${target.root} is updated in a way that is not gone back through.`, at);
    const whole = update === '' ? value : updated(update, target, value);
    const named = update === '' ? () => this.valueAt(target, value) : undefined;
    return this.replaced(part, this.gathered(this.through(whole, upstream, at, named)), upstream);
  }

  /** Where an element is added to from its own array, the gradient that is read is that from before. */
  private ordered(target: Spot, pieces: readonly CodePiece[], upstream: Formula): readonly CodePiece[] {
    const own = pieces.filter((piece) => changesOf([piece], target.root) > 0);
    if (own.length === 0) return pieces;
    if (own.length === 1 && own[0].kind === 'add')
      return [...pieces.filter((piece) => piece !== own[0]), ...own];
    return this.withUpstreamKept(target, pieces, upstream, false);
  }

  /** A plain assignment: the gradient of what stood there before begins anew. */
  private replaced(part: SetCode, pieces: readonly CodePiece[], upstream: Formula): readonly CodePiece[] {
    const { target } = part;
    const own = pieces.filter((piece) => changesOf([piece], target.root) > 0);
    const text = this.gradient(target);
    if (own.length === 0) return this.needsReset(part) ? [...pieces, this.zero(target)] : pieces;
    const values = own.flatMap((piece) =>
      piece.kind === 'add' && piece.target === text ? [piece.value] : [],
    );
    if (values.length < own.length) return this.withUpstreamKept(target, pieces, upstream, true);
    const others = pieces.filter((piece) => !own.includes(piece));
    return [...others, { kind: 'put', root: target.root, target: text, value: sum(values) }];
  }

  private withUpstreamKept(
    target: Spot,
    pieces: readonly CodePiece[],
    upstream: Formula,
    resets: boolean,
  ): readonly CodePiece[] {
    const { name, piece } = this.temporary(upstream);
    const from = print(upstream, this.unit.writing);
    return [piece, ...(resets ? [this.zero(target)] : []), ...withText(pieces, from, name)];
  }

  private zero(target: Spot): CodePiece {
    return { kind: 'put', root: target.root, target: this.gradient(target), value: numberFormula(0) };
  }

  private setArray(part: SetCode): readonly CodePiece[] {
    const { target, update, value, at } = part;
    if (update !== '')
      throw new NoPass(`${target.root} is updated as a whole, which is not gone back through.`, at);
    this.refuseShared(target, value, at);
    const resets = this.needsReset(part);
    const readsItself = [...readsOf(value)].some(({ root }) => root === target.root);
    if (readsItself || (resets && target.indices.length > 0 && this.isActive(value))) {
      if (target.indices.length > 0)
        throw new NoPass(`${target.root} is made of itself, which is not gone back through.`, at);
      const { name, piece } = this.temporary(nameFormula(this.gradient(target)));
      return [piece, this.zeros(target), ...this.throughArray(value, placeOf(` ${name}`), at, false)];
    }
    const pieces = this.throughArray(value, target, at, true);
    return resets ? [...pieces, this.zeros(target)] : pieces;
  }

  /** Two names for one array: what is done to it by one of them later is done to both. */
  private refuseShared(target: Spot, value: Worth, at: number): void {
    if (value.kind !== 'place') return;
    const { facts, here: path } = this.values;
    const isChanged = (root: string, depth: number) => {
      const home = path.findLastIndex(({ block }) => facts.isHome(block, root));
      const again = path.slice(home + 1).find(({ loop }) => loop !== null);
      return facts.writesOf(root).some((write) => {
        if (
          write.place.indices.length <= depth ||
          write.part === path[path.length - 1].block[path[path.length - 1].index]
        )
          return false;
        return isBefore(path, write.path) || (again && write.path.some(({ block }) => block === again.block));
      });
    };
    if (isChanged(value.root, value.indices.length) || isChanged(target.root, target.indices.length))
      throw new NoPass(`${target.root} and ${value.root} share an array that is changed later: copy it.`, at);
  }

  private zeros(target: Spot): CodePiece {
    const value = nameFormula(this.zerosFor(target.root));
    return { kind: 'put', root: target.root, target: this.gradient(target), value };
  }

  /** Whether what stood at a place before an assignment may have a gradient to lose. */
  private needsReset({ target }: SetCode): boolean {
    const { facts, here: path } = this.values;
    const { root } = target;
    const level = Math.max(
      0,
      path.findLastIndex(({ block }) => facts.isHome(block, root)),
    );
    const loops = path.slice(level + 1).flatMap(({ loop }) => loop ?? []);
    const own = facts
      .writesOf(root)
      .find(({ part }) => part === path[path.length - 1].block[path[path.length - 1].index]);
    if (loops.length > 0 && !(own && isOncePerRound(own, loops))) return true;
    return (
      (!this.unit.options.runs && this.unit.options.wanted.has(root)) ||
      facts.writesOf(root).some((write) => {
        if (write === own || isExclusive(write.path, path)) return false;
        const isFirst = isBefore(write.path, path);
        return (isFirst || loops.length > 0) && (this.isActive(write.value) || write.adds);
      })
    );
  }

  /** Whether the rounds of a loop may be gone through in the same order. */
  private isIndependent(part: LoopCode): boolean {
    const { facts } = this.values;
    if (this.values.lists.has(part) || this.values.ordered.has(part)) return false;
    const inside = ({ path }: { readonly path: ActPath }) =>
      path.slice(path.findIndex(({ block }) => block === part.body));
    const isInside = (each: { readonly path: ActPath }) => each.path.some(({ block }) => block === part.body);
    const isSame = ({ place }: { readonly place: Spot }) => isFirstIndex(place, part.rounds.counter);
    return [...this.active].every((root) => {
      const writes = facts.writesOf(root).filter(isInside);
      const isOwn = writes.every((write) => inside(write).some(({ block }) => facts.isHome(block, root)));
      if (isOwn) return true;
      const reads = facts.readsOf(root).filter(isInside);
      const isSum = reads.length === 0 && writes.every(({ adds, isPush }) => adds || isPush);
      return isSum || (writes.every(isSame) && reads.every(isSame));
    });
  }
}
