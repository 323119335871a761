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
/** The file after another edit each time: of what was there before nothing is followed again. */
let edits = 0;
const edited = (by: (edit: string) => string) => {
  const edit = by(`1.${String(++edits).padStart(3, '0')}1`);
  return analyze(file.replace('const dz = 5 *', edit), { previous: before });
};
const before = analyze(file);

function judging(): void {
  verify(before, false);
  const { tape } = before;
  const right = Array.from({ length: 12 }, () => edited((n) => `const dz = 5 * ${n} / ${n} *`));
  const wrong = Array.from({ length: 12 }, () => edited((n) => `const dz = 5 * ${n} *`));
  const also = Array.from({ length: 12 }, () => edited((n) => `const dz = ${n} * 5 *`));
  const [check, both, found, explained] = medians(
    () => verify(right.pop() ?? before, false),
    repeated(1000, () => {
      forward(tape, 0, tape.length);
      backward(tape, 0, tape.length);
    }),
    () => verify(wrong.pop() ?? before, false),
    () => verify(also.pop() ?? before, true),
  );
  print({
    what: 'verifying a file of layers of 300 lines after an edit / both passes',
    ratio: check / (both / 1000),
    limit: 60,
  });
  print({ what: 'explaining a wrong line there / verifying', ratio: explained / found, limit: 20 });
}

judging();
