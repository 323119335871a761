// The largest of two products, clipped below by a leak.
let p = a * b;
let q = c * d;
let top = Math.max(p, q);
let leak = top > 0 ? top : 0.1 * top;
let y = leak * e;

let dleak = e * dy;
let de = leak * dy;
let dtop = top > 0 ? dleak : 0.1 * dleak;
let dp = p === top ? dtop : 0;
let dq = q === top ? dtop : 0;
let da = b * dp;
let db = a * dp;
let dc = d * dq;
let dd = c * dq;
