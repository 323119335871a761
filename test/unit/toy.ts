/*
 * A language of a few words, read and written as a dialect, so that tests can tell whether anything above `languages/` knows
 * JavaScript: one statement a line, `LET y = a TIMES b`, `da GAINS b TIMES dx` for what JavaScript has `+=` for,
 * `a IF test ELSE b`, and comments behind a #.
 */
import type { BuiltIns, Dialect, Reading, Spelling, Writing } from '../../src/program/dialect';
import { infix, prefix, Rank } from '../../src/program/dialect';
import type { Directive } from '../../src/program/directives';
import type { Effects, Item, Statement, Step } from '../../src/program/statements';
import type { Span } from '../../src/text/span';

const operators: ReadonlyMap<string, Spelling> = new Map<string, Spelling>([
  ['+', infix('PLUS', Rank.sum)],
  ['-', infix('MINUS', Rank.sum)],
  ['*', infix('TIMES', Rank.product)],
  ['/', infix('OVER', Rank.product)],
  ['**', infix('TO', Rank.power)],
  ['negate', prefix('NEG ', Rank.sign, Rank.product)],
  ['>', infix('ABOVE', 5)],
  ['<', infix('BELOW', 5)],
  [
    'choose',
    {
      kind: 'operator',
      rank: 1,
      parts: [{ input: 1, least: 2 }, ' IF ', { input: 0, least: 2 }, ' ELSE ', { input: 2, least: 1 }],
    },
  ],
]);

/** Words between two inputs, the loosest first. */
const ranks = [
  { ABOVE: '>', BELOW: '<' },
  { PLUS: '+', MINUS: '-' },
  { TIMES: '*', OVER: '/' },
].map((row): ReadonlyMap<string, string> => new Map(Object.entries(row)));

const functions = ['exp', 'log', 'tanh', 'sqrt', 'cosh', 'max'];

const names: BuiltIns = {
  gates: new Map(functions.map((gate) => [gate.toUpperCase(), gate])),
  assumed: new Map(),
  usual: new Map(),
  counts: new Map(),
  takesMore: () => false,
  ofLists: new Map(),
  composed: new Map(),
  constants: new Map([['CIRCLE', Math.PI]]),
  nothing: 'NOTHING',
  fixed: ['NOTHING'],
  libraries: new Set(),
  instance: '',
  everyArgument: '',
  globalObjects: new Set(),
  random: 'DICE',
  madeBy: (path) => (path === 'DICE' ? 'draw' : null),
  ofOne: new Map(),
  isNumberItself: () => false,
  instances: new Map(),
  changesNothing: (path) => path === path.toUpperCase(),
  truthIsNumber: false,
  arithmetic: null,
  showing: new Set(['SHOW']),
  isFunction: (path) => path === path.toUpperCase(),
  isOther: () => false,
};

const updates: ReadonlyMap<string, string> = new Map([
  ['', '='],
  ['+', 'GAINS'],
  ['-', 'LOSES'],
]);

const writing: Writing = {
  spelling: (gate) => operators.get(gate) ?? { kind: 'call', name: gate.toUpperCase() },
  constant: (name) => (name === 'PI' ? 'CIRCLE' : name),
  number: String,
  title: (gate) => gate.toUpperCase(),
  fence: 'toy',
  comment: '#',
  separator: '',
  list: ', ',
  end: '',
  namedReturn: 'LET y = …',
  declaresOnce: (keyword) => keyword === 'LET',
  isFinal: () => false,
  updateSign: (gate) => updates.get(gate) ?? '=',
  assignment: (name, update, value) => `${name} ${updates.get(update)} ${value}`,
};

export const toy: Dialect = {
  language: 'Toy',
  // biome-ignore lint/correctness/useYield: it is read at once
  *read(source) {
    return new ToyReading(source);
  },
  cellCode: (text) => text,
  names,
  library: null,
  structures: null,
  writing: () => writing,
};

class ToyReading implements Reading {
  readonly items: Item[] = [];
  readonly isModule = false;
  readonly tooDeep = null;
  readonly directives: Directive[] = [];

  constructor(private readonly source: string) {
    for (const { 0: line, index } of source.matchAll(/[^\n]+/g)) {
      const tag = /# (@input) (\w+) = (\S+)/.exec(line);
      if (tag) {
        const end = index + line.length;
        const from = index + tag.index + 2;
        const number = { from: end - tag[3].length, to: end };
        const what = { kind: 'input', name: tag[2], value: Number(tag[3]) } as const;
        this.directives.push({ ...what, number, listEnd: end, from, to: end });
      }
      const statement = new LineReader(line.replace(/#.*/, '')).statement();
      if (statement) this.items.push({ statement, base: index });
    }
  }

  code = ({ from, to }: Span) => this.source.slice(from, to).replace(/#.*/g, '').replace(/\s+/g, ' ').trim();

  lineEndAfter = (place: number) => {
    const end = this.source.indexOf('\n', place);
    const to = end < 0 ? this.source.length : end;
    return this.source.slice(place, to).replace(/#.*/, '').trim() === '' ? to : null;
  };

  endOfCode = ({ from, to }: Span) => from + this.source.slice(from, to).replace(/#.*/, '').trimEnd().length;
}

interface Token extends Span {
  readonly text: string;
}

/** Reads one line by recursive descent; expressions come out in postfix order. */
class LineReader {
  private readonly tokens: Token[];
  private next = 0;
  private readonly reads = new Set<string>();

  constructor(line: string) {
    this.tokens = [...line.matchAll(/\d+(?:\.\d+)?|\w+|[(),=]/g)].map(({ 0: text, index }) => ({
      text,
      from: index,
      to: index + text.length,
    }));
  }

  statement(): Statement | null {
    const [first] = this.tokens;
    if (!first) return null;
    const declares = this.takes('LET') ? 'LET' : '';
    const target = this.tokens[this.next++];
    const sign = this.tokens[this.next++];
    const operator = [...updates].find(([, word]) => word === sign?.text)?.[0];
    const { steps, from, to } = operator === undefined ? { steps: [], from: 0, to: 0 } : this.choice();
    const last = this.tokens[this.tokens.length - 1];
    const effects = { ...nothingElse, reads: [...this.reads] };
    if (operator === undefined || this.next < this.tokens.length)
      return {
        kind: 'skip',
        reason: 'this is not read',
        broken: true,
        control: false,
        from: first.from,
        to: last.to,
        ...effects,
      };
    if (operator) effects.reads.push(target.text);
    return {
      kind: 'assignment',
      target: target.text,
      targetAt: target,
      operator,
      sign,
      steps,
      expression: { from, to },
      declares,
      within: { from: first.from, to: last.to, body: target.from, parts: 1, end: '' },
      exported: false,
      swallowedBy: null,
      from: target.from,
      to,
      ...effects,
    };
  }

  private takes(word: string): Token | null {
    const token = this.tokens[this.next];
    if (token?.text !== word) return null;
    this.next++;
    return token;
  }

  private choice(): Expression {
    const yes = this.binary(0);
    const sign = this.takes('IF');
    if (!sign) return yes;
    const test = this.binary(0);
    this.takes('ELSE');
    const no = this.choice();
    return gate('choose', sign, yes.from, no.to, test, yes, no);
  }

  private binary(rank: number): Expression {
    if (rank === ranks.length) return this.unary();
    let left = this.binary(rank + 1);
    for (;;) {
      const sign = this.tokens[this.next];
      const found = sign && ranks[rank].get(sign.text);
      if (!found) return left;
      this.next++;
      const right = this.binary(rank + 1);
      left = gate(found, sign, left.from, right.to, left, right);
    }
  }

  private unary(): Expression {
    const sign = this.takes('NEG');
    if (sign) {
      const input = this.unary();
      return gate('negate', sign, sign.from, input.to, input);
    }
    const base = this.atom();
    const power = this.takes('TO');
    if (!power) return base;
    const exponent = this.atom();
    return gate('**', power, base.from, exponent.to, base, exponent);
  }

  private atom(): Expression {
    const token = this.tokens[this.next++] ?? { text: '', from: 0, to: 0 };
    const { text, from, to } = token;
    if (text === '(') {
      const inner = this.choice();
      const last = this.takes(')');
      const steps = [
        ...inner.steps.slice(0, -1),
        { ...inner.steps[inner.steps.length - 1], enclosed: true as const },
      ];
      return { steps, from, to: last?.to ?? inner.to };
    }
    if (/^\d/.test(text)) return leaf({ kind: 'number', value: Number(text), boolean: false, from, to });
    if (!this.takes('(')) {
      this.reads.add(text);
      return leaf({ kind: 'name', name: text, from, to });
    }
    const inputs = [this.choice()];
    while (this.takes(',')) inputs.push(this.choice());
    const end = this.takes(')')?.to ?? to;
    const call: Step = { kind: 'call', callee: text, root: text, count: inputs.length, from, to: end };
    return { steps: [...inputs.flatMap(({ steps }) => steps), call], from, to: end };
  }
}

interface Expression extends Span {
  readonly steps: readonly Step[];
}

function leaf(step: Step): Expression {
  return { steps: [step], from: step.from, to: step.to };
}

function gate(
  name: string,
  sign: Span,
  from: number,
  to: number,
  ...inputs: readonly Expression[]
): Expression {
  const step: Step = { kind: 'gate', gate: name, count: inputs.length, sign, from, to };
  return { steps: [...inputs.flatMap(({ steps }) => steps), step], from, to };
}

const nothingElse: Effects = {
  reads: [],
  sideAssigns: [],
  assignsLater: [],
  escapes: [],
  written: [],
  functions: [],
  callees: [],
  calls: false,
  assignsAnything: false,
  globalAssigns: [],
  globalReads: [],
  assignsGlobals: false,
};
