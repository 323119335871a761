/* The sentences of a walk through a circuit: every piece of arithmetic in them is computed by JavaScript. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, Circuit } from '../../src/analysis/model';
import { Stops } from '../../src/drawing/stops';
import { analyze } from './analyze';
import { agrees, derivative, runScript, runs } from './oracle';

const digits = 17;
const point = { a: 1.25, b: -0.75, c: 0.4 };

function walkThrough(source: string, precision = digits) {
  const analysis = analyze(source);
  const [circuit] = analysis.circuits;
  const walk = new Stops(analysis, circuit, precision);
  const steps = Array.from({ length: walk.length }, (_, index) => walk.stepAt(index));
  const sentences = steps.map((step) => step?.sentence ?? '');
  return { analysis, circuit, walk, steps, sentences };
}

const names = 'max min hypot tanh sin cos abs sign sig sqrt log exp'.split(' ');
const functions = `const { max, min, hypot, tanh, sin, cos, abs, sign, sqrt, log, exp } = Math;
const sig = (x) => 1 / (1 + Math.exp(-x));`;

/** Pieces of arithmetic as the sentences write them, computed by JavaScript. */
function computeAll(pieces: readonly string[]): number[] {
  const code = pieces.map((piece) => `(${piece})`).join(', ');
  const script = code.replaceAll('\u00d7', '*').replaceAll('\u2212', '-').replaceAll('\u221e', 'Infinity');
  return Array.from(runScript(`${functions}[${script}]`) as number[], Number);
}

function computed(piece: string): number {
  return computeAll([piece])[0];
}

/** Whether there are numbers alone in it, and no names of wires. */
function isArithmetic(text: string): boolean {
  const words = text.replace(/\de\d|\de-\d/g, '0').match(/[a-z]\w*/gi) ?? [];
  return words.every((word) => names.includes(word));
}

/** Every chain `name = formula = arithmetic = number` of a sentence. */
function chains(sentence: string): { name: string; arithmetic: string; value: string }[] {
  const body = sentence.slice(sentence.indexOf(': ') + 2).replace(/\.$/, '');
  return body.split('; ').flatMap((clause) => {
    if (/^its inputs? w/.test(clause)) return [];
    const parts = clause.replace(/ \(this is .*\)$/, '').split(/ (?:[=\u2248]|gets) /);
    const [name, ...rest] = parts;
    const value = rest.at(-1);
    const arithmetic = rest.at(-2);
    return rest.length >= 2 && value && arithmetic && isArithmetic(arithmetic)
      ? [{ name, arithmetic, value }]
      : [];
  });
}

const leaf = fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('2', '0.5', '3'));
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
      .map(([one, sign, other]) => `(${one} ${sign} ${other})`),
    fc
      .tuple(fc.constantFrom('Math.tanh', 'Math.abs', 'Math.sin', 'sig', '-'), tie('expression'))
      .map(([name, inner]) => `${name}(${inner})`),
    fc
      .tuple(fc.constantFrom('Math.max', 'Math.min', 'Math.hypot'), tie('expression'), tie('expression'))
      .map(([name, one, other]) => `${name}(${one}, ${other})`),
  ),
}));

const programs = fc
  .tuple(expression, expression)
  .map(
    ([one, other]) =>
      `var a = 1.25, b = -0.75, c = 0.4;\nvar q = a + ${one};\nvar f = q * b + ${other};\n// @output f\n`,
  );

describe('stepping through a circuit', () => {
  it('says the guide\u2019s way what happens at each gate', () => {
    const { sentences } = walkThrough('var a = -2, b = 5, c = -4;\nvar q = a + b;\nvar f = q * c;\n', 4);
    assert.deepEqual(sentences, [
      '+ gate: q = a + b = \u22122 + 5 = 3.',
      '* gate: f = q \u00d7 c = 3 \u00d7 \u22124 = \u221212.',
      '* gate: the tug on f is 1; its inputs were q = 3 and c = \u22124; dq = c \u00d7 df = \u22124 \u00d7 1 = \u22124; dc = q \u00d7 df = 3 \u00d7 1 = 3.',
      '+ gate: its inputs were a = \u22122 and b = 5; da = dq = \u22124; db = dq = \u22124.',
    ]);
  });

  it('goes forward as the code runs, and backward the same way back', () => {
    fc.assert(
      fc.property(programs, (source) => {
        const { walk, steps, analysis, circuit } = walkThrough(source);
        const nodes = steps.map((step) => step?.node ?? -1);
        const { gates } = walk;
        assert.deepEqual(nodes, [...gates, ...[...gates].reverse()]);
        for (const gate of gates)
          for (const input of analysis.tape.inputsOf(gate))
            if (gates.includes(input)) assert.ok(gates.indexOf(input) < gates.indexOf(gate));
        const computedNodes = circuit.variables.filter(({ role }) => role !== 'input');
        for (const { version } of computedNodes) assert.ok(gates.includes(version.node));
      }),
      runs(60),
    );
  });

  it('says arithmetic that is right, on both ways', () => {
    fc.assert(
      fc.property(programs, (source) => {
        const all = walkThrough(source).sentences.flatMap(chains);
        const wanted = computeAll(all.map(({ arithmetic }) => arithmetic));
        const said = computeAll(all.map(({ value }) => value));
        all.forEach(({ name, arithmetic }, k) => {
          const close = Math.abs(said[k] - wanted[k]) <= 1e-9 * Math.max(Math.abs(wanted[k]), 1e-9);
          assert.ok(
            close || Object.is(said[k], wanted[k]),
            `${source}${name}: ${arithmetic} is ${wanted[k]}, not ${said[k]}`,
          );
        });
      }),
      runs(120),
    );
  });

  it('says the values that JavaScript computes', () => {
    const source = 'var a = 1.5, b = -0.5;\nvar q = a * b + Math.max(a, b);\nvar f = Math.tanh(q) / a;\n';
    const { sentences } = walkThrough(source);
    const said = new Map(
      sentences.flatMap((sentence) => chains(sentence).map(({ name, value }) => [name, value])),
    );
    for (const name of ['q', 'f'])
      assert.equal(computed(said.get(name) ?? ''), runScript(`${source};${name}`));
  });

  it('leads to the gradients that moving the inputs shows', () => {
    fc.assert(
      fc.property(programs, (source) => {
        const { sentences } = walkThrough(source);
        const body = source.slice(source.indexOf('var q'));
        const run = runScript(`${functions}(({ a, b, c }) => { ${body} return f; })`) as (
          at: typeof point,
        ) => number;
        for (const name of ['a', 'b', 'c'] as const) {
          const value = point[name];
          const last = sentences
            .flatMap((sentence) => [...sentence.matchAll(shares(name))])
            .map((match) => match[2] ?? match[1])
            .at(-1);
          if (last === undefined) continue;
          const f = (x: number) => run({ ...point, [name]: x });
          const found = derivative(f, value);
          assert.notEqual(agrees(computed(last), found), false, `${source}d${name} is said to be ${last}`);
        }
      }),
      runs(40),
    );
  });

  it('says how shares add up', () => {
    const { sentences } = walkThrough('var a = 3;\nvar q = 2 * a;\nvar f = q * a;\n', 4);
    assert.match(
      sentences[2],
      /da gets q \u00d7 df = 6 \u00d7 1 = 6 \(this is the first of 2 shares of da\)/,
    );
    assert.match(
      sentences[3],
      /da gets 2 \u00d7 dq = 2 \u00d7 3 = 6 \(this is the second of 2 shares of da: 6 \+ 6 adds up to 12\)/,
    );
  });

  it('says which side a switch lets through', () => {
    const { sentences } = walkThrough('var a = 3, b = 2;\nvar x = Math.max(a, b);\n', 4);
    assert.equal(sentences[0], 'max gate: x = max(a, b) = max(3, 2) = 3; a is switched through, b is cut.');
    assert.match(sentences[1], /da = dx = 1; db gets 0, since the switch cuts it off/);
  });

  it('says where no gradient arrives', () => {
    const { sentences } = walkThrough('var a = 3, b = 2;\nvar x = Math.max(a + b, a * b);\n', 4);
    assert.ok(sentences.some((sentence) => sentence.includes('no gradient arrives here')));
  });

  it('says what can\u2019t be known, and why', () => {
    const { sentences } = walkThrough('var a = 2;\nvar u = frob(a);\nvar x = u * a;\n// @output x\n', 4);
    assert.match(
      sentences[0],
      /x = u \u00d7 a can\u2019t be known: frob is not known: neither the file nor JavaScript says/,
    );
  });

  it('says why a gradient can\u2019t be known, of wires with a name and without', () => {
    const source = 'var a = 2, b = 3;\nvar q = frob(a * b);\nvar x = q * (a * b + 1);\n';
    const { sentences } = walkThrough(source, 4);
    const why =
      /(?<what>[^;:]*) can\u2019t be known: it flows into something that is not read: frob is not known/;
    const unknown = sentences.slice(sentences.length / 2).map((each) => why.exec(each)?.groups?.what.trim());
    assert.deepEqual(unknown, ['d(a * b + 1) = q \u00d7 dx', 'd(a * b + 1)', 'd(a * b)']);
  });

  it('marks what rests on assumed values', () => {
    const { sentences } = walkThrough('var x = a * b;\nvar da = b * dx;\n', 4);
    assert.match(sentences[0], /x = a \u00d7 b \u2248 /);
    assert.match(sentences[1], /da = b \u00d7 dx \u2248 /);
  });

  it('leaves out the hand-written pass and its helpers, constants, and other circuits', () => {
    const source =
      'var a = 2 * 3, b = 4;\nvar q = a * b;\nvar s = q + Math.PI / 2;\nvar den = a * a;\nvar ds = 1;\nvar dq = ds;\nvar da = b * dq * den / den;\nvar z = a - b;\n';
    const { walk, analysis } = walkThrough(source);
    const texts = walk.gates.map((gate) => source.slice(analysis.tape.from[gate], analysis.tape.to[gate]));
    assert.deepEqual(texts, ['a * b', 'q + Math.PI / 2']);
  });

  it('has nothing to say outside of the walk', () => {
    const { walk } = walkThrough('var a = 2;\nvar x = a * a;\n');
    assert.equal(walk.length, 2);
    assert.deepEqual([walk.stepAt(-1), walk.stepAt(2)], [null, null]);
  });

  it('walks through 10,000 gates', () => {
    const source = `var a = 0.5;\nvar x = a;\n${'x = x * a + 1;\n'.repeat(5000)}// @output x\n`;
    const analysis: Analysis = analyze(source);
    const circuit: Circuit = analysis.circuits[0];
    const walk = new Stops(analysis, circuit, 4);
    assert.ok(walk.length > 20_000);
    assert.match(walk.stepAt(walk.length - 1)?.sentence ?? '', /shares of da/);
  });
});

/** The number of `dname = … = 3`, or the sum where it is one of several shares. */
function shares(name: string): RegExp {
  return new RegExp(
    `(?<![\\w(])d${name} (?:=|gets) (?:[^;]*? = )?([\u2212\\d.e-]+)(?: \\(this is the \\w+ of \\d+ shares of d${name}(?:: .*? adds up to ([\u2212\\d.e-]+)(?: so far)?)?\\))?(?=;|\\.$)`,
    'g',
  );
}
