// one step of a spring, "x1" differentiated backward
const dt = 0.1;
const F = -k * x0 - c * v0;
const a = F / m;
const v1 = v0 + a * dt;
const x1 = x0 + v1 * dt;

const grad_x1 = 1;
const grad_v1 = dt * grad_x1;
const grad_a = dt * grad_v1;
const grad_F = grad_a / m;
const grad_m = -F / (m * m) * grad_a;
const grad_k = -x0 * grad_F;
const grad_c = -v0 * grad_F;
const grad_v0 = grad_v1 - c * grad_F;
const grad_x0 = grad_x1 - k * grad_F;
