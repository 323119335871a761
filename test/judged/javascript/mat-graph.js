// A graph of operations on matrices: each pushes a closure that is its way back.
function Mat(n, d) {
  this.n = n;
  this.d = d;
  this.w = new Float64Array(n * d);
  this.dw = new Float64Array(n * d);
}

function Graph() {
  this.backprop = [];
}

Graph.prototype = {
  backward: function () {
    for (var i = this.backprop.length - 1; i >= 0; i--) this.backprop[i]();
  },
  tanh: function (m) {
    var out = new Mat(m.n, m.d);
    for (var i = 0; i < m.w.length; i++) out.w[i] = Math.tanh(m.w[i]);
    this.backprop.push(function () {
      for (var i = 0; i < m.w.length; i++) {
        m.dw[i] += (1.0 - out.w[i] * out.w[i]) * out.dw[i]; //: m.dw of m.w
      }
    });
    return out;
  },
  mul: function (m1, m2) {
    var out = new Mat(m1.n, m2.d);
    for (var i = 0; i < m1.n; i++) {
      for (var j = 0; j < m2.d; j++) {
        var dot = 0.0;
        for (var k = 0; k < m1.d; k++) {
          dot += m1.w[m1.d * i + k] * m2.w[m2.d * k + j];
        }
        out.w[m2.d * i + j] = dot;
      }
    }
    this.backprop.push(function () {
      for (var i = 0; i < m1.n; i++) {
        for (var j = 0; j < m2.d; j++) {
          for (var k = 0; k < m1.d; k++) {
            var b = out.dw[m2.d * i + j];
            m1.dw[m1.d * i + k] += m2.w[m2.d * k + j] * b; //: m1.dw of m1.w
            m2.dw[m2.d * k + j] += m1.w[m1.d * i + k] * b; //: m2.dw of m2.w
          }
        }
      }
    });
    return out;
  },
  add: function (m1, m2) {
    var out = new Mat(m1.n, m1.d);
    for (var i = 0; i < m1.w.length; i++) out.w[i] = m1.w[i] + m2.w[i];
    this.backprop.push(function () {
      for (var i = 0; i < m1.w.length; i++) {
        m1.dw[i] += out.dw[i]; //: m1.dw of m1.w (add)
        m2.dw[i] += out.dw[i]; //: m2.dw of m2.w (add)
      }
    });
    return out;
  },
};

//: check a[2][3], b[3][2], c[2][2], dout[2][2]
const mat = (rows) => Object.assign(new Mat(rows.length, rows[0].length), { w: Float64Array.from(rows.flat()) });
const made = (inputs) => {
  const [a, b, c] = [mat(inputs.a), mat(inputs.b), mat(inputs.c)];
  const graph = new Graph();
  const sum = graph.add(graph.mul(a, b), c);
  return { a, b, c, graph, out: graph.add(graph.tanh(sum), sum) };
};
const loss = (inputs) => weigh(made(inputs).out.w, inputs.dout.flat());
const gradients = (inputs) => {
  const { a, b, c, graph, out } = made(inputs);
  out.dw.set(inputs.dout.flat());
  graph.backward();
  return { a: a.dw, b: b.dw, c: c.dw };
};
