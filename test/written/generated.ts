/* Forward programs that nobody has written: loops, arrays, branches and recurrences at random, in both languages. */
import { indented, type Look, python, script } from './looks';
import { matrix, type WrittenProgram } from './programs';

/** Random numbers from a seed, the same each time. */
class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  of<T>(some: readonly T[]): T {
    return some[this.below(some.length)];
  }
}

class Writer {
  private count = 0;
  readonly lines: string[] = [];
  /** Numbers, and arrays of three, that can be read. */
  private readonly scalars = ['a', 'b'];
  private readonly arrays = ['w', 'x'];
  private readonly variable: string[] = [];

  constructor(
    private readonly dice: Dice,
    private readonly look: Look,
  ) {}

  private name(): string {
    return `v${++this.count}`;
  }

  /** A value that is small for small inputs. */
  value(more: readonly string[], depth = 2): string {
    const { dice, look } = this;
    const leaf = () =>
      dice.next() < 0.15 ? dice.of(['0.5', '1.5', '0.3']) : dice.of([...more, ...more, ...this.scalars]);
    if (depth === 0) return leaf();
    const inner = () => this.value(more, depth - 1);
    switch (dice.below(14)) {
      case 0:
      case 1:
      case 2:
        return `(${inner()} + ${inner()})`;
      case 3:
        return `(${inner()} - ${inner()})`;
      case 4:
      case 5:
        return `0.7 * ${inner()} * ${leaf()}`;
      case 6:
        return look.call('tanh', inner());
      case 7:
        return look.call('sin', inner());
      case 8:
        return `${inner()} / (1.5 + ${leaf()} ** 2)`;
      case 9:
        return look.call('max', inner(), leaf());
      case 10:
        return look.choose(`${leaf()} > ${leaf()}`, inner(), inner());
      case 11:
        return `bend(${inner()})`;
      case 12:
        return look.call('abs', inner());
    }
    return leaf();
  }

  statement(): void {
    const { dice, look, lines } = this;
    const [one, other] = [dice.of(this.arrays), dice.of(this.arrays)];
    const count = look.length(one);
    const name = this.name();
    switch (dice.below(16)) {
      case 0:
        lines.push(look.declare(name, this.value([]), false));
        this.scalars.push(name);
        return;
      case 1: {
        const inner = `z${this.count}`;
        lines.push(look.declare(name, dice.of(['0', '0.5', 'a']), true));
        const body = [
          look.declare(inner, this.value([`${one}[i]`, `${other}[i]`]), false),
          `${name} ${dice.of(['+', '-'])}= ${this.value([inner, `${one}[i]`])}${look.end}`,
        ];
        lines.push(...look.range('i', '0', count, body));
        this.scalars.push(name);
        return;
      }
      case 2:
        lines.push(look.declare(name, look.map('e', one, this.value(['e'])), false));
        this.arrays.push(name);
        return;
      case 3:
        lines.push(look.declare(name, look.sum('e', one, this.value(['e'], 1)), false));
        this.scalars.push(name);
        return;
      case 4:
      case 5: {
        lines.push(look.declare(name, '[]', false));
        const inner = `z${this.count}`;
        const body = [
          look.declare(inner, this.value([`${one}[i]`]), false),
          look.push(name, this.value([inner, `${other}[i]`])),
        ];
        lines.push(...look.range('i', '0', count, body));
        this.arrays.push(name);
        return;
      }
      case 6: {
        lines.push(look.declare(name, this.value([]), true));
        const body = [`${name} = ${this.value([name, `${one}[i]`])}${look.end}`];
        lines.push(...(dice.next() < 0.7 ? look.range('i', '0', count, body) : look.down('i', count, body)));
        this.scalars.push(name);
        return;
      }
      case 7: {
        lines.push(look.declare(name, `[${this.value([], 1)}]`, false));
        const body = [look.push(name, this.value([`${name}[i - 1]`, `${one}[i]`]))];
        lines.push(...look.range('i', '1', count, body));
        this.arrays.push(name);
        return;
      }
      case 8: {
        lines.push(...look.later(name));
        const test = `${this.value([], 1)} > ${this.value([], 1)}`;
        const [yes, no] = [this.value([]), this.value([])].map((value) => [`${name} = ${value}${look.end}`]);
        lines.push(...look.branch(test, yes, no));
        this.scalars.push(name);
        return;
      }
      case 9: {
        lines.push(look.declare(name, look.zeros(count), false));
        const element = `${name}[i]`;
        const yes = [`${element} = ${this.value([`${one}[i]`])}${look.end}`];
        const no = [`${element} = ${this.value([`${other}[i]`])}${look.end}`];
        lines.push(...look.range('i', '0', count, look.branch(`${one}[i] > ${other}[i]`, yes, no)));
        this.arrays.push(name);
        return;
      }
      case 10: {
        lines.push(look.declare(name, '0', true));
        const body = look.range('c', '0', look.length('x'), [
          `${name} += ${this.value(['m[r][c]', 'x[c]'], 1)}${look.end}`,
        ]);
        lines.push(...look.range('r', '0', look.length('m'), body));
        this.scalars.push(name);
        return;
      }
      case 11: {
        lines.push(look.declare(name, '0', true));
        const body = look.range('c', '0', look.length('row'), [
          `${name} += ${this.value(['row[c]', `${one}[c]`], 1)}${look.end}`,
        ]);
        lines.push(...look.each('row', 'm', body));
        this.scalars.push(name);
        return;
      }
      case 12: {
        if (this.variable.length === 0) break;
        const again = dice.of(this.variable);
        lines.push(`${again} ${dice.of(['', '', '+', '*', '-'])}= ${this.value([again])}${look.end}`);
        return;
      }
      case 13: {
        lines.push(look.declare(name, look.zeros(count), false));
        lines.push(...look.range('i', '0', count, [`${name}[i] = ${this.value([`${one}[i]`])}${look.end}`]));
        const update = dice.of([
          `${name}[i] += ${this.value([`${other}[i]`, `${name}[i - 1]`])}`,
          `${name}[i] *= ${this.value([`${other}[i]`], 1)}`,
          `${name}[i] = ${name}[i] + 0.5 * ${name}[i - 1]`,
        ]);
        lines.push(...look.range('i', '1', count, [`${update}${look.end}`]));
        this.arrays.push(name);
        return;
      }
      case 14: {
        const total = `s${this.count}`;
        lines.push(look.declare(name, '[]', false));
        const body = [
          look.declare(total, this.value([], 1), true),
          ...look.range('c', '0', look.length('x'), [
            `${total} += ${this.value(['m[r][c]', `${one}[c]`], 1)}${look.end}`,
          ]),
          ...(dice.next() < 0.4 ? [`${total} = ${this.value([total], 1)}${look.end}`] : []),
          look.push(name, this.value([total], 1)),
        ];
        lines.push(...look.range('r', '0', look.length('m'), body));
        const read = `r${this.count}`;
        lines.push(look.declare(read, look.sum('e', name, this.value(['e'], 1)), false));
        this.scalars.push(read);
        return;
      }
    }
    lines.push(look.declare(name, this.value([]), true));
    this.variable.push(name);
    this.scalars.push(name);
  }

  /** A number that all that is there goes into. */
  last(): string {
    const numbers = this.scalars.slice(-4).join(' + ');
    const sums = this.arrays.slice(-3).map((array) => this.look.sum('e', array, 'e * e'));
    return [numbers, ...sums].join(' + ');
  }

  lastArray(): string {
    return this.arrays[this.arrays.length - 1];
  }
}

const inputs = { a: 0.6, b: -0.4, w: [0.5, -0.8, 0.3], x: [0.9, 0.2, -0.7], m: matrix };

/** A program in a language: a file, a class whose fields are a, b and w, or a function. */
export function generated(seed: number, language: 'javascript' | 'python'): WrittenProgram {
  const dice = new Dice(seed);
  const isPython = language === 'python';
  const look = isPython ? python : script;
  const writer = new Writer(dice, look);
  const count = 2 + dice.below(4);
  for (let k = 0; k < count; k++) writer.statement();
  const helper = isPython
    ? 'import math\n\ndef bend(q):\n    return q / (1 + q * q)\n\n'
    : 'const bend = (q) => q / (1 + q * q);\n\n';
  const about = `the program of seed ${seed}`;
  const step = isPython ? '    ' : '  ';
  const form = dice.below(4);
  if (form === 0) {
    const given = Object.keys(inputs).map((name) =>
      isPython ? `${name} = @${name}` : `const ${name} = @${name};`,
    );
    const body = [...given, ...writer.lines, look.declare('loss', writer.last(), false)];
    return {
      about,
      source: `${helper}${body.join('\n')}\n`,
      asked: 'loss =',
      inputs,
      output: 'loss',
      language,
    };
  }
  const result = dice.next() < 0.3 ? writer.lastArray() : writer.last();
  const all = [...writer.lines, `return ${result}${look.end}`];
  if (form === 1) return inClass(all, helper, about, language);
  const body = indented(all, step).join('\n');
  const parameters = Object.keys(inputs).join(', ');
  const source = isPython
    ? `${helper}def forward(${parameters}):\n${body}\n`
    : `${helper}function forward(${parameters}) {\n${body}\n}\n`;
  return { about, source, asked: isPython ? 'def forward' : 'function forward', inputs, language };
}

/** The lines as a method that keeps what it is called with, or does not, with some of the variables as fields. */
function inClass(
  lines: readonly string[],
  helper: string,
  about: string,
  language: 'javascript' | 'python',
): WrittenProgram {
  const isPython = language === 'python';
  const own = isPython ? 'self' : 'this';
  const ofObject = lines.map((line) => line.replace(/(?<![\w.])([abw])(?!\w)/g, `${own}.$1`));
  const body = indented(
    lines.length % 2 === 0 ? [`${own}.x = x${isPython ? '' : ';'}`, ...ofObject] : ofObject,
    '    ',
  );
  const source = isPython
    ? `${helper}class Net:\n    def forward(self, x, m):\n${indented(body, '    ').join('\n')}\n`
    : `${helper}class Net {\n  forward(x, m) {\n${body.join('\n')}\n  }\n}\n`;
  const { a, b, w, x, m } = inputs;
  const made = { call: isPython ? 'Net()' : 'new Net()', fields: { a, b, w } };
  return { about, source, asked: 'forward', inputs: { x, m }, made, language };
}
