/* Names of gradients that a person gives: by the setting, or by a comment. */
import assert from 'node:assert/strict';
import { GradientNames } from '../../src/recognition/names';
import { verify } from '../../src/verification/verify';
import { report } from '../../src/wording/report';
import { writeMissing, writePass } from '../../src/writing/passes';
import { analyze } from './analyze';
import { formula, pass } from './named';

describe('the setting gradientNames', () => {
  it('adds to the usual names, and names new gradients', () => {
    const added = ['g_*', 'delta*', '*Err'];
    for (const [x, a] of [
      ['g_x', 'g_a'],
      ['deltaX', 'deltaA'],
      ['xErr', 'aErr'],
      ['dx', 'da'],
      ['x_gradient', 'a_gradient'],
    ])
      assert.deepEqual(pass(`var x = a * b;\nvar ${x} = 1;\nvar ${a} = b * ${x};`, added), {
        [x]: 'x exact',
        [a]: 'a exact',
      });
    const analysis = analyze('var x = a * b;\n', { gradientNames: added });
    const written = writePass(analysis, analysis.circuits[0]);
    assert.match('text' in written ? written.text : '', /^var g_x = 1;\nvar g_/);
  });

  it('passes over what is no pattern', () => {
    const names = new GradientNames(['*', '**', 'a', '', 'a b*', 'x*y*', 'δ*']);
    assert.equal(names.gradientOf('x'), 'δx');
    assert.deepEqual(names.variablesOf('abc'), []);
  });
});

describe('// @gradient delta of z', () => {
  const forward = 'var z = a * b;\nvar y = sig(z);\n';
  const backward = 'var e = 1;\nvar delta = y * (1 - y) * e;\nvar da = b * delta;\n';

  it('makes delta the gradient of z, in recognition, verdicts, formulas and what is written', () => {
    const source = `// @gradient delta of z, e of y\n${forward}${backward}`;
    assert.deepEqual(pass(source), { e: 'y exact', delta: 'z exact', da: 'a exact' });
    assert.equal(formula(source, 'a'), 'b * delta');
    assert.equal(formula(source, 'z'), 'y * (1 - y) * e');
    assert.equal(pass(source.replace('(1 - y)', '(1 + y)'))?.delta, 'z wrong');
    const analysis = analyze(source);
    const added = writeMissing(analysis, analysis.circuits[0]);
    assert.equal('text' in added && added.text, 'var db = a * delta;\n');
    assert.ok(analysis.active);
    assert.deepEqual(analysis.notes, []);
  });

  it('names gradients that are still to be written', () => {
    const analysis = analyze(`// @gradient delta of z\n${forward}`);
    const written = writePass(analysis, analysis.circuits[0]);
    assert.equal(
      'text' in written && written.text,
      'var dy = 1;\nvar delta = y * (1 - y) * dy;\nvar db = a * delta;\nvar da = b * delta;\n',
    );
  });

  it('stands anywhere in its scope, in any comment, in files with any line ends', () => {
    for (const source of [
      `${forward}${backward} // @gradient e of y, delta of z`,
      `/* @gradient delta of z, e of y */ ${forward}${backward}`,
      `${forward}// @gradient delta of z\n// @gradient e of y\n${backward}`,
      `// @gradient  delta  of  z ,e of y\n${forward}${backward}`.replaceAll('\n', '\r\n'),
    ])
      assert.equal(pass(source)?.delta, 'z exact', source);
  });

  it('may give odd names to odd variables', () => {
    for (const [name, variable] of [
      ['constructor', '__proto__'],
      ['__proto__', 'constructor'],
      ['δ', 'ζ'],
      ['$', '$z'],
      ['d', 'grad'],
      ['of', 'z'],
    ]) {
      const source = `// @gradient ${name} of ${variable}\nvar ${variable} = a * b;\nvar y = sig(${variable});\nvar dy = 1;\nvar ${name} = y * (1 - y) * dy;\nvar da = b * ${name};\n`;
      const verdicts = verify(analyze(source)).flatMap((each) => each.verdicts);
      assert.deepEqual(
        verdicts.map(({ of, judgement }) => [of, judgement]),
        [
          ['y', 'exact'],
          [variable, 'exact'],
          ['a', 'exact'],
        ],
        source,
      );
    }
  });

  it('holds in the scope where it stands, and nowhere else', () => {
    const body = (name: string) =>
      `var z = a * b;\nvar y = z * z;\nvar dy = 1;\nvar ${name} = 2 * z * dy;\nvar da = b * ${name};\nreturn y;`;
    const source = `function f(a, b) {\n// @gradient delta of z\n${body('delta')}\n}\nfunction g(a, b) {\n${body('dz')}\n}\n`;
    const analysis = analyze(source);
    const [f, g] = report('x.js', analysis).circuits;
    const of = (circuit: typeof f) => circuit.variables.find(({ name }) => name === 'a')?.formula;
    assert.deepEqual([of(f), of(g)], ['b * delta', 'b * dz']);
    assert.deepEqual(analysis.notes, []);
    const other = analyze(source.replace('// @gradient delta of z', ''));
    assert.ok(!verify(other)[0]?.verdicts.some(({ name, of: variable }) => name === 'delta' && variable));
  });

  it('says what is wrong with it', () => {
    const notes = (comment: string) => {
      const analysis = analyze(`var z = a * b; // ${comment}\nvar delta = z;\n`);
      return analysis.notes.map(({ line, message }) => `${line}: ${message}`);
    };
    for (const comment of [
      'delta z',
      'delta',
      'of z',
      'delta of',
      'delta of z y',
      'm.w of z',
      '3 of z',
      'z of z',
      '',
    ])
      assert.match(
        notes(`@gradient ${comment}`)[0] ?? '',
        /^1: @gradient needs .*such as @gradient delta of z/,
      );
    assert.match(notes('@gradient delta of q')[0], /there is no q at the top level/);
    assert.match(notes('@gradient eps of z')[0], /there is no eps at the top level/);
    assert.deepEqual(notes('@gradient delta of z'), []);
    assert.deepEqual(notes('@gradients are nice'), []);
    const inside = analyze(
      '// @gradient delta of z\nfunction f(a) { var z = a * a; var delta = z; return z; }\n',
    );
    assert.equal(inside.notes.length, 2);
    const parameter = analyze('function f(z, delta) {\n// @gradient delta of z\nreturn 2 * z;\n}\n');
    assert.deepEqual(parameter.notes, []);
  });
});
