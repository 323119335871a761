// gradients begin at 0; "z"
let a = 3, b = -2, c = 4;
let da = 0, db = 0, dc = 0;

let s = a + b;
let z = s * c;

let dz = 1;
let ds = c * dz;
dc = s * dz;
da = ds;
db = ds;
