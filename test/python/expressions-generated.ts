/* Generated expressions in Python: gates, and all else that Python has to make a number with. */
import fc from 'fast-check';

export const variable = fc.constantFrom('a', 'b', 'c', 'x', 'y');

const literal = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }).map(String) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }).map((number) => `(-${number})`) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '0.5',
      '1.25',
      '1e-1',
      '0x10',
      '0b11',
      '0o17',
      '.5',
      '2.',
      '1_0',
      '1_000.5',
      '3.0',
      '7',
      '12',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('True', 'False', '9007199254740991', '10**16', '1e308', '2j', 'None'),
  },
);

/** Parts of expressions that no gate stands for. `n` is a variable, `e` an expression. */
const odd: readonly ((n: string, e: string) => string)[] = [
  (n, e) => `(${n} := ${e})`,
  (n, e) => `(lambda: ${n} * ${e})()`,
  (n, e) => `(lambda v, w=${e}: v - w)(${n})`,
  (n, e) => `[${n}, ${e}][1]`,
  (n, e) => `(${n}, ${e})[0]`,
  (n, e) => `sum([${n}, ${e}])`,
  (n, e) => `sum((${n}, ${e}))`,
  (n) => `[v * ${n} for v in (1, 2)][-1]`,
  (n) => `sum(${n} for ${n} in (1.5, 2))`,
  (n) => `{"v": ${n}}["v"]`,
  (n) => `float("1.5") * ${n}`,
  (n) => `float(str(${n}))`,
  (n) => `len([${n}])`,
  (n, e) => `bump(${e}) + ${n}`,
  (n) => `eval("${n} * 2")`,
  (n) => `globals().get("${n}", 1.5)`,
  (n) => `(${n} is None)`,
  (n) => `isinstance(${n}, float)`,
  (n) => `int(${n})`,
  (n) => `round(${n}, 1)`,
  (n) => `round(${n})`,
  (n, e) => `divmod(${n}, 2)[0] + ${e}`,
  (n, e) => `two(${e}, v=${n})`,
  (n, e) => `two(w=${e}, v=${n})`,
  (n, e) => `two(*(${n}, ${e}))`,
  (n, e) => `two(**{"v": ${n}, "w": ${e}})`,
  (n, e) => `max(${n}, ${e}, 1)`,
  (n, e) => `max([${n}, ${e}])`,
  (n, e) => `max(${n}, ${e}, key=abs)`,
  (n) => `~int(${n})`,
  (n) => `(int(${n}) & 3)`,
  (n) => `(${n}).real`,
  (n) => `(${n}).__neg__()`,
  (n) => `f"{${n}}".count("1")`,
  (n, e) => `math.fsum([${n}, ${e}])`,
  (n, e) => `math.copysign(${n}, ${e})`,
  (n, e) => `math.fmod(${n}, ${e})`,
  (n) => `math.floor(${n})`,
  (n) => `math.trunc(${n}) / 3`,
];

/** What the lines of parts-generated.ts make: containers, closures, instances. */
const made = [
  ...['l1[0]', 'l1[-1]', 'l2[0]', 'len(l1)', 't1[0]', 'd1["u"]', 'd1.get("v", 2)', 'o1.u', 'o1.f(2)', 'O1.s'],
  ...['c1()', 'c2(2)', 'c2(c1())', 'sum(l1)', '[*l1][0]', 'o2.u', 'o1.g', 'float(o1)', 'o1 + 1'],
];

const binary = '+ - * / + * - % // < >= == != and or';

export const { expression } = fc.letrec<{ expression: string; small: string }>((tie) => {
  const inner = tie('expression');
  return {
    small: fc.oneof(
      { weight: 7, arbitrary: variable },
      { weight: 3, arbitrary: literal },
      { weight: 1, arbitrary: fc.constantFrom('k0', 'k1', 'dx', 'math.pi', 'i1', 'i2') },
      { weight: 1, arbitrary: fc.constantFrom(...made) },
    ),
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: tie('small') },
      {
        weight: 6,
        arbitrary: fc
          .tuple(inner, fc.constantFrom(...binary.split(' ')), inner)
          .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            tie('small'),
            fc.constantFrom(...'+ - * / // % **'.split(' ')),
            tie('small'),
            fc.constantFrom('+', '*', '-', '%'),
          )
          .map(([one, sign, other, more]) => `${one} ${sign} ${other} ${more} -${one} ** 2`),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.constantFrom(
              ...'math.tanh math.exp math.sin abs math.sqrt math.log f g h sq - + not np.exp np.tanh np.maximum(0,'.split(
                ' ',
              ),
            ),
            inner,
          )
          .map(([name, value]) =>
            name.includes('(') ? `${name} ${value})` : `${name === 'not' ? '(not ' : `${name}(`}${value})`,
          ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.constantFrom('max', 'min', 'math.hypot', 'two', 'pow', 'math.pow', 'np.minimum'),
            inner,
            inner,
          )
          .map(([name, one, other]) => `${name}(${one}, ${other})`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(inner, fc.constantFrom('2', '-1', '0.5', '3', '0', '-2'))
          .map(([base, to]) => `(${base}) ** ${to}`),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(inner, inner, inner).map(([test, yes, no]) => `(${yes} if ${test} else ${no})`),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(inner, inner, inner).map(([one, two, three]) => `(${one} < ${two} <= ${three})`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...odd), variable, inner)
          .map(([make, name, value]) => make(name, value)),
      },
    ),
  };
});
