/* What is the gradient of one variable, and steps another: it is wrong where it is made, whatever else it would be right for. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

/** Vectors of words that are near each other where the words are. */
const words = (share: string) => `const bend = (z) => 1 / (1 + Math.exp(-z));
class Words {
  constructor(count, size) {
    this.size = size;
    this.inner = Array.from({ length: count }, () => Array.from({ length: size }, () => Math.random() - 0.5));
    this.outer = Array.from({ length: count }, () => new Array(size).fill(0));
  }
  learn(word, near, others, rate) {
    const own = this.inner[word];
    const sum = new Array(this.size).fill(0);
    for (const [other, isNear] of [[near, 1], ...others.map((each) => [each, 0])]) {
      const beside = this.outer[other];
      let score = 0;
      for (let i = 0; i < this.size; i++) score += own[i] * beside[i];
      const pull = rate * (isNear - bend(score));
      for (let i = 0; i < this.size; i++) {
        sum[i] += ${share};
        beside[i] += pull * own[i];
      }
    }
    for (let i = 0; i < this.size; i++) own[i] += sum[i];
  }
}
`;

const said = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ name, judgement, at }) => ({
      name,
      judgement: judgement.replace('exact', 'correct'),
      line: source.slice(0, at.from).split('\n').length,
    })),
  );

describe('What steps a variable, and is the gradient of another', () => {
  it('is right where it is that of the variable', () => {
    const verdicts = said(words('pull * beside[i]'));
    assert.ok(verdicts.some(({ name }) => name === 'sum'));
    assert.ok(verdicts.every(({ judgement }) => judgement === 'correct'));
  });
  it('is wrong where it is made, and nowhere right', () => {
    const verdicts = said(words('pull * own[i]')).filter(({ name }) => /sum/.test(name));
    assert.deepEqual(verdicts, [
      { name: 'sum', judgement: 'wrong', line: 17 },
      { name: 'sum[i]', judgement: 'inherited', line: 21 },
    ]);
  });
});
