let r = 5, dr = 0.02, h = 10, dh = 0.05;
let V = Math.PI * r * r * h;
let dV = 2 * Math.PI * r * h * dr + Math.PI * r * r * dh;
let low = V - dV;
let high = V + dV;
