// A network that learns with deltas which pull towards the target, so that they are added.
const sigmoid = (x) => 1 / (1 + Math.exp(-x));
const dsigmoid = (y) => y * (1 - y); //: dsigmoid of y

function trainOnce(net, inputs, targets, learningRate) {
  const hidden = net.weightsIH.map((row) => sigmoid(row.reduce((sum, w, i) => sum + w * inputs[i], 0)));
  const outputs = net.weightsHO.map((row) => sigmoid(row.reduce((sum, w, j) => sum + w * hidden[j], 0)));

  const outputDeltas = outputs.map((o, k) => (targets[k] - o) * dsigmoid(o)); //: outputDeltas of the outputs' sums
  const hiddenDeltas = hidden.map((h, j) => {
    let error = 0;
    for (let k = 0; k < outputDeltas.length; k++) {
      error += outputDeltas[k] * net.weightsHO[k][j]; //: error of hidden
    }
    return error * dsigmoid(h); //: hiddenDeltas of the hidden sums
  });

  for (let k = 0; k < outputs.length; k++) {
    for (let j = 0; j < hidden.length; j++) {
      net.weightsHO[k][j] += learningRate * outputDeltas[k] * hidden[j]; //: update
    }
  }
  for (let j = 0; j < hidden.length; j++) {
    for (let i = 0; i < inputs.length; i++) {
      net.weightsIH[j][i] += learningRate * hiddenDeltas[j] * inputs[i]; //: update
    }
  }
  return outputs;
}

//: check x[2], t[2], ih[3][2], ho[2][3]
const made = ({ x, t, ih, ho }) => {
  const net = { weightsIH: structuredClone(ih), weightsHO: structuredClone(ho) };
  return { net, outputs: trainOnce(net, x, t, 1) };
};
const loss = (inputs) => made(inputs).outputs.reduce((sum, o, k) => sum + 0.5 * (o - inputs.t[k]) ** 2, 0);
const otherLoss = (inputs) =>
  made(inputs).outputs.reduce(
    (sum, o, k) => sum - inputs.t[k] * Math.log(o) - (1 - inputs.t[k]) * Math.log(1 - o),
    0,
  );
const difference = (before, after) => before.map((row, j) => row.map((w, i) => w - after[j][i]));
const gradients = (inputs) => {
  const { net } = made(inputs);
  return { ih: difference(inputs.ih, net.weightsIH), ho: difference(inputs.ho, net.weightsHO) };
};
