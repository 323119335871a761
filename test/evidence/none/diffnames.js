const a = 7, b = 5;
const diff = a - b;
const diff2 = diff * diff;
const delta = Math.abs(diff);
const deltaA = a * 0.1;
const deltaB = b * 0.1;
const da = deltaA / a;
const db = deltaB / b;
const total = diff2 + deltaA + deltaB;
