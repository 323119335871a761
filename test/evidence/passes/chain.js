// all zero in one chain; "y"
let a = 0.5, b = 2, c = -1;
let da, db, dc, du, dv, dy;
da = db = dc = du = dv = dy = 0;
let u = a * b;
let v = u + c;
let y = v * v * a;
dy = 1;
dv = 2 * v * a * dy;
da = v * v * dy;
du = dv;
dc = dv;
da = da + b * du;
db = a * du;
