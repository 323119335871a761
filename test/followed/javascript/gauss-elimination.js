// Solves a system of equations by elimination with pivots, and finds the determinant on the way.
const A = [
  [2, -1, 0.5],
  [1, 3, -2],
  [-0.5, 1, 4],
];
const rhs = [1, 2.5, -1];

function solve(matrix, vector) {
  const n = vector.length;
  const m = matrix.map((row, i) => [...row, vector[i]]);
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(m[i][k]) > Math.abs(m[pivot][k])) pivot = i;
    if (pivot !== k) {
      [m[k], m[pivot]] = [m[pivot], m[k]];
      determinant = -determinant;
    }
    determinant *= m[k][k];
    for (let i = k + 1; i < n; i++) {
      const factor = m[i][k] / m[k][k];
      for (let j = k; j <= n; j++) m[i][j] -= factor * m[k][j];
    }
  }
  const x = new Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = m[i][n];
    for (let j = i + 1; j < n; j++) sum -= m[i][j] * x[j];
    x[i] = sum / m[i][i];
  }
  return { x, determinant };
}

const { x, determinant } = solve(A, rhs);
let residual = 0;
for (let i = 0; i < rhs.length; i++) {
  let left = 0;
  for (let j = 0; j < x.length; j++) left += A[i][j] * x[j];
  residual += (left - rhs[i]) ** 2;
}
const norm = Math.sqrt(x.reduce((sum, each) => sum + each * each, 0));
