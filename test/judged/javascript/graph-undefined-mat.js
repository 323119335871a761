// Operations of a graph; the matrices come from another file.
class Tape {
  constructor() {
    this.steps = [];
  }

  relu(m) {
    const out = new Mat(m.n, m.d);
    const n = m.w.length;
    for (let i = 0; i < n; i++) out.w[i] = Math.max(0, m.w[i]);
    this.steps.push(() => {
      for (let i = 0; i < n; i++) {
        m.dw[i] += m.w[i] > 0 ? out.dw[i] : 0.0; //: m.dw of m.w
      }
    });
    return out;
  }

  eltmul(m1, m2) {
    const out = new Mat(m1.n, m1.d);
    for (let i = 0, n = m1.w.length; i < n; i++) out.w[i] = m1.w[i] * m2.w[i];
    this.steps.push(() => {
      for (let i = 0, n = m1.w.length; i < n; i++) {
        m1.dw[i] += m2.w[i] * out.dw[i]; //: m1.dw of m1.w
        m2.dw[i] += m1.w[i] * out.dw[i]; //: m2.dw of m2.w
      }
    });
    return out;
  }

  rowPluck(m, row) {
    const out = new Mat(m.d, 1);
    for (let i = 0; i < m.d; i++) out.w[i] = m.w[m.d * row + i];
    this.steps.push(() => {
      for (let i = 0; i < m.d; i++) {
        m.dw[m.d * row + i] += out.dw[i]; //: m.dw of m.w (row)
      }
    });
    return out;
  }
}

//: check a[2][3], b[3], row<2, dout[3]
class Mat {
  constructor(n, d) {
    Object.assign(this, { n, d, w: new Float64Array(n * d), dw: new Float64Array(n * d) });
  }
}
const made = (inputs) => {
  const [a, b] = [new Mat(2, 3), new Mat(3, 1)];
  a.w.set(inputs.a.flat());
  b.w.set(inputs.b);
  const tape = new Tape();
  const picked = tape.rowPluck(a, inputs.row);
  return { a, b, tape, out: tape.relu(tape.eltmul(picked, b)) };
};
const loss = (inputs) => weigh(made(inputs).out.w, inputs.dout);
const gradients = (inputs) => {
  const { a, b, tape, out } = made(inputs);
  out.dw.set(inputs.dout);
  for (const step of tape.steps.reverse()) step();
  return { a: a.dw, b: b.dw };
};
