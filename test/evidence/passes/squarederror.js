// half squared error: "L"
const x = 1.5, t = 2;
let w = 0.3, b = 0.1;
const y = w * x + b;
const e = y - t;
const L = 0.5 * e * e;

const dL = 1;
const de = e * dL;
const dy = de;
const dw = de * x;
const db = de;
const dx = de * w;
const dt = -de;
