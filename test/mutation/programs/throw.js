// How far, with Greek letters as in the book
const θ = 0.7, v0 = 12, g = 9.81;
const sinθ = Math.sin(θ);
const cosθ = Math.cos(θ);
const t = 2 * v0 * sinθ / g;
const reach = v0 * cosθ * t;
// backward
const dreach = 1;
const dt = v0 * cosθ * dreach;
const dcosθ = v0 * t * dreach;
let dv0 = cosθ * t * dreach;
dv0 += 2 * sinθ / g * dt;
const dsinθ = 2 * v0 / g * dt;
const dg = -t / g * dt;
const dθ = cosθ * dsinθ - sinθ * dcosθ;
