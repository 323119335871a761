// TypeScript, with types on everything.
// pass of y: dy right, dq right, dw right, dx right, db right
const w: number = 0.5, x: number = -2, b: number = 0.1;    //│ dw = -0.9738, dx = 0.2435, db = 0.4869
const q: number = w * x + b;    //│ q = -0.9 · dq = 0.4869
const y: number = Math.tanh(q);    //│ y = -0.7163 · dy = 1
// backward
const dy: number = 1;    //│ = 1
const dq: number = (1 - y * y) * dy;    //│ = 0.4869
let dw: number = x * dq;    //│ = -0.9738
let dx: number = w * dq;    //│ = 0.2435
let db: number = dq;    //│ = 0.4869

/* verify
typed.ts: backward pass of y, compared at 7 points
  line  7  dy  ✓ 1
  line  8  dq  ✓ 0.486917
  line  9  dw  ✓ -0.973835
  line 10  dx  ✓ 0.243459
  line 11  db  ✓ 0.486917
typed.ts: 5 of 5 gradients right
*/
