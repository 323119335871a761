/* Generated expressions: gates, and all else that JavaScript has to make a number with. Marked as watched.ts says. */
import fc from 'fast-check';

export const variable = fc.constantFrom('a', 'b', 'c', 'x', 'y');

const literal = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map(String),
  fc.integer({ min: 1, max: 5 }).map((number) => `(-${number})`),
  fc.constantFrom('0.5', '1.25', '1e-1', '0x10', '.5', '2.', '1_0'),
);

/** Parts of expressions that no gate stands for. `n` is a variable, `e` an expression. */
const odd: readonly ((n: string, e: string) => string)[] = [
  (n, e) => `(${n} = ${e})`,
  (n) => `${n}++`,
  (n) => `--${n}`,
  (n, e) => `(${n} += ${e})`,
  (n, e) => `(‹${n}›, ${e})`,
  (n, e) => `[‹${n}›, ${e}][1]`,
  (n, e) => `(() => ‹${n}› * ${e})()`,
  (n) => `(function () { ${n} = 7; return 2; })()`,
  (n) => `Number('3' + ‹${n}›)`,
  (n) => `(typeof ${n} === 'number' ? 2 : 3)`,
  (_n, e) => `bump(${e})`,
  (n, e) => `bump?.(${e}, ‹${n}›)`,
  (n) => `eval('${n} = 3')`,
  (n) => `~‹${n}›`,
  (n) => `(‹${n}› & 3)`,
  (n) => `+{ valueOf() { ${n} = 8; return 1; } }`,
  (n) => `({ v: ‹${n}› }).v`,
  (n) => `parseFloat('1.5' + ‹${n}›)`,
  (n) => `String(‹${n}›).length`,
  (n) => `this.${n}`,
  (n) => `new Number(‹${n}›)`,
  (n, e) => `Math.max(${e}, ${n}++, ‹${n}›)`,
  (n, e) => `sq((${n} = ${e}))`,
  (n) => `(‹${n}› in {})`,
];

/** What the lines of program-parts.ts make: containers, closures, instances. */
const made = [
  ...['o1.u', 'o1.v', 'o2.u', 'o1.f(2)', 'l1[0]', 'l1[1]', 'l1.length', '[...l1][0]', 'l2[0]'],
  ...[
    'c1()',
    'c2(2)',
    'c2(c1())',
    'i1.u',
    'i1.g',
    'i1.f(2)',
    '+i1',
    'I1.s',
    'i2.u',
    'Number(i1)',
    '[...i1][0]',
  ],
];

export const { expression } = fc.letrec<{ expression: string; small: string }>((tie) => {
  const inner = tie('expression');
  return {
    small: fc.oneof(
      { weight: 5, arbitrary: variable.map((name) => `‹${name}›`) },
      { weight: 2, arbitrary: literal },
      { weight: 1, arbitrary: fc.constantFrom('p.a', 'p.b', 'w[0]', 'w[1]', 'q.a', 'k0', 'k1', 'dx') },
      { weight: 1, arbitrary: fc.constantFrom(...made) },
    ),
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: tie('small') },
      {
        weight: 6,
        arbitrary: fc
          .tuple(inner, fc.constantFrom(...'+ - * / + * % < >= === !== && || ??'.split(' ')), inner)
          .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.constantFrom(...'Math.tanh Math.exp Math.sin Math.abs Math.sqrt f g h sq - + !'.split(' ')),
            inner,
          )
          .map(([name, argument]) => `${name}(${argument})`),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('Math.max', 'Math.min', 'Math.hypot', 'two', 'biggest'), inner, inner)
          .map(([name, one, other]) => `${name}(${one}, ${other})`),
      },
      { weight: 1, arbitrary: inner.map((base) => `(${base}) ** 2`) },
      {
        weight: 1,
        arbitrary: fc.tuple(inner, inner, inner).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...odd), variable, inner)
          .map(([make, name, argument]) => make(name, argument)),
      },
    ),
  };
});
