// rates of change of a mass on a spring
let x = 0.3;
let v = -1;
const k = 4;
let F = -k * x;
let dv = F;
let dx = v;
