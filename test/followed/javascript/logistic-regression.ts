/* Logistic regression over a small table, trained for a while. */
export interface Sample { features: number[]; label: 0 | 1 }

const samples: Sample[] = [
  { features: [0.2, 1.4], label: 0 },
  { features: [1.7, 0.3], label: 1 },
  { features: [2.2, -0.5], label: 1 },
  { features: [-0.4, 0.9], label: 0 },
];

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

class LogisticRegression {
  private weights: number[];
  private bias = 0.1;
  public loss = 0;

  constructor(private readonly rate: number, features: number) {
    this.weights = Array.from({ length: features }, (_, i) => 0.3 - 0.5 * i);
  }

  probability(features: number[]): number {
    let z = this.bias;
    for (let i = 0; i < features.length; i++) z += this.weights[i] * features[i];
    return sigmoid(z);
  }

  epoch(all: readonly Sample[]): number {
    const dw = this.weights.map(() => 0);
    let db = 0;
    let loss = 0;
    for (const { features, label } of all) {
      const p = this.probability(features);
      loss -= label === 1 ? Math.log(p) : Math.log(1 - p);
      // backward
      const dz = p - label;
      db += dz;
      for (let i = 0; i < dw.length; i++) dw[i] += dz * features[i];
      // forward
    }
    this.loss = loss / all.length;
    // update
    this.weights = this.weights.map((w, i) => w - (this.rate * dw[i]) / all.length);
    this.bias -= (this.rate * db) / all.length;
    return this.loss;
  }
}

const model = new LogisticRegression(0.5, 2);
let last = Infinity;
for (let k = 0; k < 20; k++) last = model.epoch(samples);
const sure = model.probability([1.5, 0.2]);
