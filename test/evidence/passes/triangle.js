// "area" by Heron
const s = (a + b + c) / 2;
const p = s * (s - a) * (s - b) * (s - c);
const area = Math.sqrt(p);

const darea = 1;
const dp = darea / (2 * area);
const ds = ((s - a) * (s - b) * (s - c) + s * (s - b) * (s - c) + s * (s - a) * (s - c) + s * (s - a) * (s - b)) * dp;
const da = ds / 2 - s * (s - b) * (s - c) * dp;
const db = ds / 2 - s * (s - a) * (s - c) * dp;
const dc = ds / 2 - s * (s - a) * (s - b) * dp;
