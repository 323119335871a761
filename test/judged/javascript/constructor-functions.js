// Constructor functions whose state is local, as one wrote before there were classes.
function Dense(weights, biases) {
  var inputs = [];
  var self = this;
  this.dWeights = weights.map(function (row) { //: init self.dWeights of weights
    return row.map(function () {
      return 0;
    });
  });
  this.dBiases = biases.map(function () { //: init self.dBiases of biases
    return 0;
  });

  this.forward = function (x) {
    inputs = x;
    return weights.map(function (row, j) {
      var sum = biases[j];
      for (var i = 0; i < row.length; i++) sum += row[i] * x[i];
      return sum;
    });
  };

  this.backward = function (dOut) {
    var dInputs = inputs.map(function () { //: init dInputs of inputs
      return 0;
    });
    dOut.forEach(function (d, j) {
      for (var i = 0; i < inputs.length; i++) {
        self.dWeights[j][i] += d * inputs[i]; //: self.dWeights of weights
        dInputs[i] += d * weights[j][i]; //: dInputs of inputs
      }
      self.dBiases[j] += d; //: self.dBiases of biases
    });
    return dInputs;
  };
}

function SoftPlus() {
  var z = [];

  this.forward = function (x) {
    z = x;
    return x.map(function (each) {
      return Math.log(1 + Math.exp(each));
    });
  };

  this.backward = function (dOut) {
    return dOut.map(function (d, i) { //: backward of x (softplus)
      return d / (1 + Math.exp(-z[i])); //: backward of x (softplus)
    });
  };
}

//: check x[3], W[2][3], b[2], V[2][2], c[2], dout[2]
const loss = ({ x, W, b, V, c, dout }) =>
  weigh([new Dense(W, b), new SoftPlus(), new Dense(V, c)].reduce((value, layer) => layer.forward(value), x), dout);
const gradients = ({ x, W, b, V, c, dout }) => {
  const all = [new Dense(W, b), new SoftPlus(), new Dense(V, c)];
  all.reduce((value, layer) => layer.forward(value), x);
  const dx = all.toReversed().reduce((d, layer) => layer.backward(d), dout);
  return { x: dx, W: all[0].dWeights, b: all[0].dBiases, V: all[2].dWeights, c: all[2].dBiases };
};
