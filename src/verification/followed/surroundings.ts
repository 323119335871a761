/* The code around a place: what encloses it, which names it can see, and all that the code around reads and assigns. */
import { namesIn } from '../../circuits/following/touches';
import type { Expression, FunctionCode, Loop, PlacedCode, Target } from '../../program/code';
import { moved } from '../../program/statements';
import type { Span } from '../../text/span';
import { isPlace } from './tree';

/** A name, a member or an element somewhere in the code, what it is a part of left aside. */
export interface Place {
  readonly code: Expression | Target;
  readonly base: number;
  /** The same place can't mean the same where it is looked from: it is of another function. */
  readonly isHidden: boolean;
  /** It is handed to a function as it is: an array, perhaps. */
  readonly isHanded: boolean;
}

/** One assignment. */
export interface Made {
  readonly targets: readonly Target[];
  readonly operator: string;
  readonly value: Expression;
  readonly base: number;
}

/** A call; hidden where a place in it is. */
export interface Call {
  readonly code: Extract<Expression, { kind: 'call' }>;
  readonly base: number;
  readonly isHidden: boolean;
}

/** What is asked of the code around a place. */
export interface Surroundings {
  readonly places: readonly Place[];
  readonly assignments: readonly Made[];
  /** Calls of whatever function. */
  readonly calls: readonly Call[];
  /** Names that loops around the place count with; and those that any loop counts with. */
  readonly indices: readonly string[];
  readonly allIndices: ReadonlySet<string>;
  /** What counting loops are compared with. */
  readonly bounds: readonly Place[];
  /** The parameters of the innermost function around the place; and all names that the functions around it have. */
  readonly parameters: ReadonlySet<string>;
  readonly visible: ReadonlySet<string>;
}

type Node = Readonly<Record<string, unknown>>;

/** Goes through the code of a file, as it is seen from a place in it. */
export function surroundingsOf(top: readonly PlacedCode[], place: number): Surroundings {
  return new Walk(top, place);
}

class Walk implements Surroundings {
  readonly places: Place[] = [];
  readonly assignments: Made[] = [];
  readonly calls: Call[] = [];
  readonly indices: string[] = [];
  readonly allIndices = new Set<string>();
  readonly bounds: Place[] = [];
  parameters: ReadonlySet<string> = new Set();
  readonly visible = new Set<string>();
  private base = 0;

  constructor(
    top: readonly PlacedCode[],
    private readonly place: number,
  ) {
    for (const { code, base } of top) {
      this.base = base;
      this.around(code);
    }
    for (const { code, base } of top) {
      this.base = base;
      this.part(code, noNames);
    }
  }

  private encloses(node: object): boolean {
    if (!('from' in node) || !('to' in node)) return true;
    const { from, to } = moved(node as Span, this.base);
    return from <= this.place && this.place < to;
  }

  /** Goes down to the place, through what encloses it. */
  private around(part: unknown): void {
    if (typeof part !== 'object' || part === null || part instanceof Map || !this.encloses(part)) return;
    if (isFunctionCode(part)) {
      for (const name of ownOf(part)) this.visible.add(name);
      this.parameters = new Set(part.parameters.flatMap(({ target }) => namesIn(target)));
    }
    const node = part as Node;
    if (node.kind === 'loop') this.indices.push(...countersOf(part as Loop));
    for (const inner of Object.values(part)) this.around(inner);
  }

  /** Goes through all code; `hidden` are names that are of functions in which the place does not stand. */
  private part(part: unknown, hidden: ReadonlySet<string>): void {
    if (typeof part !== 'object' || part === null || part instanceof Map) return;
    if (Array.isArray(part)) {
      for (const inner of part) this.part(inner, hidden);
      return;
    }
    const node = part as Node;
    if (isFunctionCode(part) && !this.encloses(part)) {
      const own = ownOf(part).filter((name) => !this.visible.has(name));
      hidden = new Set([...hidden, ...own]);
    }
    if (node.kind === 'loop') this.loop(part as Loop, hidden);
    if (node.kind === 'assign') this.assignment(node);
    if (isPlace(part as Expression)) this.one(part as Expression, hidden);
    else if (node.kind === 'call') this.call(part as Call['code'], hidden);
    else for (const inner of Object.values(part)) this.part(inner, hidden);
  }

  private call(code: Call['code'], hidden: ReadonlySet<string>): void {
    const { callee, args } = code;
    const first = this.places.length;
    for (const { value } of args) {
      if (isPlace(value)) this.one(value, hidden, true);
      else this.part(value, hidden);
    }
    const isHidden = this.places.slice(first).some((each) => each.isHidden);
    this.calls.push({ code, base: this.base, isHidden });
    const [only, ...more] = args;
    // What is put at the end of a list is an element of it.
    if (callee.kind !== 'member' || !only || more.length > 0 || !/^(push|append)$/.test(callee.key)) return;
    const { of } = callee;
    if (of.kind === 'name' || of.kind === 'member' || of.kind === 'at')
      this.assignments.push({ targets: [of], operator: '', value: only.value, base: this.base });
  }

  private one(code: Expression, hidden: ReadonlySet<string>, isHanded = false): void {
    this.places.push({ code, base: this.base, isHidden: hidden.has(rootOf(code)), isHanded });
    for (let at: Expression = code; at.kind === 'at' || at.kind === 'member'; at = at.of)
      if (at.kind === 'at') this.part(at.index, hidden);
  }

  private assignment({ targets, target, operator, value }: Node): void {
    this.assignments.push({
      targets: (targets ?? [target]) as readonly Target[],
      operator: operator as string,
      value: value as Expression,
      base: this.base,
    });
  }

  private loop(loop: Loop, hidden: ReadonlySet<string>): void {
    const counters = countersOf(loop);
    for (const name of counters) this.allIndices.add(name);
    const open: unknown[] = [loop.form === 'while' ? loop.test : loop.of];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (typeof part !== 'object' || part === null) continue;
      const isCounter = 'name' in part && counters.includes(String(part.name));
      if (isPlace(part as Expression) && !isCounter)
        this.bounds.push({
          code: part as Expression,
          base: this.base,
          isHidden: hidden.has(rootOf(part as Expression)),
          isHanded: false,
        });
      else if ('kind' in part && part.kind === 'call') open.push((part as Node).args);
      else open.push(...Object.values(part));
    }
  }
}

const noNames: ReadonlySet<string> = new Set();

/** The name that a place begins with; '' where it begins with none. */
export function rootOf(code: Expression | Target): string {
  let at = code;
  while (at.kind === 'at' || at.kind === 'member') at = at.of;
  return at.kind === 'name' ? at.name : '';
}

function isFunctionCode(part: object): part is FunctionCode {
  return 'parameters' in part && 'body' in part;
}

/** The names of a function, those of its blocks included. */
function ownOf({ own, body }: FunctionCode): string[] {
  const names = [...own];
  const open: unknown[] = [body];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map || isFunctionCode(part)) continue;
    const node = part as Node;
    if (node.declares)
      names.push(...namesIn(node.targets ?? node.target), ...((node.names as string[]) ?? []));
    open.push(...Object.values(part));
  }
  return names;
}

/** The names with which a loop counts, or for which it takes one element after the other by its number. */
function countersOf(loop: Loop): string[] {
  if (loop.form === 'each') {
    const isCounting = loop.keys || loop.of.kind === 'call';
    return isCounting ? namesIn(loop.target).slice(0, 1) : [];
  }
  const changed = new Set<string>();
  const open: unknown[] = [loop.update];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    if ('kind' in part && part.kind === 'assign')
      for (const name of namesIn((part as Node).target)) changed.add(name);
    open.push(...Object.values(part));
  }
  return [...changed];
}
