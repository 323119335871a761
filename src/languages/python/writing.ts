/*
 * How code is written in Python. Functions are called as the text calls them: by the names and modules that it imports, or
 * uses without; `math` where there are none.
 */
import { infix, prefix, Rank, type Spelling, type Writing } from '../../program/dialect';
import { everyItem, type Item, type Step } from '../../program/statements';
import { builtIns, libraryGates } from './names';

const { atom, power, product, sign, sum } = Rank;
const comparison = 5;
const not = 4;
const and = 3;
const or = 2;
const choice = 1;

const operators: ReadonlyMap<string, Spelling> = new Map<string, Spelling>([
  ['+', infix('+', sum)],
  ['-', infix('-', sum)],
  ['*', infix('*', product)],
  ['/', infix('/', product)],
  ['floorDivide', infix('//', product)],
  ['modulo', infix('%', product)],
  [
    '**',
    {
      kind: 'operator',
      rank: power,
      parts: [{ input: 0, least: atom }, ' ** ', { input: 1, least: sign }],
    },
  ],
  ['negate', prefix('-', sign, product)],
  ['plus', prefix('+', sign)],
  ['not', prefix('not ', not)],
  ...['<', '>', '<=', '>=', '==', '!='].map((same): [string, Spelling] => [same, compare(same)]),
  ['and', infix('and', and)],
  ['or', infix('or', or)],
  [
    'choose',
    {
      kind: 'operator',
      rank: choice,
      parts: [
        { input: 1, least: choice + 1 },
        ' if ',
        { input: 0, least: choice + 1 },
        ' else ',
        { input: 2, least: choice },
      ],
    },
  ],
  ['copy', { kind: 'operator', rank: Rank.loosest, parts: ['x = ', { input: 0, least: choice }] }],
]);

/** Comparisons that stand side by side would be a chain. */
function compare(word: string): Spelling {
  const least = comparison + 1;
  return {
    kind: 'operator',
    rank: comparison,
    parts: [{ input: 0, least }, ` ${word} `, { input: 1, least }],
  };
}

/** What some functions are without a library. */
const spelledOut: ReadonlyMap<string, Spelling> = new Map<string, Spelling>([
  [
    'sign',
    {
      kind: 'operator',
      rank: sum,
      parts: [
        '(',
        { input: 0, least: comparison + 1 },
        ' > 0) - (',
        { input: 0, least: comparison + 1 },
        ' < 0)',
      ],
    },
  ],
  ['square', { kind: 'operator', rank: power, parts: [{ input: 0, least: atom }, ' ** 2'] }],
]);

/** Functions that Python has by itself. */
const own: ReadonlyMap<string, string> = new Map([
  ['max', 'max'],
  ['min', 'min'],
  ['abs', 'abs'],
  ['roundEven', 'round'],
]);

/** Words for operators that no gate stands for. */
export const otherGateOfSign: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ in: 'in', 'not in': 'notIn', is: 'is', 'is not': 'isNot', '@': 'matmul' }),
  ...Object.entries({ '|': 'bitOr', '^': 'bitXor', '&': 'bitAnd', '<<': 'shiftLeft', '>>': 'shiftRight' }),
  ['~', 'bitNot'],
]);

/** What operations are called in a sentence, where that is not their gate's name. */
const titles: ReadonlyMap<string, string> = new Map([
  ['floorDivide', '//'],
  ['modulo', '%'],
  ['choose', 'if … else'],
  ...[...otherGateOfSign].map(([sign, gate]) => [gate, sign] as const),
]);

const constantNames: ReadonlyMap<string, string> = new Map([
  ['PI', 'pi'],
  ['E', 'e'],
]);

/** How to write in a file of these statements. */
export function writingOf(items: readonly Item[]): Writing {
  let made: Speech | null = null;
  const speech = () => (made ??= new Speech(items));
  const spelling = (gate: string): Spelling => operators.get(gate) ?? speech().called(gate);
  return {
    spelling,
    constant: (name) => speech().constant(name),
    number: numeral,
    title: (gate) => {
      const spelled = operators.has(gate) ? null : spelling(gate);
      return titles.get(gate) ?? (spelled?.kind === 'call' ? spelled.name : gate);
    },
    fence: 'python',
    comment: '#',
    separator: ';',
    declaresOnce: () => false,
    isFinal: () => false,
    list: ', ',
    end: '',
    namedReturn: 'y = …; return y',
    updateSign: (gate, like) => {
      const word = titles.get(gate) ?? gate;
      return like === '' ? `${word}=` : word;
    },
    assignment: (name, update, value) => `${name} ${titles.get(update) ?? update}= ${value}`,
  };
}

function numeral(value: number): string {
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "-float('inf')";
  // Whole numbers of Python's are as long as one writes them; 1e+21 is the same as a float.
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/** What the functions of the libraries are called in a file. */
class Speech {
  /** What each path of a library, or one of its parts, is called: `np` for numpy, `e` for math.exp. */
  private readonly names = new Map<string, string>();
  /** The libraries, the ones that are used most first. */
  private readonly libraries: readonly string[];
  /** The functions that are called, by their paths. */
  private readonly used = new Set<string>();

  constructor(items: readonly Item[]) {
    const uses = new Map<string, number>();
    const use = (library: string, count: number) => uses.set(library, (uses.get(library) ?? 0) + count);
    const imported = new Map<string, string>();
    const calls = new Map<string, number>();
    for (const { statement } of everyItem(items)) {
      if (statement.kind === 'definition')
        for (const [name, path] of statement.aliases) {
          imported.set(name, path);
          if (!this.names.has(path)) this.names.set(path, name);
          use(libraryOf(path), 0.5);
        }
      if (statement.kind !== 'assignment' && statement.kind !== 'return') continue;
      for (const step of statement.steps) {
        const path = pathIn(step);
        if (path) calls.set(path, (calls.get(path) ?? 0) + 1);
      }
    }
    for (const [called, count] of calls) {
      const [root] = called.split('.', 1);
      const path = imported.get(root) ?? builtIns.usual.get(root);
      if (path === undefined) continue;
      if (!this.names.has(path)) this.names.set(path, root);
      this.used.add(path + called.slice(root.length));
      use(libraryOf(path), count);
    }
    this.libraries = [...uses].sort(([, one], [, other]) => other - one).map(([library]) => library);
  }

  called(gate: string): Spelling {
    const name = own.get(gate);
    const [used] = pathsOf(gate).filter((path) => this.used.has(path));
    const known = used === undefined ? null : this.nameOf(used, libraryOf(used));
    if (known !== null) return { kind: 'call', name: known };
    for (const library of this.libraries)
      for (const path of pathsOf(gate)) {
        if (!path.startsWith(`${library}.`) || isOperatorName(path)) continue;
        const called = this.nameOf(path, library);
        if (called !== null && !(name && library === 'math')) return { kind: 'call', name: called };
      }
    if (name) return { kind: 'call', name };
    const spelled = spelledOut.get(gate);
    if (spelled) return spelled;
    const [first] = pathsOf(gate).filter((path) => path.startsWith('math.'));
    return { kind: 'call', name: first ?? gate };
  }

  constant(name: string): string {
    const word = constantNames.get(name);
    if (word)
      for (const library of [...this.libraries, 'math']) {
        const path = `${library}.${word}`;
        const called = builtIns.constants.has(path) ? this.nameOf(path, library) : null;
        if (called !== null) return called;
      }
    if (word) return `math.${word}`;
    return logarithms.get(name)?.(this) ?? name;
  }

  /** What a path is called here; null where the file has no name for it. */
  private nameOf(path: string, library: string): string | null {
    const own = this.names.get(path);
    if (own !== undefined) return own;
    for (let part = library; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
      const name = this.names.get(part);
      if (name !== undefined) return name + path.slice(part.length);
    }
    return null;
  }

  log(value: number): string {
    const { name } = this.called('log') as Extract<Spelling, { kind: 'call' }>;
    return `${name}(${value})`;
  }
}

/** Constants that have no name in Python. */
const logarithms: ReadonlyMap<string, (speech: Speech) => string> = new Map([
  ['LN2', (speech: Speech) => speech.log(2)],
  ['LN10', (speech: Speech) => speech.log(10)],
]);

const paths = new Map<string, readonly string[]>();

/** The functions of the libraries that do what a gate does. */
function pathsOf(gate: string): readonly string[] {
  const known =
    paths.get(gate) ?? [...libraryGates].filter(([, each]) => each === gate).map(([path]) => path);
  paths.set(gate, known);
  return known;
}

/** Names that read worse than others for the same. */
function isOperatorName(path: string): boolean {
  return /\.(a(sin|cos|tan|tan2|sinh|cosh|tanh))$/.test(path) && path.startsWith('numpy.');
}

function libraryOf(path: string): string {
  if (builtIns.libraries.has(path)) return path;
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** What a step calls, or the member that it reads. */
function pathIn(step: Step): string | null {
  if (step.kind === 'call') return step.callee;
  return step.kind === 'member' ? step.path : null;
}
