const F = 500, L = 2, E = 2.1e11, I = 8e-7;
const w = (F * L ** 3) / (48 * E * I);
const dF = 25;
const dw = (w / F) * dF;
const total: number = w + dw;
const sag: number = total * 1000;
