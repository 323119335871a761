const c = 343, f = 440, v = 30;
const f2 = f * c / (c - v);
const df = f2 - f;
const lambda = c / f;
const dlambda = c / f2 - lambda;
const cents = 1200 * Math.log2(f2 / f);
