/* The gradient of a switch where its test is exactly 0: the true one, or none. */
import { check } from './truth';
import { Watched } from './watched';

/** Expressions with a switch that stands, at x = 0, just where its side changes. */
const switches = [
  'x || x',
  'x && x',
  'x || x * w',
  'x && x * w',
  'x * w || x',
  'x * w && x',
  'x || w * x || x',
  'x && w && x',
  '(x || 0) + (x && 1)',
  '(x || x * w) * w',
  '(x && w) + x * 2',
  '(w && x) + x * 2',
  'x || (x && w)',
  'x ? x : x * w',
  '!x ? x : x * w',
  '(x ? 2 : w) * x',
  '!x * x + x',
  'x === 0 ? x : x * w',
  'x !== 0 ? x * w : x',
  'x == 0 ? x * w : x',
  'x > 0 ? x : x * w',
  'x >= 0 ? x * w : x',
  'x < 0 || x * w',
  'x <= 0 && x * w',
  'x > 0 || x < 0 ? x * w : x',
  'x ?? x * w',
  'x * x || x',
  'x * x ? x * w : x',
  'Math.sign(x) || x',
  'Math.abs(x) || x',
  'Math.sin(x) || x * w',
  'Math.max(x, 0) || x * w',
  'Math.max(x, x * w)',
  'Math.abs(x) > 0 ? x * w : x',
  'Number(x) || x * w',
  '(x || x * w) + Math.exp(x)',
  'or(x, x * w)',
  'and(x, x * w)',
];

const helpers = 'const or = (u, v) => u || v;\nfunction and(u, v) { return u && v; }\n';

/** Ways in which x comes to be 0. */
const zeros = ['var «x = 0»;', 'var «x = ‹w› - ‹w›»;', 'var «x = -0»;', 'var «x = 0 * ‹w›»;'];

describe('the gradient of a switch at 0', () => {
  for (const text of switches)
    it(`is what moving the number gives, or is not shown: ${text}`, () => {
      const marked = text.replace(/\b[xw]\b/g, '‹$&›');
      for (const zero of zeros) {
        check(new Watched(`${helpers}var «w = 2.5»;\n${zero}\nvar «y = ${marked}»;\n`));
        check(
          new Watched(`${helpers}var «w = 2.5»;\n${zero}\nvar «q = ${marked}»;\nvar «y = ‹q› * 3 + ‹x›»;\n`),
        );
      }
    });
});
