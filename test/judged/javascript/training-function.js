// A neuron is trained in a function, example by example.
function trainNeuron(examples, labels, weights, bias, rate, epochs) {
  const history = [];
  for (let epoch = 0; epoch < epochs; epoch++) { //: rounds
    let loss = 0;
    const gradWeights = weights.map(() => 0); //: init gradWeights of weights
    let gradBias = 0; //: init gradBias of bias
    examples.forEach((example, k) => {
      let z = bias;
      example.forEach((value, i) => {
        z += value * weights[i];
      });
      const output = Math.tanh(z);
      const error = output - labels[k];
      loss += 0.5 * error * error;
      const gradZ = error * (1 - output * output); //: gradZ of z
      example.forEach((value, i) => {
        gradWeights[i] += gradZ * value; //: gradWeights of weights
      });
      gradBias += gradZ; //: gradBias of bias
    });
    for (let i = 0; i < weights.length; i++) {
      weights[i] -= rate * gradWeights[i]; //: update
    }
    bias -= rate * gradBias; //: update
    history.push(loss);
  }
  return { weights, bias, history };
}

//: check x[3][2], y[3], w[2], b
const train = ({ x, y, w, b }, epochs) => trainNeuron(x, y, [...w], b, 1, epochs);
const loss = (inputs) => train(inputs, 1).history[0];
const gradients = (inputs) => {
  const { weights, bias } = train(inputs, 1);
  return { w: inputs.w.map((w, i) => w - weights[i]), b: inputs.b - bias, after: train(inputs, 3) };
};
