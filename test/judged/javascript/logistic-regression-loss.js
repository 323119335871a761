// Logistic regression with a penalty on the weights, which the loss has, too.
function sigmoid(z) {
  return 1 / (1 + Math.exp(-z));
}

function logisticLoss(theta, features, labels, lambda) {
  var m = features.length;
  var cost = 0;
  var gradTheta = []; //: init gradTheta of theta
  for (var j = 0; j < theta.length; j++) gradTheta.push(0); //: init gradTheta of theta
  for (var i = 0; i < m; i++) {
    var z = 0;
    for (var j = 0; j < theta.length; j++) {
      z += theta[j] * features[i][j];
    }
    var p = sigmoid(z);
    cost += -labels[i] * Math.log(p) - (1 - labels[i]) * Math.log(1 - p);
    for (var j = 0; j < theta.length; j++) {
      gradTheta[j] += (p - labels[i]) * features[i][j] / m; //: gradTheta of theta
    }
  }
  cost = cost / m;
  for (var j = 0; j < theta.length; j++) {
    cost += 0.5 * lambda * theta[j] * theta[j];
    gradTheta[j] += lambda * theta[j]; //: gradTheta of theta
  }
  return [cost, gradTheta];
}

//: check theta[3], features[4][3], labels[4]<2, lambda positive
const call = ({ theta, features, labels, lambda }) => logisticLoss(theta, features, labels, lambda);
const loss = (inputs) => call(inputs)[0];
const gradients = (inputs) => ({ theta: call(inputs)[1] });
