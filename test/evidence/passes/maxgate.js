// hinge "loss"
const s = w * x + b;
const m = 1 - t * s;
const loss = Math.max(0, m);

const dloss = 1;
const dm = m > 0 ? dloss : 0;
const ds = -t * dm;
const dt = -s * dm;
const dw = x * ds;
const dx = w * ds;
const db = ds;
