/*
 * What the assignments of a backward pass do to their variables. A gradient is often begun before it is computed:
 * `let da = 0;` makes room, `da = b * dx` gives it, and `da = da + c * dy` adds to it as `+=` does.
 */
import type { BuiltIns } from '../program/dialect';
import { foldSteps } from '../program/fold';
import type { Assignment, Step } from '../program/statements';

/** What an assignment makes of what its variable held: it forgets it, adds to it, or turns it into something else. */
export type Treatment = 'set' | 'add' | 'change';

/** How an assignment treats what its variable held before. */
export function treatmentOf({
  operator,
  reads,
  steps,
  target,
}: Pick<Assignment, 'operator' | 'reads' | 'steps' | 'target'>): Treatment {
  // An update's own name is among its reads once; a second time it stands in the expression.
  const isRead = reads.filter((name) => name === target).length > (operator === '' ? 0 : 1);
  if (operator === '') return !isRead ? 'set' : isTerm(target, steps) ? 'add' : 'change';
  return (operator === '+' || operator === '-') && !isRead ? 'add' : 'change';
}

/** What a part of an expression has of a name: nothing, the name itself as a term to be added, or anything else. */
type Has = 'nothing' | 'term' | 'more';

/** Whether an expression is a sum of which a name is one term, and has it nowhere else: `da + b * dx`, `c - d + da`. */
export function isTerm(name: string, steps: readonly Step[]): boolean {
  const has = foldSteps<Has>(
    steps,
    (step) => {
      if (step.kind === 'name' && step.name === name) return 'term';
      return step.kind === 'unreadable' && step.names.includes(name) ? 'more' : 'nothing';
    },
    (step, inputs) => combined(step.kind === 'gate' ? step.gate : '', inputs),
  );
  return has === 'term';
}

function combined(gate: string, [first = 'nothing', ...rest]: readonly Has[]): Has {
  const others = rest.filter((has) => has !== 'nothing');
  if (others.length === 0)
    return first === 'nothing' || gate === '+' || gate === '-' || gate === 'plus' ? first : 'more';
  return gate === '+' && first === 'nothing' && others[0] === 'term' ? 'term' : 'more';
}

/** Whether an assignment leaves its variable without a value, as `da = undefined` does. */
export function isBlank({ operator, steps: [only, ...more] }: Assignment, { nothing }: BuiltIns): boolean {
  return operator === '' && more.length === 0 && only?.kind === 'name' && only.name === nothing;
}

/** Whether an assignment says 0. */
export function isZero({ operator, steps: [only, ...more] }: Assignment): boolean {
  return operator === '' && more.length === 0 && only?.kind === 'number' && only.value === 0;
}

/** The stores to one name, one after the other. */
interface StoreLine {
  readonly index: number;
  readonly treatment: Treatment;
  /** Its value is a number that the code spells out, perhaps that of another such store: `da = db = 0`. */
  readonly number: number | null;
}

/** The assignments of a run to gradient variables, by name. */
export class Stores {
  private readonly byName = new Map<string, StoreLine[]>();
  /** Those that compute something, by name, and the statements of those that only make room. */
  private readonly computing = new Map<string, readonly StoreLine[]>();
  private readonly makingRoom = new Set<number>();
  private readonly own: ReadonlySet<number>;
  /** The statements of those that spell out a number. */
  private readonly numbers = new Set<number>();

  constructor(
    private readonly statementAt: (index: number) => Assignment,
    /** Assignments in the order in which they run. */
    indices: readonly number[],
    /** The statements that read what one assigns. */
    private readonly readersOf: (name: string, index: number) => readonly number[],
  ) {
    this.own = new Set(indices);
    for (const index of indices) {
      const statement = this.statementAt(index);
      const list = this.byName.get(statement.target) ?? [];
      const number = this.numberOf(statement);
      list.push({ index, treatment: treatmentOf(statement), number });
      if (number !== null) this.numbers.add(index);
      this.byName.set(statement.target, list);
    }
    for (const [name, list] of this.byName) {
      let begun = false;
      for (const [at, store] of list.entries()) {
        if (this.isRoom(name, store, list[at + 1], begun)) this.makingRoom.add(store.index);
        begun ||= store.number !== 0;
      }
      this.computing.set(
        name,
        list.filter(({ index }) => !this.makingRoom.has(index)),
      );
    }
  }

  private numberOf({ operator, steps: [only, ...more] }: Assignment): number | null {
    if (operator !== '' || more.length > 0) return null;
    if (only?.kind === 'number') return only.value;
    return only?.kind === 'name' ? (this.byName.get(only.name)?.at(-1)?.number ?? null) : null;
  }

  /** Whether a store only makes room, with the next one to the same name; `begun` where one before gave more than 0. */
  private isRoom(name: string, store: StoreLine, next: StoreLine | undefined, begun: boolean): boolean {
    if (store.number === null || store.treatment !== 'set') return false;
    const readers = this.readersOf(name, store.index);
    // What other gradients are made of after it has a claim, however small.
    if (!next) return store.number === 0 && begun && !readers.some((reader) => this.own.has(reader));
    if (next.treatment !== 'set') return false;
    // What only hands a number on, as the links of `da = db = 1` do, is no reader.
    return store.number === 0 || readers.every((reader) => this.numbers.has(reader));
  }

  /**
   * Whether an assignment only makes room: a number that the next one to the same name overwrites, or a 0 in the place
   * of a gradient that is done. Where others read the number in between, it was meant, unless it is 0.
   */
  makesRoom(index: number): boolean {
    return this.makingRoom.has(index);
  }

  /** The assignments to a name that compute something. */
  of(name: string): readonly StoreLine[] {
    return this.computing.get(name) ?? [];
  }
}
