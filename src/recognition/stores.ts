/*
 * What the assignments of a backward pass do to their variables. A gradient is often begun before it is computed:
 * `let da = 0;` makes room, `da = b * dx` gives it, and `da = da + c * dy` adds to it as `+=` does.
 */
import { foldSteps } from '../program/fold';
import type { Assignment, Statement, Step } from '../program/statements';

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
export function isBlank({ operator, steps: [only, ...more] }: Assignment): boolean {
  return operator === '' && more.length === 0 && only?.kind === 'name' && only.name === 'undefined';
}

/** The names that a statement leaves without a value: `let da;`, `da = null`. */
export function blankNames(statement: Statement): readonly string[] {
  if (statement.kind === 'blank') return statement.names;
  if (statement.kind === 'definition') return statement.blank ? statement.names : [];
  return statement.kind === 'assignment' && isBlank(statement) ? [statement.target] : [];
}

/** Whether an assignment says 0. */
export function isZero({ operator, steps: [only, ...more] }: Assignment): boolean {
  return operator === '' && more.length === 0 && only?.kind === 'number' && only.value === 0;
}

/** The stores to one name, one after the other. */
interface Store {
  readonly index: number;
  readonly treatment: Treatment;
  /** Its value is a number that the code spells out, perhaps that of another such store: `da = db = 0`. */
  readonly number: number | null;
}

/** The assignments of a run to gradient variables, by name. */
export class Stores {
  private readonly byName = new Map<string, Store[]>();

  constructor(
    private readonly statementAt: (index: number) => Assignment,
    /** Assignments in the order in which they run. */
    indices: readonly number[],
    /** The statements that read what one assigns. */
    private readonly readersOf: (name: string, index: number) => readonly number[],
  ) {
    for (const index of indices) {
      const statement = this.statementAt(index);
      const list = this.byName.get(statement.target) ?? [];
      list.push({ index, treatment: treatmentOf(statement), number: this.numberOf(statement) });
      this.byName.set(statement.target, list);
    }
  }

  private numberOf({ operator, steps: [only, ...more] }: Assignment): number | null {
    if (operator !== '' || more.length > 0) return null;
    if (only?.kind === 'number') return only.value;
    return only?.kind === 'name' ? (this.byName.get(only.name)?.at(-1)?.number ?? null) : null;
  }

  /**
   * Whether an assignment only makes room: a number that the next one to the same name overwrites, or a 0 in the place
   * of a gradient that is done. Where others read the number in between, it was meant, unless it is 0.
   */
  makesRoom(name: string, index: number): boolean {
    const list = this.byName.get(name) ?? [];
    const at = list.findIndex((store) => store.index === index);
    const store = list[at];
    if (!store || store.number === null || store.treatment !== 'set') return false;
    const next = list[at + 1];
    if (!next) return store.number === 0 && list.slice(0, at).some(({ number }) => number !== 0);
    if (next.treatment !== 'set') return false;
    return store.number === 0 || this.readersOf(name, index).every((reader) => this.isCopy(reader));
  }

  /** Whether a statement only hands a number on, as the links of `da = db = 1` do. */
  private isCopy(index: number): boolean {
    return [...this.byName.values()].some((list) =>
      list.some((store) => store.index === index && store.number !== null),
    );
  }

  /** The assignments to a name that compute something. */
  of(name: string): readonly Store[] {
    return (this.byName.get(name) ?? []).filter(({ index }) => !this.makesRoom(name, index));
  }
}
