let a = 0.5, f = 2, t = 0;
let y = a * Math.sin(2 * Math.PI * f * t);
const dt = 0.01;
t += dt;
const y2 = a * Math.sin(2 * Math.PI * f * t);
const dy = y2 - y;
y = y2;
const speed = dy / dt;
