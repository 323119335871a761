/* Two balls on a damped spring: one step of semi-implicit Euler. Both new positions are outputs. */
const k = 4.2, damp = 0.3, rest = 1.5, h = 0.05, mass = 0.8;
let gap = x2 - x1;
let rate = v2 - v1;
let force = k * (gap - rest) + damp * rate;
let n1 = v1 + h * force / mass;
let n2 = v2 - h * force / mass;
let pos1 = x1 + h * n1;
let pos2 = x2 + h * n2;

// backward
let dpos1 = 0.4, dpos2 = -1.2;
let dn1 = h * dpos1, dn2 = h * dpos2;
let dforce = h / mass * dn1;
dforce -= h / mass * dn2;
let dgap = k * dforce;
let drate = damp * dforce;
let dx1 = dpos1 - dgap, dx2 = dpos2 + dgap;
let dv1 = dn1 - drate, dv2 = dn2 + drate;
let dk = (gap - rest) * dforce;
let ddamp = rate * dforce;
let drest = -k * dforce;
let dmass = -h * force * dn1 / mass ** 2 + h * force * dn2 / mass ** 2;
