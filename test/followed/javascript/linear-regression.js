// Linear regression with two features and a penalty, gradients summed over the samples.
const data = [
  { size: 0.5, age: 1.2, price: 2.1 },
  { size: 1.1, age: 0.4, price: 3.6 },
  { size: 0.9, age: 2.0, price: 2.4 },
  { size: 1.6, age: 0.1, price: 4.9 },
];
const weights = { size: 1.5, age: -0.4, bias: 0.9 };
const lambda = 0.01;

const predict = ({ size, age }) => weights.size * size + weights.age * age + weights.bias;

let squared = 0;
const residuals = [];
for (const sample of data) {
  const r = predict(sample) - sample.price;
  residuals.push(r);
  squared += r ** 2;
}
const penalty = lambda * (weights.size ** 2 + weights.age ** 2);
const loss = squared / (2 * data.length) + penalty;

// backward
const gradient = { size: 0, age: 0, bias: 0 };
data.forEach((sample, i) => {
  const dprediction = residuals[i] / data.length;
  gradient.size += dprediction * sample.size;
  gradient.age += dprediction * sample.age;
  gradient.bias += dprediction;
});
gradient.size += 2 * lambda * weights.size;
gradient.age += 2 * lambda * weights.age;

// update
const rate = 0.1;
for (const name in weights) weights[name] -= rate * gradient[name];
