/* How long it takes to judge passes that are followed, in a file of layers as it is typed: against both passes over it. */
import { backward, forward } from '../../src/tape/generated/passes';
import { verify } from '../../src/verification/verify';
import { analyze } from '../unit/analyze';
import { medians, print, repeated } from './measure';

/** A layer of its own kind: an affine map and an activation, with loops. */
const layer = (n: number) => `
class Layer${n} {
  constructor(w, b) {
    this.w = w;
    this.b = b;
  }
  forward(x) {
    this.x = x;
    this.y = [];
    for (let i = 0; i < this.b.length; i++) {
      let z = this.b[i];
      for (let j = 0; j < x.length; j++) z += this.w[i][j] * x[j];
      this.y[i] = Math.tanh(${n} * z);
    }
    return this.y;
  }
  backward(dy) {
    const dx = this.x.map(() => 0);
    this.dw = this.w.map((row) => row.map(() => 0));
    this.db = this.b.map(() => 0);
    for (let i = 0; i < dy.length; i++) {
      const dz = ${n} * (1 - this.y[i] * this.y[i]) * dy[i];
      this.db[i] += dz;
      for (let j = 0; j < this.x.length; j++) {
        this.dw[i][j] += dz * this.x[j];
        dx[j] += dz * this.w[i][j];
      }
    }
    return dx;
  }
}
`;

const layers = Array.from({ length: 10 }, (_, k) => layer(k + 2));
const file = layers.join('');
const edited = file.replace('const dz = 5 *', 'const dz = 5 * 1 *');
const wrong = file.replace('const dz = 5 * (1 -', 'const dz = 5 * (2 -');

function judging(): void {
  const first = analyze(file);
  verify(first, false);
  const before = analyze(edited, { previous: first });
  const { tape } = before;
  const [check, both, plain, explained] = medians(
    () => verify(analyze(edited, { previous: first }), false),
    repeated(1000, () => {
      forward(tape, 0, tape.length);
      backward(tape, 0, tape.length);
    }),
    () => analyze(edited, { previous: first }),
    () => verify(analyze(wrong, { previous: first }), true),
  );
  console.log({ check, both, plain, explained, nodes: tape.length, lines: file.split('\n').length });
  print({
    what: 'verifying a file of layers of 300 lines after an edit / both passes',
    ratio: (check - plain) / (both / 1000),
    limit: 60,
  });
  print({
    what: 'explaining a wrong line / verifying',
    ratio: (explained - plain) / (check - plain),
    limit: 20,
  });
}

judging();
