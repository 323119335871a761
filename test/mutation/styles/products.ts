/* The same right side in other words. */
import { asFactor, asTerm, factorsOf, negated, termsOf, withNodes } from './expressions';
import { type Pass, print, type Step } from './sheet';
import { ofLines, type Style } from './style';

/** Writes the right sides of all computed gradients and of helpers otherwise. */
function expressions(name: string, write: (expression: string, pass: Pass, step: Step) => string): Style {
  return ofLines(name, (pass) =>
    pass.steps.map((step) =>
      pass.seeds.includes(step.name)
        ? print(step)
        : print({ ...step, expression: write(step.expression, pass, step) }),
    ),
  );
}

/** Writes every term of a sum otherwise, where it is a product. */
function products(name: string, write: (factors: string[], pass: Pass) => string[]): Style {
  return expressions(name, (expression, pass) =>
    termsOf(expression)
      .map(({ operator, text }, k) => {
        const sign = k > 0 ? ` ${operator} ` : '';
        const factors = factorsOf(text);
        if (factors.length < 2 || factors.some((factor) => factor.operator === '/')) return sign + text;
        const written = write(
          factors.map((factor) => asFactor(factor.text)),
          pass,
        );
        return sign + written.join(' * ');
      })
      .join(''),
  );
}

export const otherWords: readonly Style[] = [
  products('factors in reverse', (factors) => factors.toReversed()),
  products('the gradient from above first', (factors, { gradients }) => {
    const isGradient = (factor: string) => gradients.has(factor);
    return [...factors.filter(isGradient), ...factors.filter((factor) => !isGradient(factor))];
  }),
  products('the gradient from above last', (factors, { gradients }) => {
    const isGradient = (factor: string) => gradients.has(factor);
    return [...factors.filter((factor) => !isGradient(factor)), ...factors.filter(isGradient)];
  }),
  products('factors grouped from the right', (factors) =>
    factors.length > 2 ? [factors[0], `(${factors.slice(1).join(' * ')})`] : factors,
  ),
  expressions('parentheses around all', (expression) => {
    const terms = termsOf(expression);
    if (terms.length === 1) return `(${expression})`;
    return terms.map(({ operator, text }, k) => `${k > 0 ? ` ${operator} ` : ''}(${text})`).join('');
  }),
  expressions('terms in reverse', (expression) =>
    termsOf(expression)
      .toReversed()
      .map(({ operator, text }, k) => {
        if (k > 0) return ` ${operator} ${asTerm(text)}`;
        return operator === '-' ? negated(text) : text;
      })
      .join(''),
  ),
  expressions('local gradients of 1 written out', (expression, { gradients }) =>
    termsOf(expression)
      .map(({ operator, text }, k) => {
        const sign = k > 0 ? ` ${operator} ` : '';
        if (gradients.has(text)) return `${sign}1.0 * ${text}`;
        return sign + (gradients.has(text.replace(/^-/, '')) ? `-1.0 * ${text.slice(1)}` : text);
      })
      .join(''),
  ),
  expressions('divided by multiplying', (expression) =>
    termsOf(expression)
      .map(({ operator, text }, k) => {
        const factors = factorsOf(text).map((factor, n) => {
          if (n === 0) return factor.text;
          return factor.operator === '/' ? ` * (1 / ${asFactor(factor.text)})` : ` * ${factor.text}`;
        });
        return (k > 0 ? ` ${operator} ` : '') + factors.join('');
      })
      .join(''),
  ),
  expressions('squares as powers', (expression) =>
    withNodes(expression, (node, text) => {
      const [left, right] = [node.firstChild, node.lastChild];
      if (node.name !== 'BinaryExpression' || !left || !right || left.name !== 'VariableName') return null;
      return text === `${text.slice(0, left.to - left.from)} * ${text.slice(0, left.to - left.from)}`
        ? `${text.slice(0, left.to - left.from)} ** 2`
        : null;
    }),
  ),
  expressions('powers as calls', (expression) =>
    withNodes(expression, (node, text) => {
      const [base, exponent, ...more] = text.split(' ** ');
      if (node.name !== 'BinaryExpression' || exponent === undefined || more.length > 0) return null;
      return /^[\w.]+$/.test(base) && /^-?[\w.]+$/.test(exponent) ? `Math.pow(${base}, ${exponent})` : null;
    }),
  ),
  expressions('numbers with a point', (expression) =>
    withNodes(expression, (node, text) =>
      node.name === 'Number' && /^\d+$/.test(text) ? `${text}.0` : null,
    ),
  ),
];
