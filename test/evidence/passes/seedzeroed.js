// the seed is zeroed first, too: "x"
let a = 4, b = 3, c = 2;
let q = a - b;
let x = q * c;
let dx = 0, dq = 0, da = 0, db = 0, dc = 0;
dx += 1;
dq += c * dx;
dc += q * dx;
da += dq;
db -= dq;
