/* Which way the code below a pass steps with its gradients: `w -= rate * dw` goes down, `w += rate * dw` up. */
import { foldSteps } from '../program/fold';
import type { Step } from '../program/statements';
import type { Run, Site } from './site';

/** The sign with which each update takes a gradient of the run; what can't be told is left out. */
export function updatesOf({ items, uses }: Site, run: Run): readonly number[] {
  return [...run.gradients].flatMap(([name, variable]) => {
    const last = run.stores.of(name).at(-1);
    const readers = last === undefined ? [] : uses.readersOf(name, last.index);
    return readers.flatMap((reader) => {
      const { statement } = items[reader];
      if (statement.kind !== 'assignment' || statement.target !== variable) return [];
      const { operator, steps } = statement;
      const sign = signOf(name, steps);
      if (sign === 0 || !['', '+', '-'].includes(operator)) return [];
      return [operator === '-' ? -sign : sign];
    });
  });
}

/** What part of an expression does with a name: it takes it with a sign, or is a number's sign without it. */
interface Taken {
  readonly has: boolean;
  readonly sign: number;
}

/** The sign of a name in an expression whose other names are positive; 0 where it can't be told. */
function signOf(name: string, steps: readonly Step[]): number {
  const whole = foldSteps<Taken>(
    steps,
    (step) => {
      if (step.kind === 'name') return { has: step.name === name, sign: 1 };
      return { has: false, sign: step.kind === 'number' ? Math.sign(step.value) : 0 };
    },
    (step, [one, other]) => combined(step.kind === 'gate' ? step.gate : '', one, other),
  );
  return whole?.has ? whole.sign : 0;
}

const unclear: Taken = { has: true, sign: 0 };

function combined(gate: string, one: Taken, other?: Taken): Taken {
  if (!other) return { has: one.has, sign: gate === 'negate' ? -one.sign : gate === 'plus' ? one.sign : 0 };
  const has = one.has || other.has;
  if (gate === '*' || gate === '/')
    return one.has && other.has ? unclear : { has, sign: one.sign * other.sign };
  if (gate !== '+' && gate !== '-') return { has, sign: 0 };
  const second = gate === '-' ? -other.sign : other.sign;
  if (one.has && other.has) return one.sign === second ? one : unclear;
  return { has, sign: one.has ? one.sign : other.has ? second : one.sign };
}
