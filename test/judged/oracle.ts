/* Tells of a text of a program whether its gradients are right: as what it computes from its inputs says, moved a little. */
import type { Input, Judged } from './program';
import { type Answer, answersOf, type Call, type Given, type Inputs, numbersIn, randomNumbers } from './runs';

const wantedPoints = 3;
const step = 1e-5;

type Loss = Exclude<Call['want'], 'gradients'>;

/** A program's gradients at some points, by name. */
export class Oracle {
  private readonly points: readonly Inputs[];
  /** At each point what is right: derivatives that were measured, and what else the program as it is gives. */
  private readonly truth: readonly Answer[];
  /** The same for another loss that the pass may be of, where no line computes one. */
  private readonly others: readonly (readonly Answer[])[];
  /** What the program itself gets wrong, in words. */
  readonly faults: readonly string[];

  constructor(private readonly program: Judged) {
    const random = randomNumbers(11);
    this.points = Array.from({ length: wantedPoints }, (_, at) => drawn(program.check.inputs, at, random));
    const [own] = answersOf(program, [program.source], this.points.map(gradientsAt));
    const truth = (loss: Loss) =>
      own.map(
        (answer, at) => answer && { ...answer, ...this.measured(loss, this.points[at], Object.keys(answer)) },
      );
    this.truth = truth('loss');
    this.others = program.check.hasOtherLoss ? [truth('otherLoss')] : [];
    this.faults = own.flatMap((answer, at) => this.faultsAt(answer, this.truth[at]));
  }

  /** Of each of these texts, whether its gradients are right: `fails` where it throws or gives no numbers. */
  statesOf(sources: readonly string[]): ('right' | 'wrong' | 'fails')[] {
    if (sources.length === 0) return [];
    return answersOf(this.program, sources, this.points.map(gradientsAt)).map((answers) => {
      if (answers.some((answer) => !answer || Object.values(answer).flat().some(Number.isNaN)))
        return 'fails';
      return [this.truth, ...this.others].some((truth) => this.isFor(answers, truth)) ? 'right' : 'wrong';
    });
  }

  /**
   * Whether the gradients of a text are those of the loss that this text itself computes, which is another one than the
   * program's: what changes both alike is no mistake in the gradients.
   */
  isOfOwnLoss(source: string): boolean {
    const calls = this.points.map((inputs): Call => ({ want: 'loss', inputs }));
    const [own, before] = answersOf(this.program, [source, this.program.source], calls);
    const isOther = own.some((loss, at) => loss && !isClose(loss[''][0], before[at]?.[''][0] ?? Number.NaN));
    if (!isOther) return false;
    const [answers] = answersOf(this.program, [source], this.points.map(gradientsAt));
    const truth = answers.map(
      (answer, at) =>
        answer && { ...answer, ...this.measured('loss', this.points[at], Object.keys(answer), source) },
    );
    return this.isFor(answers, truth);
  }

  private isFor(answers: readonly Answer[], truth: readonly Answer[]): boolean {
    return answers.every((answer, at) => this.faultsAt(answer, truth[at]).length === 0);
  }

  /** Whether the program, written in another way, gives the same at every point. */
  holdsFor(program: Judged): boolean {
    const [answers] = answersOf(program, [program.source], this.points.map(gradientsAt));
    return answers.every((answer, at) => this.faultsAt(answer, this.truth[at]).length === 0);
  }

  /** What central differences say of all named inputs at a point. */
  private measured(
    want: Loss,
    point: Inputs,
    names: readonly string[],
    source = this.program.source,
  ): Record<string, number[]> {
    const inputs = names.filter((name) => name in point);
    const places = inputs.flatMap((name) => numbersIn(point[name]).map((_, at) => ({ name, at })));
    const calls = places.flatMap(({ name, at }) =>
      [step, -step].map((by): Call => ({ want, inputs: { ...point, [name]: moved(point[name], at, by) } })),
    );
    const [losses] = answersOf(this.program, [source], calls);
    const made: Record<string, number[]> = Object.fromEntries(inputs.map((name) => [name, []]));
    places.forEach(({ name }, k) => {
      const [up, down] = [losses[2 * k]?.[''][0] ?? Number.NaN, losses[2 * k + 1]?.[''][0] ?? Number.NaN];
      made[name].push((up - down) / (2 * step));
    });
    return made;
  }

  private faultsAt(answer: Answer, truth: Answer): string[] {
    if (!answer || !truth) return ['it throws'];
    return Object.entries(truth).flatMap(([name, right]) => {
      const own = answer[name] ?? [];
      const at = right.findIndex((value, k) => !isClose(own[k] ?? Number.NaN, value));
      if (own.length === right.length && at < 0) return [];
      return [`${name}: ${own.length} numbers for ${right.length}, of ${at} ${own[at]} for ${right[at]}`];
    });
  }
}

const gradientsAt = (inputs: Inputs): Call => ({ want: 'gradients', inputs });

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-7 + 1e-5 * Math.max(Math.abs(one), Math.abs(other));
}

function drawn(inputs: readonly Input[], at: number, random: () => number): Inputs {
  return Object.fromEntries(inputs.map((input) => [input.name, filled(input, input.lengths, at, random)]));
}

function filled(input: Input, [length, ...rest]: readonly number[], at: number, random: () => number): Given {
  if (length !== undefined) return Array.from({ length }, () => filled(input, rest, at, random));
  const number = random();
  switch (input.kind) {
    case 'number':
      return (number < 0.5 ? -1 : 1) * (0.1 + 1.3 * random());
    case 'positive':
      return 0.3 + 1.5 * number;
    case 'unit':
      return 0.05 + 0.9 * number;
    case 'whole':
      return Math.floor(number * input.limit);
    case 'fixed':
      return input.choices[at % input.choices.length];
  }
}

/** The same numbers, one of them moved. */
function moved(value: Given, at: number, by: number): Given {
  if (typeof value === 'number') return at === 0 ? value + by : value;
  let before = 0;
  return (value as readonly Given[]).map((each) => {
    const own = moved(each, at - before, by);
    before += numbersIn(each).length;
    return own;
  });
}
