// aGrad for a: "h"
const a = 0.6, b = 1.2;
const e = Math.log(a) + b;
const h = Math.cos(e) * b;

const hGrad = 1;
const eGrad = -Math.sin(e) * b * hGrad;
let bGrad = Math.cos(e) * hGrad;
bGrad += eGrad;
const aGrad = eGrad / a;
