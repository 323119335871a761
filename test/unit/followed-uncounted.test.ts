/* Gradients that add up in loops whose rounds nobody can count: right where the loss adds up there, too, else not known. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const judgements = (source: string) =>
  Object.fromEntries(
    verdictsOn(source, 'javascript').map(({ name, judgement }) => [
      name,
      /exact|correct/.test(judgement) ? 'right' : judgement,
    ]),
  );

describe('a loop whose rounds are not known', () => {
  it('says nothing of what it adds to the gradient of what was there before', () => {
    for (const loop of ['for (let i = 0; i < risky(a); i++)', 'while (more())']) {
      const source = `const a = 2, b = 3;\nconst y = a * b;\nconst dy = 1;\nlet da = 0;\n${loop} da += b * dy;\nconst db = a * dy;\n`;
      assert.deepEqual(judgements(source), { dy: 'right', da: 'uncertain', db: 'right' });
    }
  });

  it('is judged by its round where the loss adds up in it', () => {
    const source = (factor: string) =>
      `function step(w, x, y, rate) {\n  let loss = 0, dw = 0;\n  while (more()) {\n    const e = w * x - y;\n    loss += e * e;\n    const de = ${factor} * e;\n    dw += de * x;\n  }\n  return [loss, w - rate * dw];\n}\n`;
    assert.equal(judgements(source('2')).dw, 'right');
    assert.notEqual(judgements(source('2').replace('de * x', 'de * y')).dw, 'right');
  });
});
