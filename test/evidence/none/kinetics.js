let A = 1, B = 0, C = 0;
const k1 = 0.3, k2 = 0.1, dt = 0.1;
let dA = -k1 * A * dt;
let dB = (k1 * A - k2 * B) * dt;
let dC = k2 * B * dt;
A += dA;
B += dB;
C += dC;
