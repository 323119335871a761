// One hidden number over five steps, at the top level.
const xs = [0.5, -0.2, 0.8, 0.1, -0.6]; //: input
const target = 0.4; //: input
const u = 0.7; //: input
const v = 0.9; //: input

const h = [0];
for (let t = 0; t < xs.length; t++) {
  h[t + 1] = Math.tanh(u * xs[t] + v * h[t]);
}
const error = h[xs.length] - target;
const cost = error * error;

let du = 0; //: init du of u
let dv = 0; //: init dv of v
let dh = 2 * error; //: dh of h
for (let t = xs.length - 1; t >= 0; t--) {
  const dz = (1 - h[t + 1] ** 2) * dh; //: dz of z
  du += dz * xs[t]; //: du of u
  dv += dz * h[t]; //: dv of v
  dh = dz * v; //: dh of h
}
console.log(cost, du, dv);

//: check xs[5], target, u, v
const loss = () => cost;
const gradients = () => ({ u: du, v: dv });
