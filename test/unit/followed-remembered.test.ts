/* What is remembered of followed passes while someone types: only what the rest of the text can't have changed. */
import { deepEqual } from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const slope = 'function slope(y) {\n  return 1 - y * y;\n}\n';
const layer = `class Layer {
  forward(x) {
    this.x = x;
    this.y = x.map((each) => Math.tanh(scale * each));
    return this.y;
  }
  backward(dy) {
    const dx = [];
    for (let i = 0; i < dy.length; i++) {
      dx[i] = scale * slope(this.y[i]) * dy[i];
    }
    return dx;
  }
}
`;
const file = `const scale = 3;\n${slope}${layer}`;

/** What is said of each line of a text. */
function said(text: string): string[] {
  const verdicts = verify(analyze(text, { asked: true })).flatMap((each) => each.verdicts);
  return verdicts.map(
    ({ name, line, at, judgement }) => `${line} ${text.slice(at.from, at.to)} ${name} ${judgement}`,
  );
}

describe('What is remembered of followed passes', () => {
  it('is said again, at the lines where it is now', () => {
    deepEqual(said(file), ['14 dx[i] dx correct']);
    deepEqual(said(`// One line.\n\n${file}`), ['16 dx[i] dx correct']);
    deepEqual(said(file.replace(layer, `\nfunction other() {}\n${layer}`)), ['16 dx[i] dx correct']);
    deepEqual(said(file), ['14 dx[i] dx correct']);
  });

  it('is forgotten where a function that the pass calls becomes another', () => {
    deepEqual(said(file), ['14 dx[i] dx correct']);
    const changed = said(file.replace('1 - y * y', '1 - y'));
    deepEqual(
      changed.map((each) => each.split(' ').at(-1)),
      ['wrong'],
    );
  });

  it('is forgotten where a number that the pass reads becomes one that the forward code does not', () => {
    const two = file
      .replace('= scale *', '= factor *')
      .replace('const scale = 3;', 'const scale = 3, factor = scale;');
    deepEqual(said(two), ['14 dx[i] dx correct']);
    const changed = said(two.replace('factor = scale', 'factor = scale + 1'));
    deepEqual(
      changed.map((each) => each.split(' ').at(-1)),
      ['wrong'],
    );
  });

  it('is forgotten where a later function of the same name comes in', () => {
    deepEqual(said(file), ['14 dx[i] dx correct']);
    const changed = said(`${file}function slope(y) {\n  return y;\n}\n`);
    deepEqual(
      changed.map((each) => each.split(' ').at(-1)),
      ['wrong'],
    );
  });

  it('is forgotten where what nothing is said of gets a pass that is wrong', () => {
    const empty = file.replace('      dx[i] = scale * slope(this.y[i]) * dy[i];\n', '');
    deepEqual(said(empty), []);
    deepEqual(
      said(file.replace('scale * slope', 'slope')).map((each) => each.split(' ').at(-1)),
      ['wrong'],
    );
  });
});
