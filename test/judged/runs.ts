/* Runs programs with their checks in real JavaScript and real Python. Nothing of the code under test is used. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';
import type { Language } from '../../src/languages/languages';
import type { Check, Judged } from './program';

/** Numbers in arrays, or in objects. */
export type Given = number | readonly Given[] | { readonly [key: string]: Given };
export type Inputs = Readonly<Record<string, Given>>;

export interface Call {
  readonly want: 'loss' | 'otherLoss' | 'gradients';
  readonly inputs: Inputs;
}

/** What a call gives: every number by its place. Null where the program throws. */
export type Answer = Readonly<Record<string, readonly number[]>> | null;

/** Runs some texts of a program, each with all calls: an answer a call. */
export function answersOf(
  { language, check }: Judged,
  sources: readonly string[],
  calls: readonly Call[],
): Answer[][] {
  const texts = sources.map((source) => `${given(source, check, language)}\n${check.code}`);
  return language === 'python' ? inPython(texts, calls) : texts.map((text) => inNode(text, calls, language));
}

/** The text with inputs for the literals of lines that say so. */
function given(source: string, check: Check, language: Language): string {
  const lines = source.split('\n');
  for (const line of check.given)
    lines[line - 1] = lines[line - 1].replace(/(\w+)( = ).*?(;?)$/, (_, name, middle, end) =>
      language === 'python' ? `${name}${middle}inputs['${name}']` : `${name}${middle}inputs.${name}${end}`,
    );
  return lines.join('\n');
}

function inNode(text: string, calls: readonly Call[], language: Language): Answer[] {
  const plain = text.replace(/^export (?:default )?/gm, '');
  try {
    const code =
      language === 'typescript' ? transformSync(plain, { loader: 'ts', target: 'es2022' }).code : plain;
    const program = runInThisContext(
      `(function (inputs, asked, want, weigh, minus, Math, console) { ${code}
        return want === 'loss' ? loss(asked) : want === 'otherLoss' ? otherLoss(asked) : gradients(asked); })`,
    );
    return calls.map(({ want, inputs }) => {
      try {
        const drawn = Object.assign(Object.create(Math), { random: randomNumbers(3) });
        // The program may change its own.
        const [own, asked] = [structuredClone(inputs), structuredClone(inputs)];
        return flattened(ending(() => program(own, asked, want, weigh, minus, drawn, { log: () => {} })));
      } catch {
        return null;
      }
    });
  } catch {
    return calls.map(() => null);
  }
}

/** More is not put on one list: who loops over a list and puts ever more on it comes to no end. */
const mostPushed = 100_000;

/** Runs something that throws where it would come to no end so. */
function ending<T>(run: () => T): T {
  const { push } = Array.prototype;
  Array.prototype.push = function (...items) {
    if (this.length > mostPushed) throw new Error('No end');
    return push.apply(this, items);
  };
  try {
    return run();
  } finally {
    Array.prototype.push = push;
  }
}

/** Numbers in [0, 1) that are the same every time. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every number of the one with the number at the same place of the other, multiplied and added up. */
function weigh(one: Given, other: Given): number {
  const [left, right] = [numbersIn(one), numbersIn(other)];
  if (left.length !== right.length) throw new Error('Not alike');
  return left.reduce((sum, value, at) => sum + value * right[at], 0);
}

/** Minus all numbers in arrays. */
function minus(value: Given): Given {
  return typeof value === 'number' ? -value : (value as readonly Given[]).map(minus);
}

export function numbersIn(value: Given): number[] {
  if (typeof value !== 'object' || value === null) return [Number(value)];
  return Object.values(value).flatMap(numbersIn);
}

function flattened(value: Given): Answer {
  if (typeof value === 'number') return { '': [value] };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, numbersIn(each)]));
}

function inPython(texts: readonly string[], calls: readonly Call[]): Answer[][] {
  const { stdout, stderr } = spawnSync('python3', ['-BSE', resolve('test/judged/run.py')], {
    input: JSON.stringify({ texts, calls }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  try {
    const answers: Record<string, string[]>[][] = JSON.parse(stdout);
    return answers.map((some) => some.map((answer) => answer && spelledOut(answer)));
  } catch {
    throw new Error(stderr);
  }
}

const odd: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity };

function spelledOut(answer: Record<string, string[]>): Answer {
  const numbers = (all: string[]) => all.map((each) => odd[each] ?? Number(each));
  return Object.fromEntries(Object.entries(answer).map(([name, all]) => [name, numbers(all)]));
}
