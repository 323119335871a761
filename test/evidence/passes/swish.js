// x * sigmoid(beta * x), called "y"
let x = 0.8, beta = 1.5;
let s = 1 / (1 + Math.exp(-beta * x));
let y = x * s;
let dy = 1.0;
let ds = x * dy;
let dx = s * dy + beta * s * (1 - s) * ds;
let dbeta = x * s * (1 - s) * ds;
