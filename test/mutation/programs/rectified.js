// Two rectifiers one behind the other, both with a name for what goes in
let z = w * x + b;
let h = Math.max(0, z);
let q = v * h + c;
let r = Math.max(q, 0);
let miss = r - wanted;
let loss = 0.5 * miss * miss;
// backward pass
let dloss = 1;
let dmiss = miss * dloss;
let dr = dmiss;
let dq = q > 0 ? dr : 0;
let dv = h * dq;
let dc = dq;
let dh = v * dq;
let dz = z > 0 ? dh : 0;
let dw = x * dz;
let dx = w * dz;
let db = dz;
