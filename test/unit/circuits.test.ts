/* Values and gradients of random circuits, held against real JavaScript and against moving the inputs. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';
import { agrees, derivative, newWorld, runs } from './oracle';
import { writtenOut } from './written-out';

const unary =
  'sin cos tanh exp sqrt log atan sinh cosh cbrt log1p expm1 abs asinh atan tan log2 log10 floor sign round ceil trunc acosh asin acos atanh'.split(
    ' ',
  );

/** An expression over the names that are defined so far, as text. */
function expression(names: readonly string[], depth: number): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...names) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('2', '0.5', '1.5', '3', '1e-1', '0x2', '1_0', '.25', 'Math.PI', 'Math.LN2'),
    },
  );
  if (depth === 0) return leaf;
  const inner = expression(names, depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(inner, fc.constantFrom('+', '-', '*', '/'), inner).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(inner, fc.constantFrom('+', '-', '*'), inner, fc.constantFrom('*', '-', '/'), inner)
      .map((parts) => `(${parts.join(' ')})`),
    inner.map((a) => `-(${a})`),
    fc.tuple(fc.constantFrom(...unary), inner).map(([f, a]) => `Math.${f}(${a})`),
    inner.map((a) => `sig(${a})`),
    fc.tuple(fc.constantFrom(...writtenOut), inner).map(([way, a]) => `(${way.replace(/\bq\b/g, a)})`),
    inner.map((a) => `square(${a})`),
    fc.tuple(inner, fc.constantFrom('2', '3', '-1', '0.5')).map(([a, n]) => `(${a}) ** ${n}`),
    fc.tuple(inner, inner).map(([a, b]) => `Math.pow(Math.abs(${a}) + 0.5, ${b})`),
    fc.tuple(inner, inner).map(([a, b]) => `Math.atan2(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('max', 'min', 'hypot'), inner, inner, inner)
      .map(([f, a, b, c]) => `Math.${f}(${a}, ${b}, ${c})`),
    fc
      .tuple(inner, fc.constantFrom('<', '>', '<=', '>='), inner, inner, inner)
      .map(([a, op, b, c, d]) => `(${a} ${op} ${b} ? ${c} : ${d})`),
    fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} > ${b}) * ${c}`),
    fc.tuple(inner, inner).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(inner, inner).map(([a, b]) => `(${a} % ${b})`),
    fc.tuple(inner, inner).map(([a, b]) => `blend(${a}, ${b})`),
  );
}

const helper = 'function blend(s, t) { return s * 0.25 + t * s; }\nconst sq = (v) => v * v;\n';

/** A straight-line program over four inputs, its last line the output. */
const program = fc
  .tuple(
    fc.uniqueArray(
      fc.integer({ min: 15, max: 290 }).map((hundredths) => hundredths / 100),
      { minLength: 4, maxLength: 4 },
    ),
    fc.array(fc.tuple(expression(['a', 'b', 'c', 'd'], 2), fc.nat(9)), { minLength: 1, maxLength: 5 }),
    fc.array(expression(['a', 'b', 'c', 'd', 'v0'], 2), { minLength: 1, maxLength: 3 }),
  )
  .map(([inputs, lines, more]) => {
    const given = inputs.map((value, k) => `var ${'abcd'[k]} = ${value};`);
    const first = lines.map(([text, kind], k) =>
      k > 0 && kind < 2
        ? `v0 ${['+=', '*='][kind]} ${text};`
        : `${['let', 'const', 'var'][kind % 3]} v${k} = ${text};`,
    );
    if (!first[0].startsWith('const'))
      return { given, body: [...first, ...more.map((text, k) => `var w${k} = ${text} + v0;`)] };
    return {
      given,
      body: [
        first[0].replace('const', 'let'),
        ...first.slice(1),
        ...more.map((text, k) => `var w${k} = ${text} + v0;`),
      ],
    };
  })
  .map(({ given, body }) => ({
    given,
    body: [
      ...body,
      `var out = ${body.flatMap((line) => /^(?:var|let|const) (\w+)/.exec(line)?.[1] ?? []).join(' + ')};`,
    ],
  }));

const world = { Math, sig: (q: number) => 1 / (1 + Math.exp(-q)), square: (q: number) => q * q };

describe('random circuits', function () {
  this.timeout(0);

  it('have JavaScript’s values bit for bit, derivatives for gradients, and formulas that give them', () => {
    let gradients = 0;
    let formulas = 0;
    fc.assert(
      fc.property(program, ({ given, body }) => {
        const source = `${helper}${given.join('\n')}\n${body.join('\n')}\n`;
        const analysis = analyze(source);
        const circuit = report('x.js', analysis).circuits.find(({ scope }) => scope === 'top level');
        assert.ok(circuit, source);
        const names = [...new Set(circuit.variables.map(({ name }) => name))];
        const inWorld = newWorld(world);
        const real = inWorld(
          `${helper}${given.join('\n')}\n${body.join('\n')}\n;({ ${names.join(', ')} })`,
        ) as Record<string, number>;
        const output = inWorld(`(function (a, b, c, d) { ${helper}${body.join('\n')}\nreturn out; })`) as (
          ...inputs: number[]
        ) => number;
        const inputs = [real.a, real.b, real.c, real.d];
        const number = (value: unknown) => (typeof value === 'string' ? Number(value) : value);
        const env: Record<string, unknown> = { ...world, ...real };
        for (const { name, gradient } of circuit.variables) env[`d${name}`] = number(gradient);
        const evaluate = newWorld(env);
        evaluate(helper);
        const isLast = (k: number) =>
          !circuit.variables.slice(k + 1).some(({ name }) => name === circuit.variables[k].name);
        circuit.variables.forEach(({ name, value, gradient, formula, role }, k) => {
          if (isLast(k))
            assert.ok(
              Object.is(number(value), real[name]),
              `${name} is ${real[name]}, shown as ${value}\n${source}`,
            );
          const shown = Number(number(gradient));
          if (formula !== null && Number.isFinite(shown) && isLast(k)) {
            const evaluated = Number(evaluate(formula));
            const near = Math.abs(evaluated - shown) <= 1e-9 * (1 + Math.abs(shown));
            assert.ok(
              near || !Number.isFinite(evaluated),
              `${name}: ${formula} gives ${evaluated}, not ${shown}\n${source}`,
            );
            formulas++;
          }
          if (role !== 'input' || !'abcd'.includes(name) || !Number.isFinite(shown)) return;
          const index = 'abcd'.indexOf(name);
          const found = derivative((moved) => output(...inputs.with(index, moved)), real[name]);
          const noise = 1e-9 * Math.abs(real.out);
          const right = agrees(shown, found && { ...found, error: found.error + noise });
          if (right === null) return;
          assert.ok(right, `gradient of ${name} is ${shown}, by moving it ${found?.value}\n${source}`);
          gradients++;
        });
      }),
      runs(500),
    );
    assert.ok(
      gradients > 200 && formulas > 300,
      `${gradients} gradients and ${formulas} formulas could be checked`,
    );
  });

  it('reads operators with JavaScript’s precedence', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'a',
          'b',
          '2',
          '+',
          '-',
          '*',
          '/',
          '%',
          '**',
          '<',
          '>',
          '===',
          '!==',
          '&&',
          '||',
          '??',
          '?',
          ':',
          '(',
          ')',
          '!',
          '>=',
          '==',
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join(' '));
    const evaluate = newWorld(world);
    let valid = 0;
    fc.assert(
      fc.property(text, (expressionText) => {
        let real: unknown;
        try {
          real = evaluate(`(() => { var a = 1.75, b = -0.5; var y = ${expressionText}; return y; })()`);
        } catch {
          return;
        }
        const shown = analyze(`var a = 1.75, b = -0.5; var y = ${expressionText};`);
        const y = [...shown.circuits.flatMap(({ variables }) => variables), ...shown.loose].find(
          ({ name }) => name === 'y',
        );
        if (!y || y.value === null) return;
        valid++;
        assert.ok(Object.is(y.value, Number(real)), `${expressionText} is ${real}, shown as ${y.value}`);
      }),
      runs(20000),
    );
    assert.ok(valid > 100, `${valid} expressions were valid`);
  });
});

describe('a function that returns what it went back through', () => {
  for (const between of ['', 'a += 0.1 * da;', 'var c = a * 2;'])
    it(`has its seed once: ${between}`, () => {
      const source = `function train(a, b) {\nvar q = a * b;\nvar dq = 1;\nvar da = b * dq;\n${between}\nreturn q;\n}`;
      const [{ variables }] = analyze(source).circuits;
      const [a, b, q] = ['a', 'b', 'q'].map((name) => variables.find((variable) => variable.name === name));
      assert.deepEqual([q?.gradient, a?.gradient, b?.gradient], [1, b?.value, a?.value]);
    });
});

describe('a function whose meaning is assumed', () => {
  it('changes nothing behind a line, and one that is not known may', () => {
    const gradientIn = (callee: string) => {
      const source = `function f(c) {\n  v = ${callee}(c);\n  out = v * ${callee}(v);\n  return out;\n}\n`;
      const { circuits } = report('f.js', analyze(source));
      return circuits[0].variables.find(({ name }) => name === 'c')?.gradient;
    };
    assert.equal(typeof gradientIn('sig'), 'number');
    assert.equal(gradientIn('other'), null);
  });
});
