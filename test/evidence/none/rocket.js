const ve = 3000;
let m = 5000, v = 0;
const dm = 20;
const dv = ve * dm / m;
m -= dm;
v += dv;
const ratio = Math.log(5000 / m);
const ideal = ve * ratio;
