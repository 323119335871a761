// A tanh unit before a sigmoid unit; neither sum has a name
const h = Math.tanh(u * x + b);
const p = 1 / (1 + Math.exp(-(v * h + c)));
const cost = 0.5 * (p - t) * (p - t);
// backward
const dcost = 1;
const dp = (p - t) * dcost;
const top = dp * p * (1 - p);
const dv = top * h;
const dc = top;
const dh = top * v;
const low = (1 - h * h) * dh;
const du = low * x;
const dx = low * u;
const db = low;
