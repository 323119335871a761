// declared first, without values: "f"
let da, db, dc, dq;
const a = 1.1, b = -0.4, c = 2.2;
const q = a * Math.cos(b);
const f = q * c + q;
const df = 1;
dq = c * df;
dq += df;
dc = q * df;
da = Math.cos(b) * dq;
db = -a * Math.sin(b) * dq;
