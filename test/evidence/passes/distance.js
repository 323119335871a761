// length of a vector: "d"
let x1 = 1, y1 = 2, x2 = 4, y2 = 7;
let u = x2 - x1;
let v = y2 - y1;
let d = Math.sqrt(u * u + v * v);

let dd = 1;
let du = u / d * dd;
let dv = v / d * dd;
let dx2 = du, dx1 = -du;
let dy2 = dv, dy1 = -dv;
