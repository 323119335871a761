// period "T" of a pendulum of finite swing
const l = 1.2, g = 9.81, phi = 0.3;
const T0 = 2 * Math.PI * Math.sqrt(l / g);
const k = 1 + phi * phi / 16;
const T = T0 * k;

const dT = 1;
const dT0 = k * dT;
const dk = T0 * dT;
const dphi = phi / 8 * dk;
const dl = T0 / (2 * l) * dT0;
const dg = -T0 / (2 * g) * dT0;
