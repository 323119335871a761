/* Functions of one number whose slope is told by their value: 1 - s * s of s = tanh(z). */
import { type Formula, product } from '../../gates/algebra';
import { namesIn } from '../../gates/rules';
import type { Phrase } from '../../program/writer';
import type { Version } from '../../tape/wiring';
import type { CodePieces } from './code';
import { factorsOf, type Share, sumsIn, termsOf } from './pieces';
import type { ValueOf } from './tree';

/** The slope of an activation, in terms of its value. */
export interface Activation extends Phrase {
  readonly before: Version;
  readonly after: Version;
  /** What the function is called: Math.tanh; its value's name where it is written out. */
  readonly title: string;
  /** Its factors and terms. */
  readonly parts: readonly string[];
  /** How many sums and differences are in it. */
  readonly sums: number;
  readonly worth: (values: ValueOf) => number;
}

/** How a file writes what activations are made of, and what that is worth. */
interface Wording {
  readonly code: CodePieces;
  readonly shares: (of: Version) => readonly Share[];
  readonly gateOf: (node: number) => string;
  readonly written: (formula: Formula) => Phrase;
  readonly evaluate: (formula: Formula, values: ValueOf) => number;
}

/** The activations that the paths of a variable begin with. */
export function activationsAt(before: Version, wording: Wording): Activation[] {
  const { code } = wording;
  const written = (formula: Formula) => wording.written(formula);
  const found = new Map<string, Activation>();
  for (const { local, into } of wording.shares(before)) {
    const own = factorsOf(local).filter((factor) => [...namesIn(factor)].join() === into.name);
    if (own.length === 0) continue;
    const slope = own.reduce(product);
    const gate = wording.gateOf(into.node);
    const isCall = code.writing.spelling(gate).kind === 'call';
    found.set(into.name, {
      ...written(slope),
      before,
      after: into,
      title: isCall ? code.writing.title(gate) : into.name,
      parts: [...own, ...termsOf(slope)].map((part) => written(part).text),
      sums: sumsIn(slope),
      worth: (values) => wording.evaluate(slope, values),
    });
  }
  return [...found.values()];
}
