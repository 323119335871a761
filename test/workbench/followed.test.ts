/* Loops, classes, calls and training loops as the editor shows them, in text at the ends of lines and in hovers. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import { pictured } from './options';

const loop = `// A hidden layer of three, summed up with weights.
const x = [1, -2, 3];
const w = [0.5, 0.25, 1];
const v = [2, 3, 4];
const h = [];
let b = 0.1;
let s = 0;
for (let i = 0; i < 3; i++) {
  h[i] = Math.max(0, w[i] * x[i] + b);
  s += v[i] * h[i];
}
const loss = s * s;
`;

const calls = `class Layer {
  constructor(w, b) {
    this.w = w;
    this.b = b;
  }
  forward(x) {
    this.z = this.w * x + this.b;
    if (this.z > 0) {
      this.y = this.z;
    } else {
      this.y = 0.1 * this.z;
    }
    return this.y;
  }
}

function squash(z) {
  const y = Math.tanh(z);
  return y;
}

let a = 0.7;
const layer = new Layer(a, 0.5);
const p = squash(layer.forward(1.5));
const q = squash(layer.forward(p));
const loss = q * q;
`;

const training = `const xs = [1, 2, 3];
const ys = [2, 4, 6];
let w = 0.5;
let b = 0;
for (let epoch = 0; epoch < 200; epoch++) {
  let loss = 0, dw = 0, db = 0;
  for (let i = 0; i < xs.length; i++) {
    const e = w * xs[i] + b - ys[i];
    loss += e * e;
    dw += 2 * e * xs[i];
    db += 2 * e;
  }
  w -= 0.01 * dw;
  b -= 0.01 * db;
}
`;

/** None of it has a backward pass, without which nothing shows unasked. */
const settings = { 'backpropLens.enabled': 'on' };

const files = { 'loop.js': loop, 'calls.js': calls, 'training.js': training };

const themes = pictured([
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
]);

describe('followed code', () => {
  it('shows a loop’s last round and the number of rounds, and lists them in a hover', async () => {
    const workbench = await Workbench.open(files, { settings });
    await workbench.waitForPaint(9, /^h\[i\] = 3\.1 \u00b7 d\(h\[i\]\) = 108\.8 \u00b7 \u00d73$/);
    await workbench.waitForPaint(3, /^dw = \[54\.4, 0, 326\.4\]$/);
    const text = await workbench.hoverAt(9, 3, /in the last of 3 rounds/);
    assert.match(text, /1: h\[0\]\s+0\.6\s+54\.4/);
    assert.match(text, /3: h\[2\]\s+3\.1\s+108\.8/);
  });

  it('shows a function and a method in the last call, and lists the calls in a hover', async () => {
    const workbench = await Workbench.open(files, { settings });
    await workbench.openFile('calls.js');
    await workbench.waitForPaint(7, /^this\.z = [\d.]+ \u00b7 d\(this\.z\) = /);
    assert.equal(await workbench.paintedText(11), '');
    await workbench.hoverAt(18, 9, /in the last of 2 calls that the file makes/);
  });

  for (const theme of themes)
    it(`${theme}: pictures of a loop, a class and a training loop`, async () => {
      const name = theme.toLowerCase().replaceAll(' ', '-');
      const workbench = await Workbench.open(files, { theme, settings });
      await workbench.waitForPaint(9, /\u00d73$/);
      await workbench.hoverAt(9, 3, /in the last of 3 rounds/);
      await workbench.screenshot(`followed-loop-${name}`);
      await workbench.openFile('calls.js');
      await workbench.waitForPaint(7, /this\.z = /);
      await workbench.hoverAt(7, 10, /calls that the file makes/);
      await workbench.screenshot(`followed-calls-${name}`);
      await workbench.openFile('training.js');
      await workbench.waitForPaint(8, /e = /);
      await workbench.hoverAt(8, 11, /e/);
      await workbench.screenshot(`followed-training-${name}`);
    });

  it('keeps rounds in sight in a narrow window', async () => {
    const workbench = await Workbench.open(files, { settings, size: { width: 700, height: 700 } });
    await workbench.waitForPaint(9, /\u00d73$/);
    await workbench.screenshot('followed-narrow');
  });
});
