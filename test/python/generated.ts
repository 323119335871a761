/* Generated programs in Python: straight-line code between everything else that Python has to change a variable with. */
import fc from 'fast-check';
import { expression, variable } from './expressions-generated';
import { fill, oddLines } from './odd-lines';
import { objectionsOfPython, WatchedPython } from './watched';

const straight = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(variable, fc.constantFrom('', '', '', '', '+', '-', '*', '/', '%', '//'), expression)
      .map(([name, operator, value]) => `${name} ${operator}= ${value}`),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'x', 'y', 'k0', 'k1', 'dx', 'da', 'db', 'dy'), expression)
      .map(([name, value]) => `${name} = ${value}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, expression, variable, expression)
      .map(([one, first, other, second]) => `${one}, ${other} = ${first}, ${second}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, variable, expression)
      .map(([one, other, value]) => `${one} = ${other} = ${value}`),
  },
  // A backward pass, right or wrong: its values are values all the same.
  {
    weight: 2,
    arbitrary: fc
      .tuple(variable, variable, expression)
      .map(([of, by, value]) => `d${of} = 1\nd${by} = ${value} * d${of}`),
  },
);

const other = fc
  .tuple(fc.constantFrom(...oddLines), variable, variable, expression)
  .map(([line, n, m, e]) => fill(line, n, m, e));

/** What code may do on the side. */
const effect = fc.oneof(
  { weight: 2, arbitrary: fc.constant('pass') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(variable, fc.constantFrom('=', '+=', '*='), expression)
      .map((words) => words.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('o1.u', 'l1[0]', 'd1["u"]'), expression)
      .map((words) => words.join(' = ')),
  },
);

/** Lines that make containers, closures and classes. */
const parts = fc
  .tuple(expression, expression, effect, variable)
  .chain(([one, two, does, name]) =>
    fc.constantFrom(
      `l1 = [${one}, ${two}]`,
      `l1 = [2, 0.5]; l2 = l1`,
      `l2 = [*l1, ${one}]`,
      `t1 = (${one}, ${two})`,
      `d1 = {"u": ${one}, "v": ${two}}`,
      `d1 = dict(u=${one})`,
      `class O1:\n    s = ${one}\n    def __init__(self, u=2.0):\n        self.u = u\n    def f(self, z):\n        global ${name}\n        ${does}\n        return self.u * z\no1 = O1(${two})`,
      `class O1:\n    u = ${one}\n    def __float__(self): return ${name} * 2.0\n    def __add__(self, v):\n        global ${name}\n        ${does}\n        return v\no1 = O1(); o2 = o1`,
      `def c1():\n    global ${name}\n    ${does}\n    return ${one}`,
      `def c1(): return ${one}`,
      `c2 = lambda v: v * ${one}`,
      `def c2(v, w=${one}):\n    return v - w`,
      `def make(z):\n    def own():\n        nonlocal z\n        z += 1\n        return z\n    return own\nc1 = make(${one})`,
      `o1.u = ${one}`,
      `l1[0] = ${one}`,
      `l1.append(${one})`,
      `${name} = c1()`,
      `${name} = o1.f(${one})`,
      `${name} = l1[0] * ${one}`,
    ),
  );

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

const body = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: straight },
    { weight: 1, arbitrary: other },
    { weight: 1, arbitrary: parts },
  ),
  { minLength: 1, maxLength: 5 },
);

/** A function with straight-line code of its own, called at once, later, or not at all. */
const functionOfItsOwn = fc
  .tuple(
    fc.constantFrom('run', 'go'),
    fc.constantFrom('', 'a', 'x, y', 'a, b, c', 'u, v', 'a, b=2.5', 'x: float, y=1'),
    body,
    expression,
    fc.constantFrom('', '\nNAME(1.5, 2.5)', '\nr = NAME(a, b, c)', '\nx = NAME(a)', '\nx = NAME()'),
  )
  .map(
    ([name, parameters, lines, value, called]) =>
      `def ${name}(${parameters}):\n${lines.map(indented).join('\n')}\n    return ${value}${called.replace('NAME', name)}`,
  );

const start = 'a = 1.5\nb = 2.25\nc = -0.5\nx = 3\ny = 0.75\n';

const helpers = `def f(v): return v * 2 - 1
def two(v, w=2): return v * w + 1
g = lambda v: f(v) / 3
def h(v):
    """A sine."""
    return math.sin(v)
`;

const containers = `l1 = [0.5, 0.25]; l2 = [1, 2.5]; t1 = (1.5, 2)
d1 = {"u": 1.25, "v": 4}
class O1:
    s = 2
    def __init__(self, u): self.u = u; self.g = 0.5
    def f(self, z): return self.u * z
    def __float__(self): return 1.5
    def __add__(self, v): return self.u + v
o1 = O1(1.5); o2 = O1(2)
def c1(): return a * 2
c2 = lambda v: v + 1
i1, i2 = 2, 3.5
`;

const imports = 'import math\nimport numpy as np\n';

/** How a program begins, and its lines. */
const outlines = fc.tuple(
  fc.constantFrom('', imports, imports, 'import math\n'),
  fc.constantFrom('', start, `${start}${helpers}`, ...Array(3).fill(`${start}${helpers}${containers}`)),
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: straight },
      { weight: 4, arbitrary: other },
      { weight: 3, arbitrary: parts },
      { weight: 2, arbitrary: functionOfItsOwn },
      { weight: 1, arbitrary: fc.constantFrom('run(2)', 'x = go(1, y)', 'bump(a)', 'late()') },
    ),
    { minLength: 3, maxLength: 14 },
  ),
);

/** What names are worth that a program does not define, so that it does not end there. */
const given: Readonly<Record<string, number>> = Object.fromEntries([
  ...'a b c x y k0 k1'.split(' ').map((name, k) => [name, 0.7 + 0.4 * k]),
  ...'da db dc dx dy'.split(' ').map((name) => [name, 1]),
]);

/** The lines that Python takes in this place. */
function legal(head: string, lines: readonly string[]): readonly string[] {
  if (objectionsOfPython([`${head}${lines.join('\n')}\n`])[0] === null) return lines;
  const kept: string[] = [];
  for (const line of lines)
    if (objectionsOfPython([`${head}${[...kept, line].join('\n')}\n`])[0] === null) kept.push(line);
  return kept;
}

/** The lines without the one that stands where a run failed. */
function without(head: string, lines: readonly string[], failed: number): readonly string[] {
  let at = head.split('\n').length;
  return lines.filter((line) => {
    const from = at;
    at += line.split('\n').length;
    return failed < from || at <= failed;
  });
}

/** Programs. Three in four run to their end: what Python raises at is left out. */
export const programs: fc.Arbitrary<WatchedPython> = fc
  .tuple(outlines, fc.nat(3))
  .map(([[imported, prepared, all], kind]) => {
    const head = imported + prepared;
    let lines = legal(head, all);
    for (;;) {
      const program = new WatchedPython(`${head}${lines.join('\n')}\n`, given);
      const { failed } = program.told();
      const fewer = failed && kind > 0 ? without(head, lines, failed) : lines;
      if (fewer.length === lines.length) return program;
      lines = fewer;
    }
  });
