const x = 0.7;
const s = 1 / (1 + Math.exp(-x));
const ds = s * (1 - s);
const dds = ds * (1 - 2 * s);
const line = s + ds * 0.1 + 0.5 * dds * 0.01;
