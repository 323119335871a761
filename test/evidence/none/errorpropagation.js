// a rectangle measured with a ruler
const a = 12.3, da = 0.1;
const b = 4.56, db = 0.05;
const A = a * b;
const dA = A * Math.sqrt((da / a) ** 2 + (db / b) ** 2);
const percent = 100 * dA / A;
