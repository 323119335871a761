/* Takes pictures of the ways in which hand-written passes differ from the plain one: inline, with a hover, and the report. */
import { Workbench } from './driver';

interface Pass {
  readonly code: string;
  /** What must stand beside a line before the picture is taken. */
  readonly painted: readonly [line: number, text: RegExp];
  /** Where the mouse rests, and what must come up there. */
  readonly hovered: readonly [line: number, column: number, text: RegExp];
  readonly reported: string;
}

const passes: Readonly<Record<string, Pass>> = {
  'masked ReLU': {
    code: `// Two ReLUs: what their gates have let through, their masks let back.
var a = 0.5, b = -1.2, x = 2, y = 1.5, c = 0.3;
var n = Math.max(0, a * x + b * y + c);
var m = Math.max(0, b * x + a * y + 4);
var p = n * 2 + m * y;
// backward
var dp = 1;
var dn = 2 * dp, dm = y * dp;
dn = n > 0 ? dn : 0;
dm = m > 0 ? 0 : dm;
var da = x * dn + y * dm;
`,
    painted: [10, /the two branches are swapped/],
    hovered: [9, 1, /before the max/],
    reported: '1 wrong',
  },
  remark: {
    code: `// One step of a fit, with weight decay that the loss does not have.
var a = 0.5, b = -1, x = 2, t = 1;
var reg = 0.01, n = 4;
var p = a * x + b;
var e = p - t;
var loss = e * e;
// backward
var dloss = 1;
var dp = 2 * e * dloss;
var da = x * dp;
var db = dp;
da += reg * a;
db /= n;
a -= 0.1 * da;
b -= 0.1 * db;
`,
    painted: [10, /\u2713 -4/],
    hovered: [10, 5, /comes after the gradient/],
    reported: '4 of 4 gradients right',
  },
  'no seed': {
    code: `// A neuron whose output is s: its gradient starts with the activation.
var w = 0.5, x = 2, b = -0.4;
var z = w * x + b;
var s = Math.tanh(z);
// backward
var dz = 1 - s * s;
var dw = x * dz;
var dx = w;
var db = dz;
`,
    painted: [8, /the gradient from above is missing/],
    hovered: [6, 5, /dz/],
    reported: '1 wrong',
  },
};

describe('pictures of passes', () => {
  for (const [title, { code, painted, hovered, reported }] of Object.entries(passes))
    it(`${title}: inline text, a hover, and the report`, async () => {
      const size = { width: 1500, height: 760 };
      const workbench = await Workbench.open({ 'pass.js': code }, { size, theme: 'Dark Modern' });
      const name = `pass-${title.toLowerCase().replaceAll(' ', '-')}`;
      await workbench.waitForPaint(...painted);
      await workbench.hoverAt(...hovered);
      await workbench.screenshot(`${name}-dark`);
      await workbench.press('Escape');
      await workbench.runCommand('Backprop: Verify Backprop');
      await workbench.report.getByText(reported).waitFor();
      await workbench.setTheme('Light Modern');
      await workbench.screenshot(`${name}-report-light`);
    });
});
