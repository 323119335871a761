// Layers on volumes whose class and helpers stand in another file.
var SigmoidLayer = function (opt) {
  this.out_depth = opt.in_depth;
};
SigmoidLayer.prototype = {
  forward: function (V, is_training) {
    this.in_act = V;
    var V2 = V.cloneAndZero();
    var N = V.w.length;
    for (var i = 0; i < N; i++) {
      V2.w[i] = 1.0 / (1.0 + Math.exp(-V.w[i]));
    }
    this.out_act = V2;
    return this.out_act;
  },
  backward: function () {
    var V = this.in_act;
    var V2 = this.out_act;
    var N = V.w.length;
    V.dw = zeros(N); //: init V.dw of V.w
    for (var i = 0; i < N; i++) {
      var s = V2.w[i];
      V.dw[i] = s * (1.0 - s) * V2.dw[i]; //: V.dw of V.w
    }
  },
};

var ScaleLayer = function (opt) {
  this.scales = new Vol(1, 1, opt.in_depth, 1.0);
};
ScaleLayer.prototype = {
  forward: function (V, is_training) {
    this.in_act = V;
    var A = new Vol(1, 1, V.w.length, 0.0);
    for (var i = 0; i < V.w.length; i++) {
      A.w[i] = V.w[i] * this.scales.w[i];
    }
    this.out_act = A;
    return A;
  },
  backward: function () {
    var V = this.in_act;
    V.dw = zeros(V.w.length); //: init V.dw of V.w (scale)
    for (var i = 0; i < V.w.length; i++) {
      var g = this.out_act.dw[i];
      V.dw[i] += this.scales.w[i] * g; //: V.dw of V.w (scale)
      this.scales.dw[i] += V.w[i] * g; //: this.scales.dw of this.scales.w
    }
  },
};

//: check x[3], s[3], dout[3]
function zeros(n) {
  return new Float64Array(n);
}
function Vol(sx, sy, depth, value) {
  this.w = zeros(sx * sy * depth).fill(value);
  this.dw = zeros(sx * sy * depth);
  this.cloneAndZero = () => new Vol(sx, sy, depth, 0);
}
const vol = (numbers) => Object.assign(new Vol(1, 1, numbers.length, 0), { w: Float64Array.from(numbers) });
const made = ({ x, s }) => {
  const layers = [new ScaleLayer({ in_depth: x.length }), new SigmoidLayer({ in_depth: x.length })];
  layers[0].scales = vol(s);
  const V = vol(x);
  return { layers, V, out: layers[1].forward(layers[0].forward(V, true), true) };
};
const loss = (inputs) => weigh(made(inputs).out.w, inputs.dout);
const gradients = (inputs) => {
  const { layers, V, out } = made(inputs);
  out.dw = inputs.dout;
  layers[1].backward();
  layers[0].backward();
  return { x: V.dw, s: layers[0].scales.dw };
};
