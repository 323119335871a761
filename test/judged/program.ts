/*
 * Programs with a hand-written backward pass that is right, each with what proves it. Marks at the ends of lines, which
 * nobody else sees, say what a line is:
 *
 *     dw[i] += x[i] * ds; //: dw of w        it makes a gradient, of which all lines have the same words
 *     const dw = zeros(n); //: init dw of w  it begins one, and is no claim
 *     w -= rate * dw; //: update             it uses a gradient
 *     for (…) { //: rounds                   a loop that trains
 *     const a = 0.5; //: input               the check gives another number
 *
 * Below a line that begins with `//: check x[2][3], label<3, n=4` stands the check, in the program's language: loss(inputs) and
 * gradients(inputs), which call the program. What gradients() gives of an input is its gradient; of anything else it gives
 * only what must not change. Where the program writes no loss, otherLoss(inputs) is another usual one that its pass may be of:
 * a mistake after which all gradients are right for that is none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../../src/languages/languages';

/** A gradient of a program: the lines that make it and those that begin it, from 1. */
export interface Gradient {
  readonly label: string;
  readonly lines: readonly number[];
  readonly begun: readonly number[];
}

/** What a check gives a program: numbers in arrays of these lengths. */
export interface Input {
  readonly name: string;
  readonly lengths: readonly number[];
  readonly kind: 'number' | 'positive' | 'unit' | 'whole' | 'fixed';
  /** What whole numbers are below. */
  readonly limit: number;
  /** The numbers that are fixed: one point after the other has the next. */
  readonly choices: readonly number[];
}

export interface Judged {
  readonly file: string;
  readonly language: Language;
  /** Without the marks and the check. */
  readonly source: string;
  readonly gradients: readonly Gradient[];
  readonly updates: readonly number[];
  readonly rounds: readonly number[];
  readonly check: Check;
  /** What begins gradients that no line makes: a slip in the marks. */
  readonly strays: readonly string[];
}

export interface Check {
  readonly inputs: readonly Input[];
  /** Lines of which the literal stands for an input. */
  readonly given: readonly number[];
  readonly code: string;
  readonly hasOtherLoss: boolean;
}

const mark = /\s*(?:\/\/|#): (.*)$/;

/** Reads all programs of a folder, in the order of their names. */
export function readJudged(folder: string): Judged[] {
  return readdirSync(folder)
    .filter((file) => /\.(?:js|ts|py)$/.test(file))
    .sort()
    .map((file) => judged(file, readFileSync(`${folder}/${file}`, 'utf8')));
}

/** The language of a file, by its ending. */
export function languageOf(file: string): Language {
  if (file.endsWith('.py')) return 'python';
  return file.endsWith('.ts') ? 'typescript' : 'javascript';
}

function judged(file: string, text: string): Judged {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => /^(?:\/\/|#): check /.test(line));
  if (end < 0) throw new Error(`${file} has no check`);
  const marks = lines.slice(0, end).map((line) => mark.exec(line)?.[1]?.split('; ') ?? []);
  const numbers = (is: (text: string) => boolean) =>
    marks.flatMap((words, at) => (words.some(is) ? [at + 1] : []));
  const begun = marks.flat().flatMap((word) => /^init (.*)$/.exec(word)?.[1] ?? []);
  const labels = new Set(marks.flat().filter((word) => / of /.test(word) && !word.startsWith('init ')));
  return {
    file,
    language: languageOf(file),
    source: `${lines.slice(0, end).map(withoutMark).join('\n').trimEnd()}\n`,
    gradients: [...labels].map((label) => ({
      label,
      lines: numbers((word) => word === label),
      begun: numbers((word) => word === `init ${label}`),
    })),
    strays: begun.filter((label) => !labels.has(label)),
    updates: numbers((word) => word === 'update'),
    rounds: numbers((word) => word === 'rounds'),
    check: {
      inputs: inputsOf(lines[end].replace(/^.*?: check /, '')),
      given: numbers((word) => word === 'input'),
      code: lines.slice(end + 1).join('\n'),
      hasOtherLoss: lines.slice(end).some((line) => /^(?:const|def) otherLoss\b/.test(line)),
    },
  };
}

const withoutMark = (line: string) => line.replace(mark, '');

/** Reads `x[2][3], s positive, p unit, label<3, n=4, rounds=1|3`. */
function inputsOf(text: string): Input[] {
  return text.split(', ').map((each) => {
    const [, name, lengths, rest] = /^(\w+)((?:\[\d+\])*)(.*)$/.exec(each) ?? [];
    const below = /^<(\d+)$/.exec(rest ?? '');
    const fixed = /^=([-.\d|]+)$/.exec(rest ?? '');
    const kind = below ? 'whole' : fixed ? 'fixed' : (rest?.trim() ?? '') || 'number';
    if (!/^(?:number|positive|unit|whole|fixed)$/.test(kind)) throw new Error(`What is "${each}"?`);
    return {
      name: name ?? '',
      lengths: [...(lengths ?? '').matchAll(/\d+/g)].map(Number),
      kind: kind as Input['kind'],
      limit: Number(below?.[1] ?? 0),
      choices: fixed?.[1].split('|').map(Number) ?? [],
    };
  });
}
