// The largest of two products, clipped below by a leak.
const p = a * b;
const q = c * d;
const top = Math.max(p, q);
const leak = top > 0 ? top : 0.1 * top;
const y = leak * e;

// backward pass
const dleak = e * dy;
const de = leak * dy;
const dtop = top > 0 ? dleak : 0.1 * dleak;
const dp = p === top ? dtop : 0;
const dq = q === top ? dtop : 0;
const da = b * dp;
const db = a * dp;
const dc = d * dq;
const dd = c * dq;
