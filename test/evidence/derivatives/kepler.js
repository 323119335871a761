let M = 1.1, e = 0.3;
let E = M;
let dE = (E - e * Math.sin(E) - M) / (1 - e * Math.cos(E));
E -= dE;
dE = (E - e * Math.sin(E) - M) / (1 - e * Math.cos(E));
E -= dE;
const nu = 2 * Math.atan(Math.sqrt((1 + e) / (1 - e)) * Math.tan(E / 2));
