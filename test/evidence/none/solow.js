let K = 100, L = 50, A = 1;
const s = 0.25, delta = 0.05, n = 0.01, alpha = 0.33;
const Y = A * K ** alpha * L ** (1 - alpha);
const dK = s * Y - delta * K;
const dL = n * L;
K += dK;
L += dL;
const k = K / L;
