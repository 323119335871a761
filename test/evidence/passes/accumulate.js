// used twice: "y"
let x = 1.3, k = 0.7;
let u = x * k;
let v = Math.sin(x);
let y = u * v;
let dx = 0, dk = 0;
let dy = 1;
let du = v * dy;
let dv = u * dy;
dx += k * du;
dx += Math.cos(x) * dv;
dk += x * du;
