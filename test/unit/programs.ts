/* Generated programs: straight-line code between everything else that JavaScript has to change a variable with. */
import fc from 'fast-check';
import { type Part, Watched } from './watched';

type Parts = readonly Part[];

/** A statement, and the names that it declares so that no second one may. */
interface Line {
  readonly parts: Parts;
  readonly declares: readonly string[];
}

const variable = fc.constantFrom('a', 'b', 'c', 'x', 'y');
const literal = fc.oneof(
  fc.integer({ min: -5, max: 9 }).map(String),
  fc.constantFrom('0.5', '1.25', '-0.75', '1e-1', '0x10', '.5', '2.', '1_0'),
);

const { expression } = fc.letrec<{ expression: Parts; small: Parts }>((tie) => ({
  small: fc.oneof(
    { weight: 5, arbitrary: variable.map((name): Parts => [{ read: name }]) },
    { weight: 2, arbitrary: literal.map((text): Parts => [text.startsWith('-') ? `(${text})` : text]) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('p.a', 'p.b', 'w[0]', 'w[1]', 'q.a', 'k0', 'k1', 'k2')
        .map((text): Parts => [text]),
    },
  ),
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: tie('small') },
    {
      weight: 6,
      arbitrary: fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '*', '/', '+', '*', '%', '<', '===', '&&', '||'),
          tie('expression'),
        )
        .map(([left, sign, right]): Parts => ['(', ...left, ` ${sign} `, ...right, ')']),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'Math.tanh',
            'Math.exp',
            'Math.sin',
            'Math.abs',
            'f',
            'g',
            'h',
            'sq',
            '-',
            '+',
            '!',
          ),
          tie('expression'),
        )
        .map(([name, inner]): Parts => [`${name}(`, ...inner, ')']),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('Math.max', 'Math.min', 'Math.hypot', 'two', 'biggest'),
          tie('expression'),
          tie('expression'),
        )
        .map(([name, one, other]): Parts => [`${name}(`, ...one, ', ', ...other, ')']),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('expression'), tie('expression'), tie('expression'))
        .map(([test, yes, no]): Parts => ['(', ...test, ' ? ', ...yes, ' : ', ...no, ')']),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            (n: string, e: Parts): Parts => [`(${n} = `, ...e, ')'],
            (n: string): Parts => [`${n}++`],
            (n: string, e: Parts): Parts => [`(${n}, `, ...e, ')'],
            (n: string, e: Parts): Parts => [`[${n}, `, ...e, '][1]'],
            (n: string, e: Parts): Parts => [`(() => ${n} * `, ...e, ')()'],
            (n: string): Parts => [`(function () { ${n} = 7; return 2; })()`],
            (n: string): Parts => [`Number('3' + ${n})`],
            (n: string): Parts => [`(typeof ${n} === 'number' ? 2 : 3)`],
            (_n: string, e: Parts): Parts => ['bump(', ...e, ')'],
            (n: string): Parts => [`eval('${n} = 3')`],
            (n: string): Parts => [`~${n}`],
            (n: string): Parts => [`(${n} & 3)`],
            (n: string): Parts => [`+{ valueOf() { ${n} = 8; return 1; } }`],
            (n: string): Parts => [`{ v: ${n} }.v`],
            (n: string): Parts => [`parseFloat('1.5' + ${n})`],
          ),
          variable,
          tie('expression'),
        )
        .map(([make, name, inner]): Parts => make(name, inner)),
    },
  ),
}));

const line = (parts: Parts, ...declares: string[]): Line => ({ parts, declares });

/** `a = …`, `a *= …`, `a++`. */
const assignment = fc
  .tuple(variable, fc.constantFrom('', '', '', '', '+', '-', '*', '/', '%', '**', '++', '--'), expression)
  .map(
    ([write, operator, value]): Part => ({
      write,
      operator,
      value: /^(\+\+|--)$/.test(operator) ? [] : value,
    }),
  );

const straight: fc.Arbitrary<Line> = fc.oneof(
  { weight: 8, arbitrary: assignment.map((part) => line([part, ';'])) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'x', 'y', 'dx', 'da', 'db', 'dy'), expression)
      .map(([write, value]) => line(['var ', { write, operator: '', value }, ';'])),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('let', 'const'), fc.constantFrom('k0', 'k1', 'k2'), expression)
      .map(([keyword, write, value]) => line([`${keyword} `, { write, operator: '', value }, ';'], write)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, expression, variable, expression)
      .map(([one, first, other, second]) =>
        line([
          'var ',
          { write: one, operator: '', value: first },
          ', ',
          { write: other, operator: '', value: second },
          ';',
        ]),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, variable, expression)
      .map(([one, other, value]) =>
        line([{ write: one, operator: '', value: [{ write: other, operator: '', value }] }, ';']),
      ),
  },
  // A backward pass, right or wrong: its values are values all the same.
  {
    weight: 2,
    arbitrary: fc
      .tuple(variable, variable, expression)
      .map(([of, by, value]) =>
        line([
          { write: `d${of}`, operator: '', value: ['1'] },
          ';\n',
          { write: `d${by}`, operator: '', value: [...value, ` * d${of}`] },
          ';',
        ]),
      ),
  },
);

/** What may happen to a variable `n` without a straight-line statement; `e` is an expression, `m` another name. */
const others: readonly ((n: string, m: string, e: Parts) => Line)[] = [
  (n, _m, e) => line(['if (', ...e, `) ${n} = 3;`]),
  (n, m, e) => line(['if (', ...e, ` > 0) { ${n} = 3; } else { ${m} *= 2; }`]),
  (n) => line([`for (let i = 0; i < 3; i++) ${n} += i;`]),
  (n) => line([`for (${n} = 0; ${n} < 3; ${n}++) ;`]),
  (n) => line([`for (${n} of [1, 2, 4]) ;`]),
  (n) => line([`for (var ${n} in { z: 1 }) ;`]),
  (n) => line([`for (p.a of [1, 2, 4]) ${n};`]),
  (n, m) => line([`var i = 0; while (i++ < 2) { ${n} = ${n} + ${m}; }`]),
  (n) => line([`do { ${n}--; } while (false);`]),
  (n) => line([`try { ${n} = 4; null.f(); ${n} = 5; } catch (e) { } finally { ${n} += 1; }`]),
  (n, m) => line([`try { throw 3; } catch (${n}) { ${n} = 9; ${m} = ${n}; }`]),
  (n, m, e) => line(['switch (', ...e, `) { case 1: ${n} = 2; default: ${m} = 6; }`]),
  (n) => line([`here: { ${n} = 5; break here; }`]),
  (n) => line([`{ let ${n} = 4; ${n} = 5; }`]),
  (n, m) => line([`{ let ${n} = 4; ${m} = ${n}; }`]),
  (n) => line([`{ var ${n} = 4; }`]),
  (n, m) => line([`[${n}, ${m}] = [${m}, ${n}];`]),
  (n, m) => line([`({ u: ${n}, ${m} = 5 } = { u: 2 });`]),
  (n, m) => line([`var { u: ${n}, ...rest } = { u: 3, v: ${m} };`]),
  (n) => line([`({ ${n} } = { ${n}: 3 });`]),
  (n, m) => line([`var [${n} = ${m}] = [];`]),
  (n) => line([`[p.a, ${n}] = [3, 4];`]),
  (n) => line([`(${n}) = 4;`]),
  (n, m) => line([`${n} = 1, ${m} = 2, ${n} += ${m};`]),
  (n) => line([`eval('${n} = 11');`]),
  (n) => line([`(0, eval)('${n} = 12');`]),
  (n) => line([`var ev = eval; ev('${n} = 13');`]),
  (n) => line([`new Function('${n} = 14')();`]),
  (n) => line([`Function('${n} = 15')();`]),
  (n) => line([`globalThis.${n} = 16;`]),
  (n) => line([`globalThis['${n}'] = 17;`]),
  (n) => line([`this.${n} = 18;`]),
  (n) => line([`Object.assign(globalThis, { ${n}: 19 });`]),
  (n, m) => line([`with ({ ${n}: 5 }) { ${n} = 6; ${m} = ${n}; }`]),
  (n, m) => line([`with ({ ${n}: 5 }) ${m} = ${n};`]),
  (n) => line([`delete globalThis.${n};`]),
  (n) => line([`delete ${n};`]),
  (n) => line([`function bump(v) { ${n} = ${n} + 1; return v; }`]),
  (n) => line([`bump(${n});`]),
  (n) => line([`bump();`, `var ${n};`]),
  (n) => line([`var inc = () => { ${n} += 1; }; inc();`]),
  (n) => line([`var inc = () => (${n} = 21); inc();`]),
  (n) => line([`[1, 2].forEach((v) => { ${n} += v; });`]),
  (n, m) => line([`(function () { ${n} = 22; var ${m} = 3; ${m} = 4; })();`]),
  (n, m) => line([`(function () { var ${m} = 3; { let ${n} = 1; ${n} = ${m}; } ${n} = 5; })();`]),
  (n) => line([`(async () => { ${n} = 23; })();`]),
  (n) => line([`(function* () { ${n} = 24; })().next();`]),
  (n) => line([`new (class { constructor() { ${n} = 25; } })();`]),
  (n) => line([`(class { static { ${n} = 26; } });`]),
  (n) => line([`(class { static z = (${n} = 27); });`]),
  (n) => line([`(class { [(${n} = 28)]() {} });`]),
  (n) => line([`class A${n} { static { ${n} = 29; } }`], `A${n}`),
  (n) => line([`var o = { get v() { ${n} = 30; return 1; } }; o.v;`]),
  (n, m) => line([`var o = { set v(z) { ${n} = z; } }; o.v = ${m};`]),
  (n) => line([`\`\${${n} = 31}\`;`]),
  (n) => line([`((s) => { ${n} = 32; })\`t\`;`]),
  (n) => line([`function f(v) { return v * ${n}; }`]),
  (n) => line([`var f = (${n}) => ${n} * 3;`]),
  (n) => line([`f = (v) => v - ${n};`]),
  (n) => line([`function g(v) { return f(v) + ${n}; }`]),
  (n) => line([`function g(${n}) { return g ? ${n} : 1; }`]),
  (n) => line([`const h = (v) => v * v + ${n};`], 'h'),
  (n) => line([`const h = function (v) { return Math.sin(v) * ${n}; };`], 'h'),
  (n) => line([`const sq = (v) => v * v, two = (u, v) => u * v - ${n};`], 'sq', 'two'),
  (n) => line([`function resetF() { f = (v) => v + 100; } resetF(${n});`]),
  (n) => line([`if (${n} > 0) { f = (v) => 5; }`]),
  (n) => line([`{ function f(v) { return v + ${n}; } }`]),
  (n) => line([`const { max: biggest } = Math; ${n};`], 'biggest'),
  (n) => line([`var biggest = Math.max; ${n};`]),
  (n) => line([`var { max: biggest } = Math; function other() { biggest = Math.min; } other(${n});`]),
  (n) => line([`const p = { a: 2, b: ${n} };`], 'p'),
  (n) => line([`const p = { a: 2, b: 3 };`, ` ${n};`], 'p'),
  (n) => line([`const p = { a: 2, b: 3, get a() { return ${n}; } };`], 'p'),
  (n) => line([`const p = { a: 2, ...{ a: ${n} } };`], 'p'),
  (n) => line([`const w = [0.5, 0.25]; ${n};`], 'w'),
  (n) => line([`p.a = ${n};`]),
  (n) => line([`p['a'] = ${n};`]),
  (n) => line([`p.a++; p.b *= ${n};`]),
  (n) => line([`var q = p; q.a = ${n};`]),
  (n) => line([`w.push(${n}); w.reverse();`]),
  (n) => line([`w[0] = ${n};`]),
  (n) => line([`(p).a = ${n};`]),
  (n) => line([`delete p.a; ${n};`]),
  (n) => line([`Object.assign(p, { a: ${n} });`]),
  (n) => line([`function touch() { p.a = ${n}; w[1] = 3; } touch();`]),
  (n) => line([`({ z: p.a } = { z: ${n} });`]),
  (n) => line([`var ${n};`]),
  (n) => line([`let t${n}; t${n} = ${n};`], `t${n}`),
  (n) => line([`${n} = 'text';`]),
  (n) => line([`${n} = [2];`]),
  (n) => line([`${n} = null;`]),
  (n) => line([`${n} = undefined;`]),
  (n) => line([`${n} = 3n;`]),
  (n) => line([`${n} = { valueOf: () => 2 };`]),
  (n) => line([`${n} = () => 3;`]),
  (n) => line([`${n} ||= 3;`]),
  (n) => line([`${n} &&= 3;`]),
  (n) => line([`${n} ??= 3;`]),
  (n) => line([`${n} <<= 1;`]),
  (n, m) => line([`${n} = ${m} += 2;`]),
  (n, m) => line([`${n} += ${m} = 2;`]),
  (n, _m, e) => line([`${n} = (${n} = `, ...e, `) + ${n};`]),
  (n, m) => line([`if (false) { ${n} = ${m}; }`]),
  (n) => line([`Math.tanh = () => ${n};`]),
  (n) => line([`var sq = (v) => v + ${n};`]),
  (n) => line([`async function late() { ${n} = await 5; } late();`]),
  (n) => line([`globalThis.eval('${n} = 33');`]),
  (n) => line([`void (${n} = 34);`]),
  (n) => line([`var arr = []; arr[${n} = 0] = ${n};`]),
  (n, m) => line([`var { [${n} = 'u']: ${m} } = { u: 4 };`]),
  (n, m) => line([`var fd = (v = (${n} = 36)) => v; fd(); ${m};`]),
  (n) => line([`Reflect.set(globalThis, '${n}', 37);`]),
  (n, m) => line([`import.meta; ${n} = ${m};`]),
];

const other = fc
  .tuple(fc.constantFrom(...others), variable, variable, expression)
  .map(([make, n, m, e]) => make(n, m, e));

/** A function with straight-line code of its own, called at once, later, or not at all. */
const inner: fc.Arbitrary<Line> = fc
  .tuple(
    fc.constantFrom('run', 'go'),
    fc.array(fc.oneof({ weight: 4, arbitrary: straight }, { weight: 1, arbitrary: other }), {
      minLength: 1,
      maxLength: 4,
    }),
    expression,
    fc.boolean(),
    fc.constantFrom('', 'a', 'x, y'),
  )
  .map(([name, body, value, called, parameters]) =>
    line([
      `function ${name}(${parameters}) {\n`,
      ...unique(body).flatMap(({ parts }): Parts => ['  ', ...parts, '\n']),
      '  return ',
      ...value,
      `;\n}${called ? ` ${name}(1.5);` : ''}`,
    ]),
  );

/** Without the lines that declare a name a second time. */
function unique(lines: readonly Line[]): readonly Line[] {
  const taken = new Set<string>();
  return lines.filter(({ declares }) => {
    const free = declares.every((name) => !taken.has(name));
    if (free) for (const name of declares) taken.add(name);
    return free;
  });
}

const start: readonly Part[] = (
  [
    ['a', '1.5'],
    ['b', '2.25'],
    ['c', '-0.5'],
    ['x', '3'],
    ['y', '0.75'],
  ] as const
).flatMap(([write, value]): Parts => ['var ', { write, operator: '', value: [value] }, ';\n']);

export const programs: fc.Arbitrary<Watched> = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.oneof(
        { weight: 8, arbitrary: straight },
        { weight: 3, arbitrary: other },
        { weight: 1, arbitrary: inner },
        { weight: 1, arbitrary: fc.constantFrom('run(2);', 'go();', 'bump(a);').map((text) => line([text])) },
      ),
      { minLength: 3, maxLength: 14 },
    ),
  )
  .map(([prepared, lines]) => {
    const body = unique(lines).flatMap(({ parts }): Parts => [...parts, '\n']);
    return new Watched(prepared ? [...start, ...body] : body, {});
  });
