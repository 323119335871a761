// A layer with its activation, in the old way of classes.
function TanhLayer(weights, biases) {
  this.weights = weights;
  this.biases = biases;
}

TanhLayer.prototype.forward = function (input) {
  this.input = input;
  this.output = [];
  for (var j = 0; j < this.biases.length; j++) {
    var z = this.biases[j];
    for (var i = 0; i < input.length; i++) z += this.weights[j][i] * input[i];
    this.output[j] = Math.tanh(z);
  }
  return this.output;
};

TanhLayer.prototype.backward = function (gradOutput) {
  this.gradWeights = []; //: init this.gradWeights of this.weights
  this.gradBiases = []; //: init this.gradBiases of this.biases
  var gradInput = []; //: init gradInput of input
  for (var i = 0; i < this.input.length; i++) gradInput[i] = 0; //: init gradInput of input
  for (var j = 0; j < gradOutput.length; j++) {
    var gradZ = gradOutput[j] * (1 - this.output[j] * this.output[j]); //: gradZ of z
    this.gradWeights[j] = []; //: init this.gradWeights of this.weights
    for (var i = 0; i < this.input.length; i++) {
      this.gradWeights[j][i] = gradZ * this.input[i]; //: this.gradWeights of this.weights
      gradInput[i] += gradZ * this.weights[j][i]; //: gradInput of input
    }
    this.gradBiases[j] = gradZ; //: this.gradBiases of this.biases
  }
  return gradInput;
};

//: check x[3], w[2][3], b[2], dout[2]
const loss = ({ x, w, b, dout }) => weigh(new TanhLayer(w, b).forward(x), dout);
const gradients = ({ x, w, b, dout }) => {
  const layer = new TanhLayer(w, b);
  layer.forward(x);
  const dx = layer.backward(dout);
  return { x: dx, w: layer.gradWeights, b: layer.gradBiases };
};
