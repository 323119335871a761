/* Which lines are a backward pass, and of what. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

/** The first pass as one word: its outputs with their seeds, and its lines. */
function pass(source: string, gradientNames?: readonly string[]): string {
  const circuit = analyze(source, { gradientNames }).circuits.find((each) => each.pass);
  if (!circuit?.pass) return 'none';
  const outputs = circuit.outputs.map(
    ({ variable, seed, given }) => `${variable.name}=${seed}${given ? '?' : ''}`,
  );
  return `${outputs.join(',')}: ${circuit.pass.entries.map(({ name }) => name).join(' ')}`;
}

/** Real-looking code in which names begin with d, and nothing is a gradient. */
const negatives = [
  'var t = 3; var dt = 0.1; t = t + dt;',
  'var x = 1, v = 2, dt = 0.1;\nvar dx = v * dt;\nx += dx;',
  'var x = 4, x0 = 1;\nvar s = x * x0;\nvar dx = x - x0;\nvar d = Math.sqrt(dx * dx);',
  'const dx = x2 - x1;\nconst dy = y2 - y1;\nconst dist = Math.sqrt(dx * dx + dy * dy);',
  'const x = a + b; const y = a - b;\nconst dx = x - 3; const dy = y - 4;\nconst d2 = dx * dx + dy * dy;',
  'let data = 3; let ata = 2; let r = data * ata;',
  'let dist = 3; let ist = 2; dist = ist * dist;',
  'var elta = 2; var s = elta * 3; var delta = s - 1;',
  'const distance = speed * time;\nconst istance = distance / 2;',
  'var x = p * 2; var dx = 5; var w = dx * 3; var u = x + w;',
  'var a = v * 2;\nvar da = a / 3;\nvar total = da + a;',
  'let vx = 1, x = 0, dt = 0.016;\nx = x + vx * dt;\nlet dx = vx * dt;\nlet y = dx * 2;',
  'let angle = a * 2; let dangle = b * 0.1; angle += dangle;',
  'const iv = 3; const div = iv * 2; const out = div + iv;',
  'const ay = 3; const day = 24 * ay; const hours = day * 24;',
  'const ate = 3; const date = ate * 2; const y = date + ate;',
  'const epth = 2; const w = epth * 3; const depth = w + 1; const z = depth * 2;',
  'const iff = 3; const u = iff * 2; const diff = u - iff; const o = diff * diff;',
  'var ot = a * b; var dot = ot + c * d; var len = Math.sqrt(dot);',
  'var x = r * Math.cos(t); var y = r * Math.sin(t); var dx = x - cx; var dy = y - cy; var q = dx * dx + dy * dy;',
  'const e = x * x; const de = e * 0.5; const f = de + e;',
  'const s = w * h; const ds = s > 0 ? 1 : 2; const k = ds * 3;',
  'const width = 4; const dwidth = width * 2; const area = width * dwidth;',
  'const y0 = f0 * 2; const dy0 = y0 + 1; const r = dy0 * y0;',
  'let pos = 1; let dpos = 2; pos = pos + dpos;',
  'let x = 1; x = x * 2; let dx = x * 0.1; x -= dx;',
  'const value = a + b; const dvalue = value * 2; const res = dvalue - value;',
  'var i = 1; var di = 2; var n = i + di;',
  'var theta = k * 2; var dtheta = theta - old; var w = dtheta / dt;',
  'var m = a * b; var dm = m * 100; var cm = dm / 10;',
  'var l = a + 1; var dl = l * 10; var hl = dl * 10;',
  'var p = a * 2, dp = 3; var mult = p * dp;',
  'var o = a * 2; var doo = o + 1; var w2 = doo;',
  'const x = d3.scaleLinear(a); const dx = x * 2; const z = dx + x;',
  'const now = t * 1000; const dnow = now - then; const fps = 1000 / dnow;',
  'var energy = m * v * v / 2; var denergy = energy - before; var ok = denergy * 2;',
  'var r = x * x + y * y; var dr = r - 1; var pen = dr * dr;',
  'const u = a * b; const du = u - c; const err = Math.abs(du);',
  'let h = b * 2; let dh = h / 12; let month = dh * 3;',
  'for (let i = 0; i < 3; i++) { x = a * i; dx = 1; da = i * dx; }',
  'var price = q * p; var dprice = price * 0.2; var net = price - dprice;',
  'const start = performance.now() * 2;\nconst dstart = start - last;\nconst rate = 1000 / dstart;',
  'const ate = new Date(2024, 1, 1) * 1;\nconst date = ate + 86400000;\nconst day = Math.floor(date / 86400000);',
  'const x = d3.scaleLinear().domain([0, 1]);\nconst y = a * b;\nconst dx = x(1) - x(0);\nconst dy = y * dx;\nsvg.attr("d", dy);',
  'let px = 0, py = 0;\nlet vx = speed * Math.cos(a), vy = speed * Math.sin(a);\nlet dpx = vx * dt, dpy = vy * dt;\npx += dpx;\npy += dpy;',
  'const k1 = f * y;\nconst k2 = f * (y + h * k1 / 2);\nconst dy = h * k2;\ny += dy;',
  'const grad = (y2 - y1) / (x2 - x1);\nconst intercept = y1 - grad * x1;\nconst gradient = grad * 100;',
  'const gradA = createGradient(a);\nconst b = a * 2;\nconst c = b + width;',
  'const uration = end - begin;\nconst duration = uration * 1000;\nconst half = duration / 2;',
  'const w = right - left;\nconst dw = w - oldWidth;\nconst ratio = dw / w;\nlayout(ratio);',
  'const s = a + b;\nconst ds = Math.sqrt(dx * dx + dy * dy);\nconst total = s * ds;',
  'const vol = sigma * Math.sqrt(t);\nconst dvol = vol - prev;\nconst vega = dvol * 100;',
  'const f = m * acc;\nconst df = f - f0;\nconst relative = df / f;',
  'var phase = w * t; var dphase = w * dt; phase = phase + dphase; var s = Math.sin(phase);',
];

describe('a backward pass', () => {
  it('of a function takes its seed from outside where that is assigned there', () => {
    const body = 'function f(a, b) {\nvar x = a * b;\nvar da = b * dx;\nvar db = a * dx;\n}';
    assert.equal(pass(body), 'x=1?: da db');
    assert.equal(pass(`var dx = 0.25;\n${body}`), 'x=0.25?: da db');
    const [circuit] = analyze(`dx = 3; dx = 4;\n${body}`).circuits;
    assert.deepEqual([circuit.outputs[0].seed, circuit.outputs[0].variable.gradientAssumed], [1, true]);
  });

  it('is recognised in functions, and by other patterns', () => {
    assert.equal(
      pass('function f(a, b) {\n  const x = a * b;\n  const dx = 1;\n  const da = b * dx;\n  return da;\n}'),
      'x=1: dx da',
    );
    for (const [x, a] of [
      ['d_x', 'd_a'],
      ['grad_x', 'grad_a'],
      ['x_grad', 'a_grad'],
      ['gradX', 'gradA'],
      ['xGrad', 'aGrad'],
    ])
      assert.equal(pass(`var x = a * b;\nvar ${x} = 1;\nvar ${a} = b * ${x};`), `x=1: ${x} ${a}`);
    assert.equal(pass('var x = a * b;\nvar g_x = 1;\nvar g_a = b * g_x;'), 'none');
    const added = ['g_*'];
    for (const [x, a] of [
      ['g_x', 'g_a'],
      ['dx', 'da'],
    ])
      assert.equal(pass(`var x = a * b;\nvar ${x} = 1;\nvar ${a} = b * ${x};`, added), `x=1: ${x} ${a}`);
  });

  it('leaves the gradient unknown of what its circuit has computed before an update takes it', () => {
    const pass = 'var a = 2, b = 3, k = 4;\nvar x = a * b;\nvar dx = 1;\nvar da = b * dx;\n';
    const { circuits } = analyze(`${pass}var t = 1 / (1 + k);\na += t * da;\nx = a * b;`);
    const { variables } = circuits[1];
    const t = variables.find(({ name }) => name === 't');
    assert.deepEqual([t?.value, t?.gradient], [1 / 5, null]);
    assert.equal(variables.find(({ name }) => name === 'b')?.gradient, 2 + 3 / 5);
  });

  it('leaves the gradient unknown of a number of its circuit that an update takes', () => {
    const code = (given: string, last: string) =>
      `var a = 2, b = 3;\nvar x = a * b;\nvar dx = 1;\nvar da = b * dx;\n${given}a += t * da;\nx = ${last};`;
    const tIn = (source: string) => analyze(source).circuits[1].variables.find(({ name }) => name === 't');
    for (const given of ['var t = 0.2;\n', 'var t = 0.1 + 0.1;\n', ''])
      assert.equal(tIn(code(given, 'a * b * t'))?.gradient, null, given);
    // Of one that only serves the update there is nothing to say.
    for (const given of ['var t = 0.2;\n', '']) assert.equal(tIn(code(given, 'a * b')), undefined, given);
    // The step does not change what the first circuit computed.
    const [first] = analyze(code('', 'a * b').replace('b = 3', 'b = 3, t = 0.2')).circuits;
    assert.equal(first.variables.find(({ name }) => name === 't')?.gradient, 0);
  });

  it('without a seed is recognised by lines that are right, wherever the circuit has values', () => {
    const pass = (da: string) =>
      `var a = 0.4, b = 2;\nvar q = Math.acos(a);\nvar y = q * b;\nvar da = ${da};\nvar db = a;\n`;
    const found = (da: string) => analyze(pass(da)).circuits.some((circuit) => circuit.pass);
    assert.ok(found('-b / Math.sqrt(1 - a * a)'));
    assert.ok(!found('b / Math.sqrt(1 - a * a)'));
    assert.ok(!found('-2 * b / Math.sqrt(1 - a * a)'));
  });

  it('is recognised while its last line is being typed', () => {
    const start = 'var q = a * b;\nvar x = q + c;\nvar dq = dx;\nvar da = b * dq;\n';
    for (const rest of [
      'var db',
      'var db =',
      'var db = a',
      'var db = a *',
      'var db = a * (',
      'db +',
      'var d',
      'va',
      'var db = a * dq; var dc =',
    ])
      assert.match(pass(start + rest), /^x=1\?: dq da/, rest);
  });

  it('is not called wrong before it is there', () => {
    for (const source of [
      'var x = a * b;\nvar d',
      'var x = a * b;\nvar dx',
      'var x = a * b;\nvar dx =',
      'var x = a * b;\nvar da = b',
    ])
      assert.ok(
        verify(analyze(source)).every(({ verdicts }) =>
          verdicts.every(({ judgement }) => judgement !== 'wrong'),
        ),
        source,
      );
  });

  for (const source of negatives) {
    it(`is not seen in: ${source.replaceAll('\n', ' ').slice(0, 70)}`, () => {
      assert.equal(pass(source), 'none');
    });
  }
});
