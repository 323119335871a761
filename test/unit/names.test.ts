/* Names of gradients that are usual, and are read without being told. */
import assert from 'node:assert/strict';
import { GradientNames } from '../../src/recognition/names';
import { verify } from '../../src/verification/verify';
import { writeMissing } from '../../src/writing/passes';
import { analyze } from './analyze';
import { formula, pass } from './named';

/** Ways to call the gradient of a variable. */
const styles: readonly ((name: string) => string)[] = [
  (x) => `d${x}`,
  (x) => `d_${x}`,
  (x) => `d${capital(x)}`,
  (x) => `grad_${x}`,
  (x) => `${x}_grad`,
  (x) => `grad${capital(x)}`,
  (x) => `${x}Grad`,
  (x) => `${x}_gradient`,
  (x) => `${x}Gradient`,
  (x) => `gradient${capital(x)}`,
  (x) => `gradient_${x}`,
  (x) => `dL_d${x}`,
  (x) => `dLd${x}`,
  (x) => `dloss_d${x}`,
  (x) => `dLoss_d${x}`,
  (x) => `d_loss_d_${x}`,
  (x) => `dE_d${x}`,
  (x) => `dJ_d${x}`,
  (x) => `dcost_d${x}`,
  (x) => `derror_d${x}`,
  (x) => `dout_d${x}`,
  (x) => `derivative_L_wrt_${x}`,
  // The output's own name.
  (x) => `dy_d${x}`,
  (x) => `dyd${x}`,
];

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

describe('names of gradients', () => {
  for (const style of styles) {
    const [a, b, hidden, y] = ['a', 'b', 'hidden', 'y'].map(style);
    const forward = 'var hidden = a * b;\nvar y = Math.tanh(hidden);\n';
    const first = `var ${y} = 1;\nvar ${hidden} = (1 - y * y) * ${y};\nvar ${a} = b * ${hidden};\n`;

    it(`${hidden} is hidden's: right and wrong lines, formulas, what is missing and what is written`, () => {
      const right = `${forward}${first}var ${b} = a * ${hidden};\n`;
      assert.deepEqual(pass(right), {
        [y]: 'y exact',
        [hidden]: 'hidden exact',
        [a]: 'a exact',
        [b]: 'b exact',
      });
      assert.equal(formula(right, 'a'), `b * ${hidden}`);
      assert.equal(pass(`${forward}${first}var ${b} = b * ${hidden};\n`)?.[b], 'b wrong');
      const analysis = analyze(forward + first);
      const added = writeMissing(analysis, analysis.circuits[0]);
      assert.ok('text' in added);
      assert.equal(added.text, `var ${b} = a * ${hidden};\n`);
    });

    it(`${hidden} may be given`, () => {
      const source = `var hidden = a * b;\nvar ${a} = b * ${hidden};\nvar ${b} = a * ${hidden};\n`;
      const expected = style('hidden').includes('y') ? null : { [a]: 'a exact', [b]: 'b exact' };
      assert.deepEqual(pass(source), expected);
      if (expected) assert.equal(formula(source, 'a'), `b * ${hidden}`);
    });
  }

  it('are read with the likeliest variable first', () => {
    const names = new GradientNames();
    for (const [name, variable] of Object.entries({
      dL_dx: 'x',
      dLdx: 'x',
      dloss_dx: 'x',
      dE_dw: 'w',
      d_L_d_out: 'out',
      d_x: 'x',
      grad_loss: 'loss',
      gradient_x: 'x',
      x_gradient: 'x',
      dd: 'd',
      d$x: '$x',
      dconstructor: 'constructor',
      dδ: 'δ',
      'd_\u{1d4cd}': '\u{1d4cd}',
    }))
      assert.equal(names.variablesOf(name)[0], variable, name);
    assert.deepEqual(names.variablesOf('dOut'), ['Out', 'out']);
    assert.ok(names.variablesOf('dL_dx').includes('L_dx'));
    for (const name of [
      'd',
      'grad',
      '_grad',
      'constructor',
      '__proto__',
      'toString',
      'Grad',
      'hasOwnProperty',
      '',
    ])
      assert.deepEqual(names.variablesOf(name), [], name);
  });

  it('of odd variables are told apart like any other', () => {
    for (const [variable, gradient] of [
      ['constructor', 'dconstructor'],
      ['__proto__', 'd___proto__'],
      ['$x', 'd$x'],
      ['δ', 'grad_δ'],
      ['d', 'dd'],
      ['grad', 'dgrad'],
      ['hasOwnProperty', 'hasOwnProperty_gradient'],
    ]) {
      const source = `var s = ${variable} * k;\r\nvar ds = 1;\r\nvar ${gradient} = k * ds;\r\n`;
      assert.deepEqual(
        verify(analyze(source)).flatMap(({ verdicts }) =>
          verdicts.map(({ of, judgement }) => [of, judgement]),
        ),
        [
          ['s', 'exact'],
          [variable, 'exact'],
        ],
        source,
      );
    }
  });

  it('may be mixed in one pass', () => {
    const source = 'var out = a * b;\nvar da = b * dOut;\nvar b_gradient = a * dOut;\n';
    assert.deepEqual(pass(source), { da: 'a exact', b_gradient: 'b exact' });
    assert.equal(formula(source, 'b'), 'a * dOut');
  });

  it('may differ from circuit to circuit', () => {
    const source =
      'var x = a * b;\nvar dx = 1, da = b * dx;\nvar y = c * d;\nvar y_grad = 1;\nvar c_grad = d * y_grad;\n';
    const analysis = analyze(source);
    const texts = analysis.circuits.map((circuit) => writeMissing(analysis, circuit));
    assert.deepEqual(
      texts.map((each) => ('text' in each ? each.text : each.problem)),
      ['var db = a * dx;\n', 'var d_grad = c * y_grad;\n'],
    );
  });
});

describe('a name such as dz_dx', () => {
  it('is a local gradient where the circuit goes on from z', () => {
    for (const source of [
      'var u = x * y, v = x + y;\nvar z = u * v;\nvar dz_du = v, dz_dv = u;\nvar du_dx = y, dv_dx = 1;\nvar dz_dx = dz_du * du_dx + dz_dv * dv_dx;',
      'var net = w * x + b;\nvar out = sig(net);\nvar E = (t - out) ** 2;\nvar dE_dout = 2 * (out - t);\nvar dout_dnet = out * (1 - out);\nvar dnet_dw = x;\nvar dE_dw = dE_dout * dout_dnet * dnet_dw;',
      'var z = w * x + b;\nvar pred = sig(z);\nvar cost = (pred - t) ** 2;\nvar dcost_dpred = 2 * (pred - t);\nvar dpred_dz = pred * (1 - pred);\nvar dz_dw = x;\nvar dcost_dz = dcost_dpred * dpred_dz;\nvar dcost_dw = dcost_dz * dz_dw;\nvar dcost_db = dcost_dz;',
      'var z = w * x + b;\nvar pred = sig(z);\nvar dcost_dpred = 2 * (pred - t);\nvar dpred_dz = pred * (1 - pred);\nvar dcost_dz = dcost_dpred * dpred_dz;',
      'var error = p - t;\nvar loss = error * error;\nvar dloss_derror = 2 * error;\nvar derror_dp = 1;\nvar dloss_dp = dloss_derror * derror_dp;',
      'var h = Math.tanh(w * x);\nvar y = h * v;\nvar dy_dh = v;\nvar dh_dw = (1 - h * h) * x;\nvar dy_dw = dy_dh * dh_dw;',
    ]) {
      const found = pass(source);
      assert.ok(found && Object.keys(found).length >= 2, source);
      for (const verdict of Object.values(found)) assert.match(verdict, / (exact|correct)$/, source);
    }
  });

  it('is no gradient where there are several results, or none', () => {
    for (const source of [
      'var x = r * Math.cos(t), y = r * Math.sin(t);\nvar dx_dr = Math.cos(t), dx_dt = -r * Math.sin(t);\nvar dy_dr = Math.sin(t), dy_dt = r * Math.cos(t);',
      'function f(t, x, v) { const dx_dt = v; const dv_dt = -k * x; return dx_dt + dv_dt; }',
      'var e = m * v; var dv_dt = e / m; v = v + dv_dt * dt;',
    ])
      assert.equal(pass(source), null, source);
  });

  it('does not hide the circuit that follows from the one before', () => {
    const circuit = (k: number) =>
      `var z${k} = a${k} * b${k};\nvar out${k} = sig(z${k});\nvar dL_dz${k} = out${k} * (1 - out${k}) * dL_dout${k};\nvar dL_da${k} = b${k} * dL_dz${k};\n`;
    const analysis = analyze(circuit(1) + circuit(2) + circuit(3));
    assert.equal(analysis.circuits.filter(({ pass: own }) => own).length, 3);
    for (const { verdicts } of verify(analysis))
      assert.deepEqual(
        verdicts.map(({ judgement }) => judgement),
        ['exact', 'exact'],
      );
  });
});
