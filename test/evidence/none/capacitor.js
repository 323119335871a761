let q = 0;
const U = 5, R = 1000, C = 1e-4, dt = 0.01;
let i = (U - q / C) / R;
let dq = i * dt;
q += dq;
i = (U - q / C) / R;
dq = i * dt;
q += dq;
const E = q * q / (2 * C);
