/* Forward and backward in one loop: the output is the loss that all rounds add up, and none of the gradients beside it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { analyze } from './analyze';

const javascript = (loss: string) => `const xs = [0.5, -1, 2], ys = [1, 0, 1];
let w = 0.3, b = 0.1;
let dw = 0, db = 0, ${loss} = 0;
for (let i = 0; i < 3; i++) {
  const p = Math.tanh(w * xs[i] + b);
  ${loss} += 0.5 * (p - ys[i]) ** 2;
  const dz = (p - ys[i]) * (1 - p * p);
  dw += dz * xs[i];
  db += dz;
}
`;
const python = (loss: string) => `import math
xs, ys = [0.5, -1, 2], [1, 0, 1]
w, b = 0.3, 0.1
dw, db, ${loss} = 0.0, 0.0, 0.0
for x, y in zip(xs, ys):
    p = math.tanh(w * x + b)
    ${loss} += 0.5 * (p - y) ** 2
    dz = (p - y) * (1 - p * p)
    dw += dz * x
    db += dz
`;

/** The derivatives by w and b of what the loops add up, as differences. */
function slopes(): readonly [number, number] {
  const total = (w: number, b: number) =>
    [0.5, -1, 2].reduce((sum, x, k) => sum + 0.5 * (Math.tanh(w * x + b) - [1, 0, 1][k]) ** 2, 0);
  const h = 1e-6;
  return [
    (total(0.3 + h, 0.1) - total(0.3 - h, 0.1)) / (2 * h),
    (total(0.3, 0.1 + h) - total(0.3, 0.1 - h)) / (2 * h),
  ];
}

describe('the output of code with its gradients', () => {
  const sources: [Language, (loss: string) => string][] = [
    ['javascript', javascript],
    ['python', python],
  ];
  for (const [language, source] of sources)
    it(`is what they are gradients of, in any language: ${language}`, () => {
      for (const name of ['loss', 'cost', 'E'])
        for (const { circuits } of [analyze(source(name), { language })]) {
          const [circuit] = circuits;
          assert.equal(circuit.outputs[0].variable.name, name);
          const gradients = ['w', 'b'].map(
            (each) => circuit.variables.find((variable) => variable.name === each)?.gradient ?? Number.NaN,
          );
          for (const [k, slope] of slopes().entries()) assert.ok(Math.abs(gradients[k] - slope) < 1e-8);
        }
    });

  it('is what is named as a gradient where nothing else is computed', () => {
    const { circuits } = analyze('const x = 3;\nconst dx = 2 * x;\n');
    assert.equal(circuits[0].outputs[0].variable.name, 'dx');
  });
});
