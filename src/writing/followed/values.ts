/*
 * The values that a backward pass reads. Where the way back is at some statement, all of the forward code has run: a
 * value that is still there goes by its name, one of a loop's round is computed again in the round on the way back, and one
 * that has been overwritten is kept before that happens.
 */
import type { Formula } from '../../gates/algebra';
import type { LoopCounting, Structures } from '../../program/structures';
import { BlockBack, type KeptRead } from './blocks-back';
import type { ActPath, ActStep, UnitFacts } from './facts';
import { Lasting } from './lasting';
import { type Act, type LoopCode, type LoopRounds, NoPass, type Spot, type Worth } from './model';
import type { Speaker, SpotName } from './speaker';

export class ValuesBack extends Lasting {
  private readonly frames: BlockBack[] = [];
  private path: ActPath = [];
  /** What loops keep at the beginning of each round, by the variable: the list that it goes into. */
  readonly lists = new Map<LoopCode, Map<string, string>>();
  /** The block whose code is written again at the moment. */
  private again: BlockBack | null = null;
  private readonly inner: string[] = [];
  /** Loops that can only be gone through from their end. */
  readonly ordered = new Set<LoopCode>();
  /** Those that were asked for there. */
  readonly asked = new Set<string>();

  constructor(
    facts: UnitFacts,
    speaker: Speaker,
    private readonly fresh: (...names: readonly string[]) => string,
    /** The unit's own code runs, and is not written again: nothing can be kept in it. */
    private readonly runs: boolean,
    private readonly structures: Structures,
    /** Where variables of the unit are to be found on the way back, beside their own names. */
    private readonly elsewhere: ReadonlyMap<string, string>,
  ) {
    super(facts, speaker);
  }

  enter(block: readonly Act[], loop: LoopCode | null): BlockBack {
    const frame = new BlockBack(block, loop);
    this.frames.push(frame);
    this.path = [...this.path, { block, index: block.length, loop }];
    return frame;
  }

  leave(): void {
    this.frames.pop();
    this.path = this.path.slice(0, -1);
  }

  /** Goes to a statement of the innermost block; behind the last one with its length. */
  goTo(index: number): void {
    const last = this.path.at(-1);
    if (last) this.path = [...this.path.slice(0, -1), { ...last, index }];
  }

  /** The counters of the loops around. */
  get counters(): readonly string[] {
    return [...this.inner, ...this.path.flatMap(({ loop }) => loop?.rounds.counter ?? [])];
  }

  get here(): ActPath {
    return this.path;
  }

  text(value: Worth, isAfter = false): string {
    return this.speaker.text(value, (place) => this.nameOf(place, isAfter));
  }

  formula(value: Worth, isAfter = false): Formula {
    return this.speaker.formula(value, (place) => this.nameOf(place, isAfter));
  }

  /** The rounds of a loop as they are written. */
  counting({ counter, from, to, inclusive, step }: LoopRounds): LoopCounting {
    return { counter, from: this.text(from), to: this.text(to), inclusive, step };
  }

  /** Counters of calls and comprehensions, which loops have on the way back. */
  counted<T>({ counter }: LoopRounds, at: number, write: () => T): T {
    if (this.inner.includes(counter) || this.isCounting(counter))
      throw new NoPass(`${counter} counts two loops, one in the other.`, at);
    this.inner.push(counter);
    const made = write();
    this.inner.pop();
    return made;
  }

  /** A place with another name for its root: its gradient's. */
  element(place: Spot, as: string): string {
    return this.speaker.place(place, (each) => this.nameOf(each, false), as);
  }

  /** What is kept of a place, as it is written where it is kept. */
  kept({ spot }: KeptRead): string {
    const text = this.element(spot, spot.root);
    const depth = this.facts.depth(spot);
    return depth === 0 ? text : this.structures.copied(text, depth);
  }

  /** For code that is written again in a frame's block: names are asked for where they stand there. */
  writingAgain<T>(frame: BlockBack, path: ActPath, write: () => T): T {
    const before = { again: this.again, path: this.path };
    this.again = frame;
    this.path = path;
    const made = write();
    this.again = before.again;
    this.path = before.path;
    return made;
  }

  private nameOf(place: Spot, isAfter: boolean): SpotName {
    if (this.inner.includes(place.root) || this.isCounting(place.root)) return place.root;
    return this.again ? this.nameAgain(this.again, place) : this.resolve(place, this.path, isAfter, false);
  }

  private isCounting(counter: string): boolean {
    return this.path.some(({ loop }) => loop?.rounds.counter === counter);
  }

  /** The name of a value in code that is written again: it runs in its order, from the beginning of the frame's block. */
  private nameAgain(frame: BlockBack, place: Spot): SpotName {
    const level = this.frames.indexOf(frame);
    const { root } = place;
    const inner = this.path.slice(level + 1).some(({ block }) => this.facts.isHome(block, root));
    const kept = level === 0 && !inner ? this.elsewhereOf(root) : undefined;
    if (kept !== undefined) return kept;
    if (inner || this.facts.isHome(frame.block, root)) {
      frame.needs.add(root);
      return root;
    }
    return this.resolve(place, this.path.slice(0, level + 1), false, true);
  }

  private get isDeep(): boolean {
    return this.again !== null && this.path.length > this.frames.indexOf(this.again) + 1;
  }

  /** The name under which a value is there on the way back; `isAgain` where the innermost block runs again up to here. */
  private resolve(place: Spot, path: ActPath, isAfter: boolean, isAgain: boolean): SpotName {
    const { root } = place;
    /** A branch that the place is read in overwrites it. */
    let isOverwritten = false;
    for (let level = path.length - 1; level >= 0; level--) {
      const step = path[level];
      const frame = this.frames[level];
      const isOwn = level === path.length - 1;
      const isHome = this.facts.isHome(step.block, root);
      if (isHome && isOwn && isAgain) {
        frame.needs.add(root);
        return root;
      }
      const next = this.laterWrite(place, path, level, isAfter);
      const later = isOverwritten ? step.index : next;
      if (isHome && later !== undefined && this.runs && level === 0)
        return this.keepRead(place, path, isAfter);
      if (isHome) return this.inHome(frame, level, root, later);
      if (step.loop !== null && this.isCarried(place, path, level)) {
        if (!this.canCarry(level, root)) return this.keepRead(place, path, isAfter);
        this.carry(frame, step.loop, root);
        if (isOwn && isAgain) return this.againInRound(frame, step, root);
        return this.inRound(frame, level, step, root, later);
      }
      if (later === undefined) continue;
      const isBranch = level > 0 && step.loop === null;
      if (!isBranch || isAgain || this.changesBefore(step.block, later, root))
        return this.keepRead(place, path, isAfter);
      isOverwritten = true;
    }
    return this.elsewhereOf(root) ?? root;
  }

  private elsewhereOf(root: string): string | undefined {
    const place = this.elsewhere.get(root);
    if (place !== undefined) this.asked.add(root);
    return place;
  }

  private inHome(frame: BlockBack, level: number, root: string, later: number | undefined): string {
    const place = level === 0 ? this.elsewhereOf(root) : undefined;
    if (place !== undefined) return place;
    frame.needs.add(root);
    return later === undefined ? root : this.keep(frame, level, root, later);
  }

  /** In code that runs again in its order, a variable that goes on from round to round has no later value yet. */
  private againInRound(frame: BlockBack, step: ActStep, root: string): string {
    const name = this.carriedName(frame, step, root);
    if (name === root) frame.needs.add(root);
    return name;
  }

  private inRound(
    frame: BlockBack,
    level: number,
    step: ActStep,
    root: string,
    later: number | undefined,
  ): string {
    const isAsBegun = later !== undefined && !this.changesBefore(step.block, later, root);
    const name = isAsBegun ? (frame.carried.get(root) ?? root) : this.carriedName(frame, step, root);
    if (name === root) frame.needs.add(root);
    return later === undefined || isAsBegun ? name : this.inHome(frame, level, root, later);
  }

  /** What a variable that goes on from round to round is called at a statement of the body. */
  private carriedName(frame: BlockBack, { block, index }: ActStep, root: string): string {
    const isChanged = this.changesBefore(block, Math.min(index + 1, block.length), root);
    return isChanged ? root : (frame.carried.get(root) ?? root);
  }

  /** Whether a variable is replaced as a whole, in a loop that is written again. */
  private canCarry(level: number, root: string): boolean {
    if (root.includes('.') || (this.runs && level === 1)) return false;
    return this.facts.writesOf(root).every(({ place, isPush }) => place.indices.length === 0 && !isPush);
  }

  /** Keeps what a statement reads, each time it runs. */
  private keepRead(spot: Spot, path: ActPath, isAfter: boolean): SpotName {
    const { root } = spot;
    const level = path.findLastIndex(({ block }) => this.facts.isHome(block, root));
    const last = path[path.length - 1];
    const act = last.block[last.index];
    const frame = this.frames[path.length - 1];
    if (level < 0 || isAfter || this.isDeep || !act || frame?.block !== last.block)
      throw this.overwritten(root, path);
    const home = this.frames[level];
    const text = this.speaker.place(spot, (each) => each.root);
    const same = (each: KeptRead) =>
      each.act === act && this.speaker.place(each.spot, ({ root: name }) => name) === text;
    const known = home.reads.find(same);
    if (known) return { whole: known.name };
    for (const { loop } of path.slice(level + 1)) if (loop) this.ordered.add(loop);
    const suffix = this.structures.joinsBy === '' ? ['Before', 'Kept'] : ['_before', '_kept'];
    const name = this.fresh(root + suffix[0]);
    const list = level < path.length - 1 ? this.fresh(root + suffix[1]) : null;
    const read = { act, spot, path: path.slice(level), name, list };
    home.needs.add(root);
    home.reads.push(read);
    if (list !== null) frame.taken.push(read);
    return { whole: name };
  }

  /** A loop keeps what each round begins with. */
  private carry(frame: BlockBack, loop: LoopCode, root: string): void {
    if (frame.carried.has(root)) return;
    frame.carried.set(root, this.fresh(`${root}${this.structures.joinsBy === '' ? 'Before' : '_before'}`));
    const lists = this.lists.get(loop) ?? new Map<string, string>();
    if (!lists.has(root))
      lists.set(root, this.fresh(`${root}${this.structures.joinsBy === '' ? 'Kept' : '_kept'}`));
    this.lists.set(loop, lists);
  }

  private keep(frame: BlockBack, level: number, root: string, before: number): string {
    if ((this.runs && level === 0) || root.includes('.') || !this.facts.isHome(frame.block, root))
      if (!frame.carried.has(root)) throw new NoPass(sentence(root), frame.block[before].at);
    const known = frame.kept.find((each) => each.root === root && each.before === before);
    if (known) return known.name;
    const name = this.fresh(`${root}${this.structures.joinsBy === '' ? 'Before' : '_before'}`);
    frame.kept.push({ root, name, before });
    return name;
  }

  private overwritten(root: string, path: ActPath): NoPass {
    const last = path[path.length - 1];
    return new NoPass(sentence(root), last.block[last.index]?.at ?? null);
  }
}

function sentence(root: string): string {
  return `${root} is assigned again later, and the way back needs its earlier value: give that a name of its own, or keep it in an array.`;
}
