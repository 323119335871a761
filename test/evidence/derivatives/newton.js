let x = 2;
let fx = x * x - 2;
let dfx = 2 * x;
x -= fx / dfx;
fx = x * x - 2;
dfx = 2 * x;
x -= fx / dfx;
