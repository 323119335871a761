// @input a = 12, b = 3
const x = a * b;
const da = 0.1;
const db = 0.02;
const dx = Math.abs(b * da) + Math.abs(a * db);
const rel = dx / x;
