// A convolution, a ReLU and a pooling layer over a small picture, by plain loops.
const picture = [
  [0.1, 0.5, -0.2, 0.3],
  [0.7, -0.4, 0.2, 0.9],
  [-0.3, 0.8, 0.6, -0.1],
  [0.4, 0.2, -0.5, 0.35],
];
const kernel = [
  [0.5, -1],
  [0.25, 0.75],
];
const bias = 0.1;
const size = picture.length - kernel.length + 1;

const map = [];
for (let r = 0; r < size; r++) {
  map[r] = [];
  for (let c = 0; c < size; c++) {
    let sum = bias;
    for (let i = 0; i < kernel.length; i++) {
      for (let j = 0; j < kernel[i].length; j++) {
        sum += picture[r + i][c + j] * kernel[i][j];
      }
    }
    map[r][c] = sum > 0 ? sum : 0;
  }
}

let best = -Infinity;
let where = [0, 0];
for (let r = 0; r < size; r++) {
  for (let c = 0; c < size; c++) {
    if (map[r][c] > best) {
      best = map[r][c];
      where = [r, c];
    }
  }
}
const score = best * 2 - 1;

// backward
const dscore = 1;
const dbest = 2 * dscore;
const dkernel = kernel.map((row) => row.map(() => 0));
let dbias = 0;
const [row, column] = where;
const dsum = map[row][column] > 0 ? dbest : 0;
dbias += dsum;
for (let i = 0; i < kernel.length; i++)
  for (let j = 0; j < kernel[i].length; j++) dkernel[i][j] += dsum * picture[row + i][column + j];
