/*
 * Programs with a hand-written backward pass, in Python: translated from JavaScript, with mistakes and in every style as
 * they are there. Real Python tells whether they still compute the same.
 */
import type { Mutant } from '../mutation/mutate';
import type { Pair } from '../mutation/pairs';
import type { Program, Tried } from '../mutation/program';
import { areSame, type Rewriting } from '../mutation/runner';
import { ask, numberOf, type Spelled } from './process';
import { type Look, NoCounterpart, type Translation, translated, usual } from './translate';

interface Answer {
  /** The gradients at each point, or what Python raised there. */
  readonly results?: readonly (readonly (Spelled | null)[] | string)[];
  readonly error?: string;
}

type Renaming = Omit<Rewriting, 'language'>;

const nothing: Renaming = { names: new Map() };

/** Whether a text in Python gives the gradients that a program in JavaScript gives, at every point. */
export function isSameInPython(program: Program, source: string, rewriting: Renaming = nothing): boolean {
  return differenceInPython(program, source, rewriting) === null;
}

/** What is another in Python; null where nothing is. */
export function differenceInPython(
  program: Program,
  source: string,
  { names, gone, sign }: Renaming = nothing,
): string | null {
  const runner = program.runner();
  const nameOf = (name: string) => names.get(name) ?? name;
  const isGone = program.parts.flatMap(({ gradients }) => gradients.map((name) => gone?.has(name) === true));
  const points = runner.pointsFor(source, { names });
  const renamed = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [nameOf(name), value]));
  const { results, error } = ask({
    do: 'gradients',
    source,
    literals: runner.literals.map(nameOf),
    free: runner.free.map(nameOf),
    seen: program.parts.map(({ gradients }) =>
      gradients.map((name) => (gone?.has(name) ? null : nameOf(name))),
    ),
    points: points.map(({ values }) => renamed(values)),
  }) as Answer;
  if (!results) return error ?? 'no answer';
  // Python raises where JavaScript goes on with NaN: nothing can be compared there.
  const compared = points.filter((_, k) => typeof results[k] !== 'string');
  if (compared.length < Math.min(4, points.length)) return results.map(String).join('; ');
  for (const [k, point] of points.entries()) {
    const own = results[k];
    if (
      typeof own !== 'string' &&
      !areSame(
        own.map((each, at) => (isGone[at] ? null : numberOf(each ?? 'nan'))),
        point.results,
        sign,
      )
    )
      return `${own} for ${point.results}`;
  }
  return null;
}

/** A program in Python. */
export interface InPython extends Translation {
  readonly base: Program;
  readonly names: Rewriting['names'];
}

/** Says why something has no counterpart in Python, and how often. */
export class LeftOut {
  private readonly reasons = new Map<string, number>();
  /** Styles in which nothing is left in Python of what they do. */
  readonly alike = new Set<string>();

  /** What `make` makes; null where Python has none such. */
  unless<Made>(make: () => Made): Made | null {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof NoCounterpart)) throw error;
      this.note(error.message);
      return null;
    }
  }

  note(reason: string): void {
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
  }

  get count(): number {
    return [...this.reasons.values()].reduce((sum, each) => sum + each, 0);
  }

  toString(): string {
    return [...this.reasons].map(([reason, count]) => `${reason} (${count})`).join(', ');
  }
}

/** What tells whether a text in Python means what a program in JavaScript means. */
export function triedInPython(program: Program, rewriting?: Renaming): Tried {
  return {
    file: program.file,
    language: 'python',
    isSame: (text) => isSameInPython(program, text, rewriting),
  };
}

/** A mistake of a program in JavaScript, made in Python; `tried` is what it is a mistake in. */
export function mutantInPython(
  { program, source, lines, ...mutant }: Mutant,
  look: Look = usual,
  tried = triedInPython(program),
): Mutant<Tried> {
  const other = translated(source, program.language, look);
  return {
    ...mutant,
    program: tried,
    source: other.source,
    lines: lines.map((line) => line + other.header),
  };
}

/** Two mistakes of a program in JavaScript, made in Python. */
export function pairInPython({ program, source, mistakes }: Pair): Pair<Tried> {
  const other = translated(source, program.language);
  return {
    program: triedInPython(program),
    source: other.source,
    mistakes: mistakes.map(({ lines, ...mistake }) => ({
      ...mistake,
      lines: lines.map((line) => line + other.header),
    })),
  };
}
