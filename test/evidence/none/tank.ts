let h: number = 2;
const area: number = 1.5;
const inflow: number = 0.02;
const hole: number = 0.001;
const outflow: number = hole * Math.sqrt(2 * 9.81 * h);
const dh: number = (inflow - outflow) / area;
h = h + dh * 10;
const V: number = h * area;
