// two numbers made mean-free: "L"
const m = (a + b) / 2;
const u = a - m;
const v = b - m;
const L = u * u * w + v * w;

const dL = 1;
const du = 2 * u * w * dL;
const dv = w * dL;
const dw = (u * u + v) * dL;
const dm = -du - dv;
const da = du + dm / 2;
const db = dv + dm / 2;
