/* What is written where somebody asks for a pass: which kind of pass, in which manner, and why there is none. */
import assert from 'node:assert/strict';
import { circuitAt } from '../../src/analysis/circuit-at';
import { applyEdits } from '../../src/text/edits';
import { writeAt } from '../../src/writing/write';
import { analyze } from './analyze';

type Language = 'javascript' | 'typescript' | 'python';

function asked(source: string, at: string, language: Language = 'javascript') {
  const analysis = analyze(source, { language });
  const place = source.indexOf(at) + at.length;
  return { written: writeAt(analysis, circuitAt(analysis, place), place), source };
}

/** The text with the pass. */
function withPass(source: string, at: string, language: Language = 'javascript'): string {
  const { written } = asked(source, at, language);
  assert.ok('edits' in written, 'problem' in written ? written.problem : '');
  return applyEdits(source, written.edits);
}

function problem(source: string, at: string, language: Language = 'javascript'): string {
  const { written } = asked(source, at, language);
  assert.ok('problem' in written, JSON.stringify(written));
  return written.problem;
}

const layer = `function layer(x, w) {
  let s = 0;
  for (let i = 0; i < x.length; i++) s += x[i] * w[i];
  return s;
}
`;

describe('writing a backward pass at a place', () => {
  it('leaves straight lines to the pass that is written line by line', () => {
    assert.equal(
      withPass('var a = 2;\nvar x = a * a;\n', 'x'),
      'var a = 2;\nvar x = a * a;\nvar dx = 1;\nvar da = 2 * a * dx;\n',
    );
  });

  it('gives a function its backward function, which takes no more than it needs', () => {
    assert.equal(
      withPass(layer, 'layer'),
      `${layer}
function layerBackward(ds, x, w) {
  const dx = new Array(x.length).fill(0);
  const dw = new Array(w.length).fill(0);
  for (let i = 0; i < x.length; i++) {
    dx[i] += w[i] * ds;
    dw[i] += x[i] * ds;
  }
  return { dx, dw };
}
`,
    );
  });

  it('gives a function whose value has no name its backward function, too', () => {
    const source = 'function f(a, b) {\n  return a * b + b;\n}\n';
    assert.equal(
      withPass(source, 'return'),
      `${source}
function fBackward(dout, a, b) {
  const da = b * dout;
  const db = a * dout + dout;
  return { da, db };
}
`,
    );
  });

  it('writes types where the file has some, and its own indentation and ends of statements', () => {
    const typed = layer
      .replace('x, w)', 'x: number[], w: number[]): number')
      .replaceAll('  ', '\t')
      .replaceAll(';\n', '\n');
    assert.equal(
      withPass(typed, 'layer', 'typescript').slice(typed.length),
      `
function layerBackward(ds: number, x: number[], w: number[]) {
	const dx = new Array(x.length).fill(0)
	const dw = new Array(w.length).fill(0)
	for (let i = 0; i < x.length; i++) {
		dx[i] += w[i] * ds
		dw[i] += x[i] * ds
	}
	return { dx, dw }
}
`,
    );
  });

  it('names what it writes as the file names gradients and functions', () => {
    const source = `def affine_forward(x, w):
    return sum(a * b for a, b in zip(x, w))
`;
    const text = withPass(source, 'affine', 'python');
    assert.match(text, /^\n\ndef affine_backward\(dout, x, w\):$/m);
    assert.match(text, /^ {4}return dx, dw$/m);
  });

  it('gives a class its backward method, and keeps in the forward method what that needs', () => {
    const source = `class Scale {
  forward(x) {
    let s = 0;
    for (const v of x) s += this.k * v * v;
    return s;
  }
}
`;
    assert.equal(
      withPass(source, 'forward'),
      `class Scale {
  forward(x) {
    this.x = x;
    let s = 0;
    for (const v of x) s += this.k * v * v;
    return s;
  }

  backward(ds) {
    const dx = new Array(this.x.length).fill(0);
    this.dk = 0;
    for (let i = 0; i < this.x.length; i++) {
      this.dk += this.x[i] * this.x[i] * ds;
      dx[i] += 2 * this.k * this.x[i] * ds;
    }
    return dx;
  }
}
`,
    );
  });

  it('keeps in code that has run what is overwritten there, before it is', () => {
    const source = `const w = 0.5;
let h = 1;
for (let t = 0; t < 3; t++) {
  h = Math.sin(w * h);
}
`;
    assert.equal(
      withPass(source, 'sin'),
      `const w = 0.5;
let h = 1;
const hKept = [];
for (let t = 0; t < 3; t++) {
  hKept.push(h);
  h = Math.sin(w * h);
}
let dh = 1;
let dw = 0;
for (let t = 2; t >= 0; t--) {
  const hBefore = hKept.pop();
  const dt1 = Math.cos(w * hBefore) * dh;
  dw += hBefore * dt1;
  dh = w * dt1;
}
`,
    );
  });

  it('says where something stands that it does not go back through, and writes nothing then', () => {
    const source = layer.replace('s += x[i] * w[i]', '{ if (x[i] > 9) break; s += x[i] * w[i]; }');
    assert.equal(problem(source, 'layer'), 'line 3: a loop that is left early is not gone back through.');
    assert.match(problem(layer.replace('return s', 'return other(s)'), 'layer'), /^line 4: other\(s\): /);
    assert.match(problem(layer.replace('s += ', 'x[i] = s += '), 'layer'), /line 3: /);
  });

  it('changes no array that the function has changed in place', () => {
    const source = layer.replace('s += x[i] * w[i]', 's += (x[i] *= w[i])');
    assert.match(problem(source, 'layer'), /line 3: /);
    assert.match(
      problem(layer.replace('return s', 'x[0] = 2;\n  return s'), 'layer'),
      /^line 4: x is changed in place, so that its values are lost\.$/,
    );
  });

  it('writes nothing again that may come out otherwise, and believes no name that means something else', () => {
    const drawn = layer.replace('s += x[i] * w[i]', '{ const m = Math.random(); s += x[i] * w[i] * m; }');
    assert.match(problem(drawn, 'layer'), /^line 3: What this calls may give another value/);
    const own = layer
      .replace('let s', 'const exp = (q) => { total += q; return q; };\n  let s')
      .replace('x[i] * w', 'exp(x[i]) * w');
    assert.match(problem(own, 'layer'), /exp\(x\[i\]\): /);
    const sum = 'def sum(a):\n    return a[0]\n\n\ndef f(x):\n    y = sum(x)\n    return y * y\n';
    assert.match(withPass(sum, 'def f', 'python'), /dx\[0\] \+= dy/);
  });

  it('refuses loops that change how often they run, and two names of one array that is changed', () => {
    const shrinking =
      'function f(x, n) {\n  let s = 0;\n  for (let i = 0; i < n; i++) { s += x[i] * s; n -= 1; }\n  return s;\n}\n';
    assert.match(
      problem(shrinking, 'function f'),
      /^line 3: a loop that changes n, which says how often it runs/,
    );
    const shared =
      'function f(x) {\n  const a = x.map((v) => v * v);\n  let b = [0, 0];\n  b = a;\n  a[0] = 3;\n  return b[0] * b[1];\n}\n';
    assert.match(problem(shared, 'function f'), /^line 4: b and a share an array that is changed later/);
  });

  it('has no second backward function, and no second gradient of one name', () => {
    assert.match(problem(withPass(layer, 'layer'), 'layer'), /layerBackward is there already|pass is there/);
    const source = 'const w = [1, 2], dw = 3;\nlet s = 0;\nfor (const v of w) s += v * v * dw;\n';
    assert.match(problem(source, 's +='), /^dw already stands for something else here\.$/);
  });
});
