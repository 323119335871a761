const s1 = 0.7, s2 = 0.3;
let a = 0.2, b = 0.8;
const x = s1 * a + s2 * b;
const da = 0.05;
const db = -da;
a += da;
b += db;
const dx = (s1 * a + s2 * b) - x;
