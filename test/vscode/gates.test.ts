/* The hover on each gate of the table, with the local gradients that a textbook has. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { commands } from 'vscode';
import { gates } from '../../src/gates/gates';
import { wideGates } from '../../src/gates/wide-gates';
import { hoverOn, open } from './documents';

type Rows = Readonly<Record<string, readonly [code: string, ...gradients: string[]]>>;

/** Rows of the gate table as they are used in JavaScript, and the gradients of their inputs as a textbook has them. */
const inJavaScript: Rows = {
  '+': ['a + b', 'da = dx', 'db = dx'],
  '-': ['a - b', 'da = dx', 'db = -dx'],
  '*': ['a * b', 'da = b * dx', 'db = a * dx'],
  '/': ['a / b', 'da = dx / b', 'db = -a / (b * b) * dx'],
  remainder: ['a % b', 'da = dx', 'db = -Math.trunc(a / b) * dx'],
  '**': ['a ** b', 'da = b * a ** (b - 1) * dx', 'db = x * Math.log(a) * dx'],
  negate: ['-a', 'da = -dx'],
  plus: ['+a', 'da = dx'],
  copy: ['a', 'da = dx'],
  '<': ['a < b', 'da = 0', 'db = 0'],
  '>': ['a > b', 'da = 0', 'db = 0'],
  '<=': ['a <= b', 'da = 0', 'db = 0'],
  '>=': ['a >= b', 'da = 0', 'db = 0'],
  '==': ['a === b', 'da = 0', 'db = 0'],
  '!=': ['a !== b', 'da = 0', 'db = 0'],
  not: ['!a', 'da = 0'],
  choose: ['a ? b : c', 'da = 0', 'db = a ? dx : 0', 'dc = a ? 0 : dx'],
  and: ['a && b', 'da = 0', 'db = dx'],
  or: ['a || b', 'da = dx', 'db = 0'],
  known: ['a ?? b', 'da = dx', 'db = 0'],
  square: ['square(a)', 'da = 2 * a * dx'],
  sigmoid: ['sigmoid(a)', 'da = x * (1 - x) * dx'],
  relu: ['relu(a)', 'da = a > 0 ? dx : 0'],
  softplus: ['softplus(a)', 'da = dx / (1 + Math.exp(-a))'],
  sqrt: ['Math.sqrt(a)', 'da = dx / (2 * x)'],
  cbrt: ['Math.cbrt(a)', 'da = dx / (3 * x * x)'],
  exp: ['Math.exp(a)', 'da = x * dx'],
  expm1: ['Math.expm1(a)', 'da = Math.exp(a) * dx'],
  log: ['Math.log(a)', 'da = dx / a'],
  log10: ['Math.log10(a)', 'da = dx / (a * Math.LN10)'],
  log1p: ['Math.log1p(a)', 'da = dx / (1 + a)'],
  log2: ['Math.log2(a)', 'da = dx / (a * Math.LN2)'],
  sin: ['Math.sin(a)', 'da = Math.cos(a) * dx'],
  cos: ['Math.cos(a)', 'da = -Math.sin(a) * dx'],
  tan: ['Math.tan(a)', 'da = (1 + x * x) * dx'],
  asin: ['Math.asin(a)', 'da = dx / Math.sqrt(1 - a * a)'],
  acos: ['Math.acos(a)', 'da = -dx / Math.sqrt(1 - a * a)'],
  atan: ['Math.atan(a)', 'da = dx / (1 + a * a)'],
  atan2: ['Math.atan2(a, b)', 'da = b / (a * a + b * b) * dx', 'db = -a / (a * a + b * b) * dx'],
  sinh: ['Math.sinh(a)', 'da = Math.cosh(a) * dx'],
  cosh: ['Math.cosh(a)', 'da = Math.sinh(a) * dx'],
  tanh: ['Math.tanh(a)', 'da = (1 - x * x) * dx'],
  asinh: ['Math.asinh(a)', 'da = dx / Math.sqrt(a * a + 1)'],
  acosh: ['Math.acosh(a)', 'da = dx / Math.sqrt(a * a - 1)'],
  atanh: ['Math.atanh(a)', 'da = dx / (1 - a * a)'],
  abs: ['Math.abs(a)', 'da = Math.sign(a) * dx'],
  sign: ['Math.sign(a)', 'da = 0'],
  floor: ['Math.floor(a)', 'da = 0'],
  ceil: ['Math.ceil(a)', 'da = 0'],
  round: ['Math.round(a)', 'da = 0'],
  trunc: ['Math.trunc(a)', 'da = 0'],
  fround: ['Math.fround(a)', 'da = dx'],
  max: ['Math.max(a, b, c)', 'da = a === x ? dx : 0', 'db = b === x ? dx : 0', 'dc = c === x ? dx : 0'],
  min: ['Math.min(a, b)', 'da = a < b ? dx : 0', 'db = b < a ? dx : 0'],
  hypot: ['Math.hypot(a, b, c)', 'da = a / x * dx', 'db = b / x * dx', 'dc = c / x * dx'],
};

/** Those that only Python has. */
const inPython: Rows = {
  modulo: ['a % b', 'da = dx', 'db = -math.floor(a / b) * dx'],
  floorDivide: ['a // b', 'da = 0', 'db = 0'],
  roundEven: ['round(a)', 'da = 0'],
};

/** One function a row, so that each is a circuit of its own. */
const languages = [
  {
    language: 'javascript',
    rows: inJavaScript,
    fence: 'js',
    head: '// @backprop\n',
    scope: (code: string) => `function row(a, b, c) { const x = ${code}; const y = x * 2; return y; }\n`,
  },
  {
    language: 'python',
    rows: inPython,
    fence: 'python',
    head: '# @backprop\n',
    scope: (code: string) => `def row(a, b, c):\n    x = ${code}\n    y = x * 2\n    return y\n\n`,
  },
];

describe('the formula in a hover', () => {
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('is asked of every row of the gate table', () =>
    assert.deepEqual(
      [...Object.keys(inJavaScript), ...Object.keys(inPython)].sort(),
      [...gates.keys(), ...wideGates.keys()].sort(),
    ));

  for (const { language, rows, fence, head, scope } of languages) {
    describe(`in ${language}`, () => {
      let document: vscode.TextDocument;
      before(async () => {
        const scopes = Object.values(rows).map(([code]) => scope(code));
        ({ document } = await open(head + scopes.join(''), language));
      });

      for (const [name, [code, ...gradients]] of Object.entries(rows))
        it(`of ${name} is ${gradients.join(', ')}`, async () => {
          const text = scope(code).trim();
          for (const gradient of gradients) {
            const from = text.search(new RegExp(`(?<=x = .*)\\b${gradient[1]}\\b`));
            const shown = await hoverOn(document, text, 0, from);
            assert.ok(shown.includes(`\`\`\`${fence}\n${gradient}\n\`\`\``), shown);
          }
        });
    });
  }
});
