/*
 * Layers as people write them: what they keep their gradients in under other names, what `grads` is beside weights that have
 * a gradient of their own, outputs that are filled and not returned, tables that are one list, and code in a namespace.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import type { Verdict } from '../../src/verification/model';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { instead } from './told';

/** What is said to who asks: how many gradients are right, and the lines that are called wrong. */
function asked(source: string, language: Language = 'javascript'): { right: number; wrong: number[] } {
  const all: Verdict[] = verify(analyze(source, { language, asked: true })).flatMap(
    ({ verdicts }) => verdicts,
  );
  return {
    right: all.filter(({ judgement }) => /exact|correct/.test(judgement)).length,
    wrong: all.flatMap(({ judgement, line }) => (judgement === 'wrong' ? line : [])),
  };
}

const sums = (names: string, w = 'dw', b = 'db') => `class Sums {
  forward(x) {
    this.x = x;
    const out = [];
    for (let h = 0; h < this.many; h++) {
      let s = this.b[h];
      for (let j = 0; j < this.wide; j++) s += x[j] * this.w[h + j * this.many];
      out.push(s);
    }
    return out;
  }
  backward(dout) {
    ${names}
    const dx = new Array(this.wide).fill(0);
    for (let h = 0; h < this.many; h++) {
      ${b}[h] += dout[h];
      for (let j = 0; j < this.wide; j++) {
        ${w}[h + j * this.many] += this.x[j] * dout[h];
        dx[j] += this.w[h + j * this.many] * dout[h];
      }
    }
    return dx;
  }
}
`;

describe('A gradient that is added to what an object keeps', () => {
  it('may be done under another name', () => {
    for (const names of [
      'const dw = this.dw; const db = this.db;',
      'const { dw, db } = this;',
      'let dw; dw = this.dw; let db = this.db;',
      'const dw = this.kept.w, db = this.kept.b;',
      'const dw = this.dw || (this.dw = new Array(9).fill(0)), db = this.db;',
    ])
      assert.deepEqual(asked(sums(names)), { right: 3, wrong: [] }, names);
  });

  it('may be done so in Python', () => {
    const source = `class Sums:
    def forward(self, x):
        self.x = x
        return [sum(v * a for v, a in zip(row, x)) for row in self.w]

    def backward(self, dout):
        dw, db = self.dw, self.db
        dx = [0.0] * self.wide
        for h in range(self.many):
            for j in range(self.wide):
                dw[h][j] += self.x[j] * dout[h]
                dx[j] += self.w[h][j] * dout[h]
        return dx
`;
    assert.deepEqual(asked(source, 'python').wrong, []);
  });

  it('is wrong where what is added is', () => {
    const source = sums('const { dw, db } = this;');
    assert.deepEqual(asked(instead(source, '+= this.x[j] *', '+= this.x[h] *')).wrong, [18]);
  });
});

const filled = `class Fold {
  constructor(wide, many) {
    this.inData = new Float64Array(wide);
    this.outData = new Float64Array(many);
    this.w = new Float64Array(wide * many);
    this.b = new Float64Array(many);
    this.ws = new Float64Array(wide * many);
    this.bs = new Float64Array(many);
    this.grads = new Float64Array(wide);
  }
  forward(input) {
    for (let j = 0; j < input.length; j++) this.inData[j] = input[j];
    const out = this.outData;
    for (let h = 0; h < this.many(); h++) {
      this.outData[h] = this.b[h];
      for (let j = 0; j < this.wide(); j++) this.outData[h] += this.inData[j] * this.w[h + j * this.many()];
    }
  }
  backward(err) {
    for (let j = 0; j < this.wide(); j++) {
      this.grads[j] = 0;
      for (let h = 0; h < this.many(); h++) {
        this.ws[h + j * this.many()] += this.inData[j] * err[h];
        this.grads[j] += this.w[h + j * this.many()] * err[h];
      }
    }
    for (let h = 0; h < this.many(); h++) this.bs[h] += err[h];
  }
  wide() { return this.inData.length; }
  many() { return this.outData.length; }
}
`;

describe('What a layer keeps for the next one', () => {
  it('is its output, though nothing is returned', () => {
    assert.deepEqual(asked(filled), { right: 3, wrong: [] });
  });

  it('is of what comes in, not of weights that have another size', () => {
    const named = filled.replaceAll('this.ws', 'this.dw').replaceAll('this.bs', 'this.db');
    assert.deepEqual(asked(named), { right: 3, wrong: [] });
  });
});

describe('A gradient that is called after a letter', () => {
  const lookup = `class Lookup {
  forward(ids) {
    this.ids = ids;
    const out = [];
    for (let k = 0; k < ids.length; k++)
      for (let d = 0; d < this.dim; d++) out.push(this.weights[ids[k] * this.dim + d]);
    return out;
  }
  backward(dout) {
    this.dW = new Array(this.weights.length).fill(0);
    for (let k = 0; k < this.ids.length; k++)
      for (let d = 0; d < this.dim; d++) this.dW[this.ids[k] * this.dim + d] += dout[k * this.dim + d];
  }
}
`;

  it('is of weights or a bias where nothing is called by that alone', () => {
    assert.deepEqual(asked(lookup), { right: 1, wrong: [] });
    const source = sums('const { dW, dB } = this;', 'dW', 'dB')
      .replaceAll('this.w[', 'this.weights[')
      .replaceAll('this.b[', 'this.bias[');
    assert.deepEqual(asked(source), { right: 3, wrong: [] });
    assert.deepEqual(asked(instead(source, '+= dout[h];', '+= dout[h] * this.x[0];')).wrong, [16]);
  });

  it('may say the whole word where the variable is a letter', () => {
    const source = sums('const { weightGrads, biasGrads } = this;', 'weightGrads', 'biasGrads');
    assert.deepEqual(asked(source), { right: 3, wrong: [] });
  });

  it('may be transposed', () => {
    const source = `class Rows {
  forward(x) {
    this.x = x;
    const y = [];
    for (let h = 0; h < this.many; h++) {
      let s = 0;
      for (let j = 0; j < this.wide; j++) s += x[j] * this.weights[j][h];
      y.push(s);
    }
    return y;
  }
  backward(dy) {
    const dW = [];
    for (let h = 0; h < this.many; h++) {
      dW.push([]);
      for (let j = 0; j < this.wide; j++) dW[h].push(dy[h] * this.x[j]);
    }
    for (let h = 0; h < this.many; h++)
      for (let j = 0; j < this.wide; j++) this.weights[j][h] -= this.rate * dW[h][j];
  }
}
`;
    assert.deepEqual(asked(source).wrong, []);
  });
});

const entropy = `class Entropy {
  forward(logits, marks, many, kinds) {
    this.logits = logits;
    this.marks = marks;
    let loss = 0;
    for (let i = 0; i < many; i++) {
      const row = i * kinds;
      let sum = 0;
      for (let k = 0; k < kinds; k++) sum += Math.exp(logits[row + k]);
      const mark = marks[i];
      loss += Math.log(sum) - logits[row + mark];
    }
    this.many = many;
    this.kinds = kinds;
    return loss / many;
  }
  backward() {
    const { logits, marks, many, kinds } = this;
    const grad = new Array(many * kinds).fill(0);
    for (let i = 0; i < many; i++) {
      const row = i * kinds;
      let sum = 0;
      for (let k = 0; k < kinds; k++) sum += Math.exp(logits[row + k]);
      for (let k = 0; k < kinds; k++)
        grad[row + k] = (Math.exp(logits[row + k]) / sum - (k === marks[i] ? 1 : 0)) / many;
    }
    return grad;
  }
}
`;

describe('A label in a table that is one list', () => {
  it('is an index below the size of a row', () => {
    assert.deepEqual(asked(entropy), { right: 1, wrong: [] });
    assert.equal(asked(instead(entropy, '/ sum - (k', '/ sum + (k')).wrong.length, 1);
  });
});

describe('Code in a namespace', () => {
  const square = `namespace Parts.Powers {
  function squared(v: number): number {
    return v * v;
  }
  export class Square {
    x = 0;
    forward(x: number): number {
      this.x = x;
      return squared(x);
    }
    backward(dout: number): number {
      return 2 * this.x * dout;
    }
  }
}
`;

  it('is judged as that of a file', () => {
    assert.deepEqual(asked(square, 'typescript'), { right: 1, wrong: [] });
    assert.deepEqual(asked(instead(square, '2 * this.x', 'this.x'), 'typescript').wrong, [12]);
  });
});

describe('A way back that gets what it is of', () => {
  const cells = (given: string, of: string) => `class Cell {
  constructor(Data, from = []) {
    this.Data = Data;
    this.Grad = 0;
    this.from = from;
    this.back = () => {};
  }
  [Symbol.toPrimitive]() {
    return this.Data;
  }
  times(other) {
    const made = new Cell(this.Data * other.Data, [this, other]);
    made.back = (${given}) => {
      const [one, two] = made.from;
      one.Grad += two.Data * ${of};
      two.Grad += one.Data * ${of};
    };
    return made;
  }
}
`;

  it('takes it as the thing, or as the gradient, as its code asks', () => {
    for (const source of [cells('node', 'node.Grad'), cells('g', 'g'), cells('', 'made.Grad')]) {
      assert.deepEqual(asked(source), { right: 2, wrong: [] });
      assert.deepEqual(asked(instead(source, 'two.Grad += one', 'two.Grad += two')).wrong, [16]);
    }
  });
});

const matrices = `class Matrix {
  constructor(rows, cols) {
    this.rows = rows;
    this.cols = cols;
    this.data = Array(rows).fill().map(() => Array(cols).fill(0));
  }
  static multiply(a, b) {
    const m = new Matrix(a.rows, b.cols);
    for (let i = 0; i < m.rows; i++)
      for (let j = 0; j < m.cols; j++) {
        let s = 0;
        for (let k = 0; k < a.cols; k++) s += a.data[i][k] * b.data[k][j];
        m.data[i][j] = s;
      }
    return m;
  }
  map(f) {
    const m = new Matrix(this.rows, this.cols);
    for (let i = 0; i < m.rows; i++) for (let j = 0; j < m.cols; j++) m.data[i][j] = f(this.data[i][j], i, j);
    return m;
  }
  transpose() {
    const m = new Matrix(this.cols, this.rows);
    for (let i = 0; i < m.rows; i++) for (let j = 0; j < m.cols; j++) m.data[i][j] = this.data[j][i];
    return m;
  }
  static fromArray(a) {
    const m = new Matrix(a.length, 1);
    for (let i = 0; i < a.length; i++) m.data[i][0] = a[i];
    return m;
  }
  static subtract(a, b) { return a.map((v, i, j) => v - b.data[i][j]); }
  static hadamard(a, b) { return a.map((v, i, j) => v * b.data[i][j]); }
  static add(a, b) { return a.map((v, i, j) => v + b.data[i][j]); }
}
const sigmoid = (x) => 1 / (1 + Math.exp(-x));
const dsigmoid = (y) => y * (1 - y);
class Net {
  constructor(ni, nh, no) {
    this.w1 = new Matrix(nh, ni).map(() => Math.random());
    this.w2 = new Matrix(no, nh).map(() => Math.random());
    this.rate = 0.1;
  }
  train(input, wanted) {
    const x = Matrix.fromArray(input);
    const t = Matrix.fromArray(wanted);
    const h = Matrix.multiply(this.w1, x).map(sigmoid);
    const o = Matrix.multiply(this.w2, h).map(sigmoid);
    const oErr = Matrix.subtract(o, t);
    const oGrad = Matrix.hadamard(oErr, o.map(dsigmoid));
    const hErr = Matrix.multiply(this.w2.transpose(), oGrad);
    const hGrad = Matrix.hadamard(hErr, h.map(dsigmoid));
    const dw2 = Matrix.multiply(oGrad, h.transpose());
    const dw1 = Matrix.multiply(hGrad, x.transpose());
    this.w2 = Matrix.subtract(this.w2, dw2.map((v) => v * this.rate));
    this.w1 = Matrix.subtract(this.w1, dw1.map((v) => v * this.rate));
  }
}
`;

describe('Weights in a matrix whose class is in the file', () => {
  it('are followed through the functions of the class', () => {
    assert.deepEqual(asked(matrices).wrong, []);
    assert.ok(asked(matrices).right >= 6);
  });

  it('do not hide a mistake', () => {
    const changed = 'Matrix.hadamard(oErr, o.map(dsigmoid))';
    const line = matrices.split('\n').findIndex((text) => text.includes(changed)) + 1;
    const { wrong } = asked(instead(matrices, changed, 'Matrix.hadamard(oErr, h.map(dsigmoid))'));
    assert.deepEqual(wrong, [line]);
  });
});
