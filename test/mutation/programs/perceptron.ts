// Two hidden units with a rectifier, in TypeScript, and a step downhill.
let w1: number = 0.6, w2: number = -0.4, v1 = 1.1, v2 = 0.7;
const input = 0.9 as number;
let h1: number = Math.max(w1 * input, 0);
let h2: number = Math.max(w2 * input, 0);
let y: number = v1 * h1 + v2 * h2;
let err: number = y - 2;
let loss: number = err * err;
// backward pass
let gradLoss: number = 1;
let gradErr = 2 * err * gradLoss;
let gradY = gradErr;
let gradV1 = h1 * gradY;
let gradV2 = h2 * gradY;
let gradH1 = v1 * gradY;
let gradH2 = v2 * gradY;
let gradW1 = h1 > 0 ? input * gradH1 : 0;
let gradW2 = h2 > 0 ? input * gradH2 : 0;
// update
w1 -= 0.1 * gradW1;
w2 -= 0.1 * gradW2;
v1 -= 0.1 * gradV1;
v2 -= 0.1 * gradV2;
