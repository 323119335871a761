// Layers on volumes that hold numbers and gradients side by side.
function Vol(n, value) {
  this.w = new Float64Array(n);
  this.dw = new Float64Array(n);
  for (var i = 0; i < n; i++) this.w[i] = value;
}

function FullLayer(filters, biases) {
  this.filters = filters;
  this.biases = biases;
}

FullLayer.prototype = {
  forward: function (V) {
    this.in_act = V;
    var A = new Vol(this.filters.length, 0.0);
    for (var i = 0; i < this.filters.length; i++) {
      var a = 0.0;
      for (var d = 0; d < V.w.length; d++) a += V.w[d] * this.filters[i].w[d];
      A.w[i] = a + this.biases.w[i];
    }
    this.out_act = A;
    return A;
  },
  backward: function () {
    var V = this.in_act;
    V.dw = new Float64Array(V.w.length); //: init V.dw of V.w
    for (var i = 0; i < this.filters.length; i++) {
      var f = this.filters[i];
      var chain = this.out_act.dw[i];
      for (var d = 0; d < V.w.length; d++) {
        V.dw[d] += f.w[d] * chain; //: V.dw of V.w
        f.dw[d] += V.w[d] * chain; //: f.dw of f.w
      }
      this.biases.dw[i] += chain; //: this.biases.dw of this.biases.w
    }
  },
};

function ReluLayer() {}

ReluLayer.prototype = {
  forward: function (V) {
    this.in_act = V;
    var A = new Vol(V.w.length, 0.0);
    for (var i = 0; i < V.w.length; i++) A.w[i] = V.w[i] < 0 ? 0 : V.w[i];
    this.out_act = A;
    return A;
  },
  backward: function () {
    var V = this.in_act;
    var A = this.out_act;
    V.dw = new Float64Array(V.w.length); //: init V.dw of V.w (relu)
    for (var i = 0; i < V.w.length; i++) {
      if (A.w[i] <= 0) V.dw[i] = 0; //: V.dw of V.w (relu)
      else V.dw[i] = A.dw[i]; //: V.dw of V.w (relu)
    }
  },
};

//: check x[3], w[2][3], b[2], dout[2]
const vol = (numbers) => Object.assign(new Vol(numbers.length, 0), { w: Float64Array.from(numbers) });
const made = ({ x, w, b }) => {
  const layers = [new FullLayer(w.map(vol), vol(b)), new ReluLayer()];
  const V = vol(x);
  return { layers, V, out: layers[1].forward(layers[0].forward(V)) };
};
const loss = (inputs) => weigh(made(inputs).out.w, inputs.dout);
const gradients = (inputs) => {
  const { layers, V, out } = made(inputs);
  out.dw = inputs.dout;
  layers[1].backward();
  layers[0].backward();
  return { x: V.dw, w: layers[0].filters.map((f) => f.dw), b: layers[0].biases.dw };
};
