/* The code around a place: what encloses it, which names it can see, and all that the code around reads and assigns. */

import { lastName } from '../../../circuits/following/steps';
import { namesIn } from '../../../circuits/following/touches';
import type { Expression, Loop, PlacedCode, Target } from '../../../program/code';
import { moved } from '../../../program/statements';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';
import { partsIn, targetsOf } from '../machine/code-parts';
import { localsIn } from '../machine/locals';
import { blockOwn, isFunctionCode, type Node, ownOf, ownOfComprehension } from './own-names';
import { isPlace, namesWithin } from './tree';

/** A name, a member or an element somewhere in the code, what it is a part of left aside. */
export interface SeenPlace {
  readonly code: Expression | Target;
  readonly base: number;
  /** The same place can't mean the same where it is looked from: it is of another function. */
  readonly isHidden: boolean;
  /** It is another function's own, whatever that calls it. */
  readonly isElsewhere?: boolean;
  /** It is handed to a function as it is: an array, perhaps. */
  readonly isHanded: boolean;
}

/** One assignment. */
export interface AssignmentAround {
  readonly targets: readonly Target[];
  readonly operator: string;
  readonly value: Expression;
  readonly base: number;
}

/** A call; hidden where a place in it is. */
export interface CallAround {
  readonly code: Extract<Expression, { kind: 'call' }>;
  readonly base: number;
  readonly isHidden: boolean;
}

/** What is asked of the code around a place. */
export interface SeenCode {
  readonly places: readonly SeenPlace[];
  /** Names that are assigned; members and elements that are stand among the places. */
  readonly assigned: readonly SeenPlace[];
  readonly assignments: readonly AssignmentAround[];
  /** Calls of whatever function. */
  readonly calls: readonly CallAround[];
  /** Names that loops around the place count with; and those that any loop counts with. */
  readonly indices: readonly string[];
  readonly allIndices: ReadonlySet<string>;
  /** Names that loops give to what they go through, where that is no index. */
  readonly items: ReadonlySet<string>;
  /** Names that stand in indices. */
  readonly indexNames: ReadonlySet<string>;
  /** What counting loops are compared with. */
  readonly bounds: readonly SeenPlace[];
  /** The parameters of the innermost function around the place; and all names that the functions around it have. */
  readonly parameters: ReadonlySet<string>;
  readonly visible: ReadonlySet<string>;
  /** Names of functions and classes, and of what is called. */
  readonly callable: ReadonlySet<string>;
  /** Numbers that stand in it, the small ones aside that say how many or which. */
  readonly numbers: ReadonlySet<number>;
}

/** Goes through the code of a file, as it is seen from a place in it. */
export function seenFrom(top: readonly PlacedCode[], place: number): SeenCode {
  return new WalkAround(top, place);
}

class WalkAround implements SeenCode {
  readonly places: SeenPlace[] = [];
  readonly assigned: SeenPlace[] = [];
  readonly assignments: AssignmentAround[] = [];
  readonly calls: CallAround[] = [];
  readonly indices: string[] = [];
  readonly allIndices = new Set<string>();
  readonly items = new Set<string>();
  readonly bounds: SeenPlace[] = [];
  parameters: ReadonlySet<string> = new Set();
  readonly visible = new Set<string>();
  readonly callable = new Set<string>();
  readonly numbers = new Set<number>();
  private base = 0;
  /** Names that can be seen from the place, of functions or not. */
  private readonly near = new Set<string>();
  private isInFunction = false;
  readonly indexNames: ReadonlySet<string>;

  constructor(
    top: readonly PlacedCode[],
    private readonly place: number,
  ) {
    this.indexNames = indexNamesIn(top);
    for (const { code, base } of top) {
      this.base = base;
      this.around(code);
    }
    for (const { code, base } of top) {
      this.base = base;
      this.part(code, noNames);
    }
  }

  /** The names by which a loop counts: those that it changes, or that go through something, and that are indices. */
  private countersOf(loop: Loop): string[] {
    // What has a name of its own and is never an index counts how often something is done.
    const counts = countsIn(loop);
    const isShort = (name: string) => counts.includes(name) && name.length < 3 && name !== '_';
    return changedBy(loop).filter((name) => isShort(name) || this.indexNames.has(name));
  }

  /** Names of the functions gone through that the place does not stand in. */
  private elsewhere: ReadonlySet<string> = noNames;

  private encloses(node: object): boolean {
    if (Array.isArray(node)) return node.some((each) => this.encloses(each));
    if (!('from' in node) || !('to' in node)) return true;
    const { from, to } = moved(node as Span, this.base);
    return from <= this.place && this.place < to;
  }

  /** Goes down to the place, through what encloses it. */
  private around(part: unknown): void {
    if (typeof part !== 'object' || part === null || part instanceof Map) return;
    if (!Array.isArray(part) && !this.encloses(part)) return;
    const isFunction = isFunctionCode(part);
    if (isFunction) {
      const names = part.parameters.flatMap(({ target }) => namesIn(target));
      this.parameters = new Set(names);
      // What goes through a list counts in its second parameter: `hidden.map((h, j) => …)`.
      const counted = this.isInFunction ? names.slice(1) : [];
      this.indices.push(...counted.filter((name) => this.indexNames.has(name) || this.allIndices.has(name)));
    }
    this.isInFunction ||= isFunction;
    const own = isFunction ? part.own : blockOwn(part);
    for (const name of own.length > 0 && this.encloses(part) ? own : []) {
      this.near.add(name);
      if (this.isInFunction) this.visible.add(name);
    }
    const node = part as Node;
    if (node.kind === 'call')
      for (const { name, elementOf } of localsIn(part as Expression))
        if (elementOf === null) this.allIndices.add(name);
    if (node.kind === 'loop') this.indices.push(...this.countersOf(part as Loop));
    for (const inner of Object.values(part)) this.around(inner);
  }

  /** Goes through all code; `hidden` are names that are of functions in which the place does not stand. */
  private part(part: unknown, hidden: ReadonlySet<string>): void {
    if (typeof part !== 'object' || part === null || part instanceof Map) return;
    const own = blockOwn(part).filter((name) => !this.near.has(name));
    if (own.length > 0) hidden = new Set([...hidden, ...own]);
    if (Array.isArray(part)) {
      for (const inner of part) this.part(inner, hidden);
      return;
    }
    const node = part as Node;
    if (node.kind === 'number' && isTelling(Number(node.value))) this.numbers.add(Number(node.value));
    if (isFunctionCode(part) || 'methods' in part) this.callable.add(String(node.name));
    if (isFunctionCode(part) && !this.encloses(part)) {
      const own = ownOf(part).filter((name) => !this.visible.has(name));
      hidden = new Set([...hidden, ...own]);
    }
    if (node.kind === 'comprehension' && !this.encloses(part))
      hidden = new Set([...hidden, ...ownOfComprehension(part).filter((name) => !this.visible.has(name))]);
    if (node.kind === 'loop') this.loop(part as Loop, hidden);
    // A comprehension counts, too.
    if (node.kind === 'each')
      for (const name of namesIn(node.target)) if (this.indexNames.has(name)) this.allIndices.add(name);
    if (node.kind === 'assign') return this.assignment(node, hidden);
    if (isFunctionCode(part)) {
      const { elsewhere } = this;
      for (const { otherwise } of part.parameters) this.part(otherwise, hidden);
      if (!this.encloses(part)) this.elsewhere = new Set([...elsewhere, ...ownOf(part)]);
      this.part(part.body, hidden);
      this.elsewhere = elsewhere;
      return;
    }
    if (isPlace(part as Expression)) this.one(part as Expression, hidden);
    else if (node.kind === 'call') this.call(part as CallAround['code'], hidden);
    else for (const inner of Object.values(part)) this.part(inner, hidden);
  }

  private call(code: CallAround['code'], hidden: ReadonlySet<string>): void {
    const { callee, args } = code;
    const first = this.places.length;
    // What a whole file is a function of holds what that defines, and no numbers.
    const mayBeList = !isOfNumber(code) && callee.kind !== 'function';
    for (const { value } of args) {
      if (isPlace(value)) this.one(value, hidden, mayBeList);
      else this.part(value, hidden);
    }
    if (callee.kind === 'member' && goesThrough.test(callee.key) && isPlace(callee.of))
      this.one(callee.of, hidden, true);
    const isHidden = this.places.slice(first).some((each) => each.isHidden);
    // A whole file may stand in a function that is called on the spot.
    if (!isPlace(callee)) this.part(callee, hidden);
    if (callee.kind === 'name') this.callable.add(callee.name);
    this.calls.push({ code, base: this.base, isHidden });
    const [only, ...more] = args;
    // What is put at the end of a list is an element of it.
    if (callee.kind !== 'member' || !only || more.length > 0 || !/^(push|append)$/.test(callee.key)) return;
    const { of } = callee;
    if (of.kind === 'name' || of.kind === 'member' || of.kind === 'at')
      this.assignments.push({ targets: [of], operator: '', value: only.value, base: this.base });
  }

  private one(code: Expression, hidden: ReadonlySet<string>, isHanded = false): void {
    this.places.push(this.placeOf(code, hidden, isHanded));
    for (let at: Expression = code; at.kind === 'at' || at.kind === 'member'; at = at.of)
      if (at.kind === 'at') this.part(at.index, hidden);
  }

  private assignment(node: Node, hidden: ReadonlySet<string>): void {
    const targets = (node.targets ?? [node.target]) as readonly Target[];
    const value = node.value as Expression;
    this.assignments.push({ targets, operator: node.operator as string, value, base: this.base });
    for (const target of targets) {
      this.pattern(target, hidden);
      const names = target.kind === 'items' ? namesIn(target) : [];
      // What is taken apart may be the places of something.
      if (names.every((name) => this.visible.has(name) && this.indexNames.has(name)))
        this.indices.push(...names.filter((name) => !this.indices.includes(name)));
    }
    this.part(value, hidden);
  }

  private pattern(target: Target, hidden: ReadonlySet<string>): void {
    const parts = target.kind === 'items' ? target.items : target.kind === 'members' ? target.members : [];
    if (target.kind === 'name') this.assigned.push(this.placeOf(target, hidden));
    if (target.kind === 'member' || target.kind === 'at') this.part(target, hidden);
    for (const part of parts) if (part) this.pattern(part.target, hidden);
  }

  private placeOf(code: Expression | Target, hidden: ReadonlySet<string>, isHanded = false): SeenPlace {
    const root = rootOf(code);
    return {
      code,
      base: this.base,
      isHidden: hidden.has(root),
      isElsewhere: this.elsewhere.has(root),
      isHanded,
    };
  }

  private loop(loop: Loop, hidden: ReadonlySet<string>): void {
    const counters = this.countersOf(loop);
    const changed = changedBy(loop);
    for (const name of counters) this.allIndices.add(name);
    for (const name of changed) if (!counters.includes(name)) this.items.add(name);
    if (loop.form === 'each') this.pattern(loop.target, hidden);
    const isEach = loop.form === 'each';
    const open: (readonly [part: unknown, counts: boolean])[] = [
      loop.form === 'while' ? [loop.test, true] : [loop.of, false],
    ];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [part, counts] = next;
      if (typeof part !== 'object' || part === null) continue;
      const isCounter = 'name' in part && changed.includes(String(part.name));
      if (isPlace(part as Expression) && !isCounter) {
        // What is gone through is no number, and neither is what has a length.
        if (counts) this.bounds.push(this.placeOf(part as Expression, hidden));
      } else if ('kind' in part && part.kind === 'call') {
        const { args } = part as CallAround['code'];
        open.push([args, isEach ? isRange(part as Expression) : counts]);
      } else open.push(...Object.values(part).map((inner): [unknown, boolean] => [inner, counts]));
    }
  }
}

/** Whether it gives one number after the other: `range(n)`, or that from its end. */
const isRange = (e: Expression): boolean =>
  e.kind === 'call' &&
  e.callee.kind === 'name' &&
  (e.callee.name === 'range' || (e.callee.name === 'reversed' && e.args.some(({ value }) => isRange(value))));

/** The names that count in a loop, whatever they are used for: beside elements that it numbers, the first. */
function countsIn(loop: Loop): readonly string[] {
  if (loop.form === 'while' || isRange(loop.of)) return changedBy(loop);
  const isNumbered = loop.of.kind === 'call' && /^(enumerate|entries)$/.test(lastName(loop.of.callee) ?? '');
  const first = isNumbered && loop.target.kind === 'items' ? loop.target.items[0]?.target : null;
  return first ? namesIn(first) : [];
}

/** What another round of a loop changes. */
function changedBy(loop: Loop): string[] {
  return namesIn(loop.form === 'each' ? loop.target : partsIn(loop.update).flatMap(targetsOf));
}

/** Whether a function of one number is called: what it gets is no array, nor is what it gives. */
export function isOfNumber({ callee, args }: CallAround['code']): boolean {
  const isMath = callee.kind === 'member' && callee.of.kind === 'name' && /^[Mm]ath$/.test(callee.of.name);
  return isMath && !args.some(({ spread }) => spread);
}

/** Methods of arrays that go through their elements. */
const goesThrough = /^(map|forEach|reduce|entries)$/;

/** Whether a number says something by itself. */
function isTelling(value: number): boolean {
  return Number.isFinite(value) && ![0, 0.5, 1, 2].includes(value);
}

const noNames: ReadonlySet<string> = new Set();

/** The name that a place begins with; '' where it begins with none. */
export function rootOf(code: Expression | Target): string {
  let at = code;
  while (at.kind === 'at' || at.kind === 'member') at = at.of;
  return at.kind === 'name' ? at.name : '';
}

/** The names that stand in indices, in all of a file. */
const indexNamesIn = perObject((top: readonly PlacedCode[]): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const part of partsIn(top))
    if (!('parameters' in part) && part.kind === 'at')
      for (const { name } of namesWithin(part.index)) names.add(name);
  return names;
});
