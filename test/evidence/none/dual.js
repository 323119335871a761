// forward mode: derivative by a
const a = 2, da = 1;
const b = 3, db = 0;
const f = a * b;
const df = da * b + a * db;
const g = Math.sin(f);
const dg = Math.cos(f) * df;
const h = g + a;
const dh = dg + da;
