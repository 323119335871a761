// Attention of three words over each other, with one head, by loops; scores, softmax and mixture.
const embeddings = [[0.5, -0.2], [0.1, 0.9], [-0.7, 0.3]];
const Wq = [[0.4, 0.1], [-0.3, 0.8]];
const Wk = [[0.7, -0.5], [0.2, 0.6]];
const Wv = [[1.0, 0.0], [0.5, -0.5]];

const times = (vector, matrix) => {
  const out = [];
  for (let j = 0; j < matrix[0].length; j++) {
    let s = 0;
    for (let i = 0; i < vector.length; i++) s += vector[i] * matrix[i][j];
    out.push(s);
  }
  return out;
};
const dot = (a, b) => a.reduce((s, each, i) => s + each * b[i], 0);

const queries = embeddings.map((e) => times(e, Wq));
const keys = embeddings.map((e) => times(e, Wk));
const values = embeddings.map((e) => times(e, Wv));
const scale = 1 / Math.sqrt(2);

const mixed = [];
for (let i = 0; i < queries.length; i++) {
  const scores = [];
  for (let j = 0; j <= i; j++) scores.push(dot(queries[i], keys[j]) * scale);
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const total = powers.reduce((a, b) => a + b, 0);
  const weights = powers.map((p) => p / total);
  const out = [0, 0];
  for (let j = 0; j <= i; j++) {
    out[0] += weights[j] * values[j][0];
    out[1] += weights[j] * values[j][1];
  }
  mixed.push(out);
}

let loss = 0;
for (const [a, b] of mixed) loss += 0.5 * (a - 0.1) ** 2 + 0.5 * (b + 0.2) ** 2;
