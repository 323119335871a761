/* What is said of a node is said of it alone, also in files where passes were tried and refused. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/model';
import { explain } from '../../src/wording/explain';
import type { Explanation } from '../../src/wording/explanation';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';
import { newWorld, runs } from './oracle';

/** What the bare names mean, and the gates that they are taken to be. */
const meanings: Readonly<Record<string, readonly [gate: string, compute: (v: number) => number]>> = {
  sig: ['sigmoid', (v) => 1 / (1 + Math.exp(-v))],
  sigmoid: ['sigmoid', (v) => 1 / (1 + Math.exp(-v))],
  relu: ['relu', (v) => Math.max(v, 0)],
  square: ['square', (v) => v * v],
  softplus: ['softplus', (v) => Math.log(1 + Math.exp(v))],
  tanh: ['Math.tanh', Math.tanh],
  exp: ['Math.exp', Math.exp],
};

const evaluate = newWorld({
  ...Object.fromEntries(Object.entries(meanings).map(([name, [, compute]]) => [name, compute])),
});

/** All numbers that a name of a circuit may stand for: of its versions, and of what it is the gradient of. */
type Numbers = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * Whether an expression has this value under one reading of its names, each for itself: `dx * dx` may be a variable of
 * that name times the gradient of x. Null where a name has no number.
 */
function gives(expression: string, expected: number, numbers: Numbers): boolean | null {
  const read: string[] = [];
  const code = expression.replace(/(?<![.\w])[a-z_]\w*(?!\w*\()/gi, (name) =>
    name === 'Math' || name in meanings ? name : `v[${read.push(name) - 1}]`,
  );
  let readings: readonly (readonly number[])[] = [[]];
  for (const name of read) {
    const values = [...(numbers.get(name) ?? [])];
    if (values.length === 0) return null;
    readings = readings.flatMap((reading) => values.map((value) => [...reading, value]));
    if (readings.length > 5000) return null;
  }
  const run = evaluate(`(function (v) { return ${code}; })`) as (values: readonly number[]) => number;
  return readings.some((reading) => Math.abs(run(reading) - expected) <= 1e-9 * (1 + Math.abs(expected)));
}

/** The numbers of each circuit, in the order of the report. */
function numbersOf({ circuits, gradientNames }: Analysis): Numbers[] {
  return circuits.map(({ variables, wiring }) => {
    const names = gradientNames.in(wiring);
    const numbers = new Map<string, Set<number>>();
    const add = (name: string, value: number | null) => {
      if (value !== null) numbers.set(name, (numbers.get(name) ?? new Set()).add(value));
    };
    for (const { name, value, gradient } of variables) {
      add(name, value);
      add(names.gradientOf(name), gradient);
    }
    return numbers;
  });
}

/** Fails where a formula that is shown has another value than the gradient beside it. Returns how many were compared. */
function checkFormulas(analysis: Analysis): number {
  const numbers = numbersOf(analysis);
  let compared = 0;
  for (const [k, { variables }] of report('x.js', analysis).circuits.entries())
    for (const { name, gradient, formula } of variables) {
      if (!formula || gradient === null || !Number.isFinite(Number(gradient))) continue;
      const right = gives(formula, Number(gradient), numbers[k]);
      assert.notEqual(right, false, `the gradient of ${name} is ${gradient}, and not ${formula}`);
      if (right) compared++;
    }
  return compared;
}

/** Fails where a hover says something that is not written in the place that it is about. */
function checkHover(hover: Explanation, source: string): void {
  const { from, to } = hover.span;
  const text = source.slice(from, to);
  for (const note of hover.notes) {
    const [, callee, gate] = /what (.+) is; it is taken to be (.+)\.$/.exec(note) ?? [];
    if (callee === undefined) continue;
    assert.equal(gate, meanings[callee]?.[0], `${text}: ${note}`);
    const there = hover.kind === 'variable' ? source : text;
    assert.ok(there.includes(`${callee}(`), `${text}: ${note}`);
  }
  const [, operator] = /^([-+*/]) gate/.exec(hover.role) ?? [];
  if (operator !== undefined) assert.ok(text.includes(operator), `${text} is said to be a ${operator} gate`);
  const [, named] = /^(\S+) gate/.exec(hover.role) ?? [];
  const callees = Object.keys(meanings).filter((name) => meanings[name][0] === named);
  if (callees.length > 0)
    assert.ok(
      callees.some((name) => text.includes(`${name}(`)),
      `${text} is said to be a ${named} gate`,
    );
  const [, unread] = /^(\S+) is only known when it runs/.exec(hover.reason ?? '') ?? [];
  if (unread !== undefined) assert.ok(source.includes(unread), `${text}: ${hover.reason}`);
  if (hover.kind === 'unread' && unread !== undefined) assert.ok(text.includes(unread), `${text}: ${unread}`);
}

function checkHovers(analysis: Analysis): void {
  const { source } = analysis;
  const numbers = numbersOf(analysis);
  for (const { index } of source.matchAll(/\w+|[-+*/]/g)) {
    const hover = explain(analysis, index);
    if (!hover) continue;
    checkHover(hover, source);
    if (hover.kind !== 'variable') continue;
    const all = numbers.length === 1 ? numbers[0] : null;
    for (const { local, localValue, upstream, upstreamValue } of hover.contributions)
      if (all && Number.isFinite(localValue * upstreamValue)) {
        assert.notEqual(gives(local, localValue, all), false, `${local} of ${hover.title} is ${localValue}`);
        assert.notEqual(gives(upstream, upstreamValue, all), false, `${upstream} is ${upstreamValue}`);
      }
  }
}

const names = ['a', 'b', 'c', 'k', 'q', 'x', 'dx', 'dq', 'da'];

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom('2', '0.5', 'w[i]', 'v[i]') },
    {
      weight: 5,
      arbitrary: fc
        .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '*', '*', '/'), tie('expression'))
        .map(([one, sign, other]) => `(${one} ${sign} ${other})`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...Object.keys(meanings), 'Math.sin'), tie('expression'))
        .map(([name, argument]) => `${name}(${argument})`),
    },
  ),
}));

const statement = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('q', 'x', 'y', 'u', 'z'), expression)
      .map(([name, value]) => `var ${name} = ${value};`),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('dx', 'dq', 'da', 'db', 'dk', 'dy'), fc.constantFrom('=', '=', '+='), expression)
      .map(([name, sign, value]) => `${sign === '=' ? 'var ' : ''}${name} ${sign} ${value};`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('var dx = 1;', 'var dq = c * dx;', 'var dc = q * dx;', 'dq += 1;'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('if (u) da = 3;', 'touch(dq);', 'for (;;) break;', '// @output x'),
  },
);

const files = fc
  .tuple(
    fc.constantFrom('', 'var a = 0.7, b = -0.4, c = 1.3, k = 0.9;\n', 'var b = 0.6;\nvar k = -1.2;\n'),
    fc.constantFrom('var q = a + b;\nvar x = q * c;\n', 'var x = sig(a) * b;\n', 'var q = w[i] * a;\n'),
    fc.array(statement, { minLength: 1, maxLength: 6 }),
  )
  .map(([numbers, forward, lines]) => `${numbers}${forward}${lines.join('\n')}\n`);

describe('what is said of code in which a backward pass was looked for and not found', function () {
  this.timeout(0);

  for (const last of [
    'var da = dq * dq + (sig(b) * a) * k;',
    'var da = dq * dq + (sig(b) * tanh(a)) * k;',
    'var da = (dq + sig(b) * a) * k;',
    'var da = k * (sig(b) * a) - dq * dq;',
    'var da = relu(dq) * dq + (sig(b) * a) * k;',
    'var dc = dq * dq + (exp(b) * a) * k;',
    'var da = dq * dq;\nvar db = (sig(b) * a) * k;',
    'var dx = dq * dq;\nvar da = (sig(b) * a) * k + dx;',
    'var da = dq * dq + w[i] * (sig(b) * a) * k;',
    'var da = dx * dx + square(dq) * (sig(b) * a) * k;',
  ])
    it(`holds: ${last}`, () => {
      const analysis = analyze(`var q = a + b;\nvar x = q * c;\n${last}\n`);
      checkHovers(analysis);
      assert.ok(checkFormulas(analysis) > 0);
    });

  it('holds in any: formulas have the value of the gradient, and hovers speak of what stands there', () => {
    const count = { files: 0, formulas: 0 };
    fc.assert(
      fc.property(files, (source) => {
        const analysis = analyze(source);
        checkHovers(analysis);
        count.files++;
        count.formulas += checkFormulas(analysis);
      }),
      runs(200),
    );
    assert.ok(count.formulas > count.files, JSON.stringify(count));
  });
});
