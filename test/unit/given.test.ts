/* Which numbers the file gives, which are assumed, and which can't be known. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis/model';
import { verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import { inlineTexts } from '../../src/wording/inline';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';

const variables = ({ circuits, loose }: Analysis) => [
  ...circuits.flatMap((each) => each.variables),
  ...loose,
];

/** The last variable of this name, in the scope where there are several. */
function variable(analysis: Analysis, name: string, scope = '') {
  const inScope = analysis.circuits.filter((circuit) => scope === '' || circuit.scope === scope);
  const found = inScope.flatMap((circuit) => circuit.variables).findLast((each) => each.name === name);
  assert.ok(found, `${name} in ${variables(analysis).map((each) => each.name)}`);
  return found;
}

const shownOn = (analysis: Analysis, line: number) =>
  inlineTexts(analysis, { show: 'both', precision: 4, maxLength: 200 })
    .filter((text) => text.line === line - 1)
    .map(({ value, gradient }) => value + gradient)
    .join('');

const judgements = (analysis: Analysis) =>
  verify(analysis).flatMap(({ verdicts }) => verdicts.map(({ name, judgement }) => `${name} ${judgement}`));

/** Ways in which code that can't be followed sets b, and what the hover says of them. Line 2 of the file. */
const unread: readonly (readonly [code: string, why: RegExp])[] = [
  ['if (risky(a)) b = 10;', /line 2 may change it: risky is not known/],
  ['if (risky(a) > 1) { b = 10; } else { b = 4; }', /line 2 may change it: risky is not known/],
  ['for (var i = 0; i < risky(a); i++) b += 1;', /line 2 may change it: how many rounds it has/],
  ['while (risky(b) < 7) b *= 2;', /line 2 may change it: how many rounds it has/],
  ['do b++; while (risky(b));', /line 2 may change it: how many rounds it has/],
  ['for (b of risky(a));', /line 2 may change it: what this goes through is not known/],
  ['switch (risky(a)) { case 1: b = 7; }', /line 2 may change it: which case it is/],
  ['try { b = risky(a); } catch { b = 1; }', /line 2 may change it: risky is not known/],
  ['{ b = risky(a); }', /risky is not known/],
  ['[b] = risky(a);', /line 2 may change it: what this has is not known/],
  ['({ b } = risky(a));', /b of this is not known/],
  ['risky(a) && (b = 7);', /line 2 may change it: risky is not known/],
  ['function bump() { b = b + 1; } risky(bump);', /line 2 may change it: risky is not known/],
  ["eval('b = 7');", /line 2/],
];

/** What code that is followed makes of b, which was 3. */
const followed: readonly (readonly [code: string, b: number])[] = [
  ['if (a > 1) b = 10;', 10],
  ['if (a < 1) { b = 10; } else { b = 4; }', 4],
  ['for (var i = 0; i < 3; i++) b += 1;', 6],
  ['while (b < 7) b *= 2;', 12],
  ['do b++; while (b < 7);', 7],
  ['for (b of [1, 2, 3]);', 3],
  ['try { b = 8; } catch { b = 1; }', 8],
  ['{ b = 8; }', 8],
  ['[b] = [7];', 7],
  ['({ b } = { b: 7 });', 7],
  ['a && (b = 7);', 7],
  ['function bump() { b = b + 1; } bump();', 4],
];

describe('what the file computes in code that is not read', () => {
  for (const [code, why] of unread) {
    const source = `var a = 2, b = 3, c = 4;\n${code}\nvar y = a * b;\nvar z = y + c * 5;\n`;

    it(`has no number, nor has what follows from it: ${code}`, () => {
      const analysis = analyze(source);
      for (const name of ['y', 'z']) {
        const { value, assumed, reason } = variable(analysis, name);
        assert.equal(value, null);
        assert.equal(assumed, false);
        assert.match(reason ?? '', why);
      }
      assert.match(shownOn(analysis, 3), /(^|, )y = \?/);
      assert.match(explain(analysis, source.indexOf('z ='))?.reason ?? '', why);
      assert.match(explain(analysis, source.indexOf('b;\nvar z'))?.reason ?? '', why);
      const json = report('x.js', analysis).circuits[0].variables.filter(({ name }) => name === 'y');
      assert.deepEqual(
        json.map(({ value, assumed }) => [value, assumed]),
        [[null, false]],
      );
    });
  }

  for (const [code, b] of followed)
    it(`has its number where that code is followed: ${code}`, () => {
      const analysis = analyze(`var a = 2, b = 3, c = 4;\n${code}\nvar y = a * b;\nvar z = y + c * 5;\n`);
      assert.equal(variable(analysis, 'y').value, 2 * b);
      assert.equal(variable(analysis, 'z').value, 2 * b + 20);
      assert.equal(variable(analysis, 'z').assumed, false);
      assert.equal(variable(analysis, 'a').gradient, b);
    });

  it('is assumed where only what decides is', () => {
    for (const code of ['if (free > 1) b = 10;', 'if (free) b = 10;', 'free && (b = 7);']) {
      const y = variable(analyze(`var a = 2, b = 3;\n${code}\nvar y = a * b;\n`), 'y');
      assert.ok(y.assumed && y.value !== null, code);
    }
  });

  it('leaves alone the gradients that do not rest on it', () => {
    const source = 'var a = k, c = 4;\nvar b = 3;\nif (risky(b)) b = 10;\nvar y = a * b + c * 5;\n';
    const analysis = analyze(source);
    assert.equal(variable(analysis, 'a').gradient, null);
    assert.match(variable(analysis, 'a').reason ?? '', /line 3 may change it: risky is not known/);
    assert.equal(variable(analysis, 'c').gradient, 5);
    assert.equal(shownOn(analysis, 1).includes('da = ?'), true);
  });

  it('leaves a switch whose test it is with both sides open', () => {
    const source =
      'var a = k, c = 4;\nvar b = 3;\nif (risky(b)) b = 10;\nvar y = (b > 2 ? a : c) + Math.max(c, b);\n';
    const analysis = analyze(source);
    for (const name of ['a', 'c']) assert.equal(variable(analysis, name).gradient, null, name);
  });

  it('lets a switch that is known cut it off', () => {
    const source = 'var a = -1;\nvar b = 3;\nif (risky(b)) b = 10;\nvar y = Math.max(a, 0) * b;\n';
    assert.equal(variable(analyze(source), 'a').gradient, 0);
  });

  it('is as unknown in a function', () => {
    const source = 'let b = 3;\nif (risky(b)) b = 10;\nfunction f(x) { const y = x * b; return y + 1; }\n';
    const analysis = analyze(source);
    assert.equal(variable(analysis, 'b', 'f').value, null);
    assert.match(variable(analysis, 'y', 'f').reason ?? '', /line 2 may change it: an if/);
  });

  it('includes what becomes of the objects of the file', () => {
    for (const [before, read] of [
      ['const p = { a: 2 }; risky(p);', 'p.a'],
      ['const w = [1, 2]; risky(w);', 'w[0]'],
      ['const o = { b: 2 * k, f() { return risky(o); } };', 'o.f()'],
    ])
      assert.equal(variable(analyze(`${before}\nvar y = ${read} * 2;`), 'y').value, null, before);
    for (const [before, read, value] of [
      ['const p = { a: 2 }; p.a = 5;', 'p.a', 5],
      ['const w = [1, 2]; w.push(3);', 'w[2]', 3],
      ['const w = [1, 2];', 'w.length', 2],
      ['const o = { f() { return 3; } };', 'o.f()', 3],
    ] as const)
      assert.equal(
        variables(analyze(`${before}\nvar y = ${read} * 2;`)).findLast(({ name }) => name === 'y')?.value,
        2 * value,
        before,
      );
  });

  it('is not what the file does not give: that is assumed', () => {
    for (const read of ['free', 'data[0]', 'readInput()', 'config.rate', 'document.title.length']) {
      const { value, assumed } = variable(analyze(`var y = ${read} * 2;`), 'y');
      assert.ok(assumed && value !== null, read);
    }
    const imported = analyze("import { data } from './data.js';\nvar y = data[0] * 2;");
    assert.ok(variable(imported, 'y').assumed);
  });

  it('gets a number from @input and from Set Input Value', () => {
    const source = 'var a = 2, b = 3;\nif (risky(b)) b = 10;\nvar y = a * b;\n';
    assert.equal(variable(analyze(`// @input b = 10\n${source}`), 'y').value, 20);
    assert.equal(variable(analyze(source, { inputs: new Map([['b', 7]]) }), 'y').value, 14);
  });

  it('does not keep a pass from being judged', () => {
    const pass = (line: string) =>
      `var a = k, b = 3;\nif (risky(b)) b = 10;\nvar q = a * b;\nvar f = q * q;\nvar df = 1;\nvar dq = 2 * q * df;\n${line}\n`;
    assert.deepEqual(judgements(analyze(pass('var da = b * dq;'))), ['df exact', 'dq exact', 'da exact']);
    assert.deepEqual(judgements(analyze(pass('var da = a * dq;'))), ['df exact', 'dq exact', 'da wrong']);
    const [{ verdicts }] = verify(analyze(pass('var da = a * dq;')));
    const wrong = verdicts.find(({ name }) => name === 'da');
    assert.deepEqual([wrong?.value, wrong?.expected], [null, null]);
    assert.ok(wrong?.counterexample?.settable.has('b'));
  });
});

describe('a parameter with a default', () => {
  for (const [text, value] of [
    ['0.01', 0.01],
    ['-1', -1],
    ['1e-3', 1e-3],
    ['1 / 3', 1 / 3],
    ['2 * Math.PI', 2 * Math.PI],
    ['(4)', 4],
  ] as const)
    it(`has it as its value: ${text}`, () => {
      const source = `function f(x, k = ${text}) { return x * k; }`;
      const k = variable(analyze(source), 'k');
      assert.deepEqual([k.value, k.assumed], [value, false]);
      const about = explain(analyze(source), source.indexOf('k ='));
      assert.match(about?.role ?? '', /default/);
    });

  it('has it in TypeScript, too', () => {
    const source = 'function f(x: number, k: number = 0.5) { return x * k; }';
    assert.equal(variable(analyze(source, { language: 'typescript' }), 'k').value, 0.5);
  });

  it('is assumed where that is no number of the text', () => {
    for (const text of ['x', 'LR', 'rate()', 'null', 'true', "'3'", '{}'])
      assert.ok(variable(analyze(`function f(x, k = ${text}) { return x * k; }`), 'k').assumed, text);
  });

  it('takes another value from @input', () => {
    const source = 'function f(x, k = 0.01) {\n  // @input k = 3\n  return x * k;\n}';
    assert.equal(variable(analyze(source), 'k').value, 3);
  });

  it('varies in verification', () => {
    const pass = (factor: string) =>
      `function f(x, k = 1) {\n  const y = x * k;\n  const z = y * y;\n  const dz = 1;\n  const dy = 2 * y * dz;\n  const dx = ${factor} * dy;\n  return dx;\n}`;
    assert.deepEqual(judgements(analyze(pass('k'))), ['dz exact', 'dy exact', 'dx exact']);
    assert.deepEqual(judgements(analyze(pass('1'))), ['dz exact', 'dy exact', 'dx wrong']);
  });
});

describe('Math.random()', () => {
  it('lies in [0, 1), is never 0 or 1, and every call gives another number', () => {
    const calls = Array.from({ length: 20 }, (_, k) => `var u${k} = Math.random() * 2 - 1;`).join('\n');
    const analysis = analyze(`${calls}\nvar y = u0 + Math.random() - Math.random();`);
    const drawn = variables(analysis).filter(({ name }) => name.startsWith('Math.random()'));
    assert.equal(drawn.length, 22);
    assert.equal(new Set(drawn.map(({ value }) => value)).size, 22);
    for (const { value, assumed } of drawn) assert.ok(assumed && value !== null && value > 0 && value < 1);
    for (let k = 0; k < 20; k++) {
      const { value } = variable(analysis, `u${k}`);
      assert.ok(value !== null && value >= -1 && value < 1);
    }
  });

  it('stays there by another name, and in verification', () => {
    const source =
      'const u = Math.random();\nvar y = k * Math.sqrt(u);\nvar z = (u < 0 ? 5 : 2) * y;\nvar dz = 1;\nvar dy = 2 * dz;\nvar dk = Math.sqrt(u) * dy;\n';
    const analysis = analyze(source);
    const { value } = variable(analysis, 'u');
    assert.ok(value !== null && value > 0 && value < 1);
    assert.deepEqual(judgements(analysis), ['dz exact', 'dy exact', 'dk exact']);
  });
});

describe('@input', () => {
  const notes = (source: string) => analyze(source).notes.map(({ line, message }) => `${line}: ${message}`);

  it('does not go against the code, which a note says', () => {
    const source = '// @input n = 3\nvar n = 2;\nvar y = n * k;\n';
    assert.equal(variable(analyze(source), 'n').value, 2);
    assert.deepEqual(notes(source), [
      '1: @input n = 3 changes nothing: the code itself says what n is, on line 2.',
    ]);
    assert.deepEqual(explain(analyze(source), 5)?.notes.length, 1);
  });

  it('says so where it is for nothing at all', () => {
    assert.match(
      notes('// @input m = 3\nvar y = k * 2;\n')[0],
      /^1: @input m = 3 changes nothing: nothing here reads m/,
    );
    assert.match(notes('// @input k = 3\n// @input k = 4\nvar y = k * 2;\n')[0], /^1: .*line 2 has another/);
    assert.deepEqual(notes('// @input k = 3\nvar y = k * 2;\n'), []);
  });

  it('counts in the function where it stands, and in no other', () => {
    const source =
      'function f(n) {\n  // @input n = 4\n  return n * 2;\n}\nfunction g(n) {\n  return n * 3;\n}\nvar y = n * 5;\n';
    const analysis = analyze(source);
    assert.equal(variable(analysis, 'n', 'f').value, 4);
    assert.ok(variable(analysis, 'n', 'g').assumed);
    assert.ok(variable(analysis, 'n', 'top level').assumed);
  });

  it('counts at the top level for the functions that have none of their own', () => {
    const source =
      '// @input n = 7\nfunction f(n) {\n  // @input n = 4\n  return n * 2;\n}\nfunction g(n) {\n  return n * 3;\n}\n';
    const analysis = analyze(source);
    assert.equal(variable(analysis, 'n', 'f').value, 4);
    assert.equal(variable(analysis, 'n', 'g').value, 7);
    assert.deepEqual(analysis.notes, []);
  });

  it('sets the seed of a pass in its own function', () => {
    const f = (name: string, comment: string) =>
      `function ${name}(a, b) {\n  ${comment}\n  const x = a * b;\n  const da = b * dx;\n  const db = a * dx;\n  return da + db;\n}\n`;
    const { circuits } = analyze(f('f', '// @input dx = 3') + f('g', ''));
    assert.deepEqual(
      circuits.map(({ outputs }) => outputs[0].seed),
      [3, 1],
    );
  });
});

describe('a call of what nobody knows', () => {
  const pass = (callee: string) =>
    `var q = 2;\nvar f = ${callee}(q);\nvar df = 1;\nvar dq = f * (1 - f) * df;\n`;

  it('is named in the hover and in the verdict, with what may be meant', () => {
    const source = pass('siq');
    const known =
      /siq is not known: neither the file nor JavaScript says what it computes; did you mean sig\?/;
    assert.match(explain(analyze(source), source.indexOf('siq'))?.reason ?? '', known);
    for (const { judgement, reason } of verify(analyze(source))[0].verdicts) {
      assert.equal(judgement, 'uncertain');
      assert.match(reason ?? '', known);
    }
  });

  for (const [callee, meant] of [
    ['sigmod', 'sigmoid'],
    ['rleu', 'relu'],
    ['ReLU', 'relu'],
    ['tahn', 'tanh'],
    ['expp', 'exp'],
    ['actvate', 'activate'],
    ['Math.tahn', 'Math.tanh'],
  ])
    it(`may have been meant otherwise: ${callee}`, () => {
      const source = `function activate(v) { return v * v; }\n${pass(callee)}`;
      const { reason } = variable(analyze(source), 'f', 'top level');
      assert.match(reason ?? '', new RegExp(`${callee} is not known.*; did you mean ${meant}\\?$`));
    });

  it('has no suggestion where nothing is near, and is no mistake where JavaScript has it', () => {
    assert.match(variable(analyze(pass('frobnicate')), 'f').reason ?? '', /^frobnicate is not known: [^;]*$/);
    assert.match(
      variable(analyze(pass('parseFloat')), 'f').reason ?? '',
      /^what parseFloat computes is not read/,
    );
  });
});

/** Ways to make something only where none is given: what the file does not give is there, and is no number. */
const orElse: readonly string[] = [
  'out = out || [0, 0];',
  'out = out ?? [0, 0];',
  'out ||= [0, 0];',
  'out ??= [0, 0];',
  'if (!out) out = [0, 0];',
  'if (!out) { out = new Array(2); }',
  'out = out ? out : [0, 0];',
  'out = !out ? [0, 0] : out;',
  'out = out || { k: 1 };',
  'if (out === undefined) out = [0, 0];',
];

describe('what a function may be given', () => {
  for (const code of orElse)
    it(`is there: ${code}`, () => {
      const source = `function f(x, out) {\n  ${code}\n  out[0] = x * 2;\n  out[1] = x + 1;\n  return out[0] * out[1];\n}\nconst r = f(a, b);\n`;
      const { value, gradient } = variable(analyze(source), 'a');
      const a = value ?? Number.NaN;
      assert(Math.abs((gradient ?? 0) - (4 * a + 2)) < 1e-9, String(gradient));
    });

  it('is a number where that is what would stand for it', () => {
    const source =
      'function f(x, k) {\n  k = k || 3;\n  return x * k;\n}\nconst r = f(a, 4);\nconst s = f(a);\n';
    assert.equal(variable(analyze(source), 'a').gradient, 3);
  });
});
