/* Takes the pictures of the side panel, those for the README among them. */
import { type Theme, Workbench } from './driver';
import { neuron } from './neuron';
import { pictured } from './options';
import { Panel } from './panel';

const softmax = `// Three scores become shares of one.
var cat = 1.2, fox = 0.4, owl = -0.7;

var eCat = Math.exp(cat), eFox = Math.exp(fox), eOwl = Math.exp(owl);
var total = eCat + eFox + eOwl;
var pFox = eFox / total;
var loss = -Math.log(pFox);
`;

/** The pass of a small squashing gate; db takes b for a. */
const wrong = `// A squashing gate, with a used twice.
var a = 0.5, b = -1.2, c = 0.3;
var q = a * b + c;
var s = Math.tanh(q);
var y = s * a;

var dy = 1;
var ds = a * dy;
var dq = (1 - s * s) * ds;
var dc = dq;
var db = b * dq;
var da = b * dq + s * dy;
`;

/** Forty neurons in a chain, of five gates each. */
const long = [
  'var w = 0.7, b = 0.1, x0 = 0.5;',
  ...Array.from({ length: 40 }, (_, k) => `var x${k + 1} = Math.tanh(w * x${k} + b) - 0.5 * x${k};`),
].join('\n');

/** Code that is gone through more than once: a loop, a class, and a training loop. */
const loop = `// A recurrent cell over four steps.
const xs = [1, 0.5, -1, 2];
let wh = 0.5, wx = 1.5;
let h = 0, loss = 0;

for (let t = 0; t < xs.length; t++) {
  const z = wh * h + wx * xs[t];
  h = Math.tanh(z);
  loss += h * h;
}
const mean = loss / 4;
`;

const neurons = `class Neuron {
  constructor(w, b) {
    this.w = w;
    this.b = b;
  }
  forward(x) {
    const z = this.w * x + this.b;
    return 1 / (1 + Math.exp(-z));
  }
}

let w1 = 0.5, b1 = -1, w2 = 2, b2 = 0.25;
const first = new Neuron(w1, b1);
const second = new Neuron(w2, b2);
const y = second.forward(first.forward(3));
const loss = (y - 1) ** 2;
`;

const training = `// A line through three points, by gradient descent.
const xs = [1, 2, 3], ys = [2, 4, 6];
let w = 0.5, b = 0;

for (let epoch = 0; epoch < 40; epoch++) {
  let dw = 0, db = 0;
  for (let i = 0; i < 3; i++) {
    const e = w * xs[i] + b - ys[i];
    dw += 2 * e * xs[i];
    db += 2 * e;
  }
  w -= 0.01 * dw;
  b -= 0.01 * db;
}
const guess = w * 4 + b;
`;

const circuits: Record<string, { source: string; line: number; column: number }> = {
  neuron: { source: neuron, line: 1, column: 1 },
  softmax: { source: softmax, line: 5, column: 5 },
  long: { source: long, line: 20, column: 6 },
  wrong: { source: wrong, line: 11, column: 5 },
  loop: { source: loop, line: 11, column: 7 },
  class: { source: neurons, line: 15, column: 7 },
  // Below the loop nothing is known that it trains.
  training: { source: training, line: 8, column: 11 },
};

const themes = pictured([
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
]);

/** What repeats looks in the other themes as the rest does. */
const themesOf = (name: string): Theme[] => (/^(loop|class)$/.test(name) ? themes.slice(0, 1) : themes);

/** The window without all that is not about the circuit. */
const bare = {
  'breadcrumbs.enabled': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'window.commandCenter': false,
};

describe('pictures of the side panel', () => {
  let workbench: Workbench;

  it('the one at the top of the README, dark and light', async () => {
    const size = { width: 1280, height: 640 };
    workbench = await Workbench.open({ 'tanh.js': wrong }, { size, scale: 1.25, settings: bare });
    await workbench.waitForPaint(11, /uses b where a belongs/);
    const panel = await Panel.show(workbench);
    await panel.locator('[data-verdict="wrong"]').waitFor();
    await panel.widen(600);
    await workbench.focusEditor();
    for (const theme of ['Dark Modern', 'Light Modern'] as const) {
      await workbench.setTheme(theme);
      await workbench.page.waitForTimeout(500);
      const name = `readme-panel-${theme.split(' ')[0].toLowerCase()}`;
      await workbench.screenshot(name, { x: 0, y: 35, width: size.width, height: size.height - 35 });
    }
  });

  for (const [name, { source, line, column }] of Object.entries(circuits)) {
    it(`${name}, in ${themesOf(name).join(', ')}`, async () => {
      workbench = await Workbench.open({ 'one.js': source }, { size: { width: 1300, height: 820 } });
      await workbench.goTo(line, column);
      const panel = await Panel.show(workbench);
      await panel.widen(620);
      await workbench.focusEditor();
      for (const theme of themesOf(name)) {
        await workbench.setTheme(theme);
        await workbench.page.waitForTimeout(500);
        await workbench.screenshot(`panel-${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
      }
    });

    it(`${name} in a side bar of default width, in ${themesOf(name).join(', ')}`, async () => {
      workbench = await Workbench.open({ 'one.js': source }, { size: { width: 1300, height: 820 } });
      await workbench.goTo(line, column);
      const panel = await Panel.show(workbench);
      await panel.widen(300);
      for (const theme of themesOf(name)) {
        await workbench.setTheme(theme);
        for (const tab of ['Inputs', 'Step'] as const) {
          await panel.tab(tab);
          const button = panel.button(tab === 'Step' ? 'Next' : '\u2191 Up');
          if (theme !== themes[0] || tab === 'Step') await button.click();
          await workbench.page.waitForTimeout(500);
          const look = theme.toLowerCase().replaceAll(' ', '-');
          await workbench.screenshot(`panel-narrow-${name}-${tab.toLowerCase()}-${look}`);
        }
      }
    });
  }
});
