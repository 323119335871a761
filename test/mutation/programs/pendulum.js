// The energy of a pendulum.
const g = 9.81;
const v = len * omega;
const kinetic = 0.5 * mass * v * v;
const height = len * (1 - Math.cos(phi));
const potential = mass * g * height;
const energy = kinetic + potential;

// backward pass
const dkinetic = denergy;
const dpotential = denergy;
const dheight = mass * g * dpotential;
const dphi = len * Math.sin(phi) * dheight;
const dv = mass * v * dkinetic;
const domega = len * dv;
const dlen = omega * dv + (1 - Math.cos(phi)) * dheight;
const dmass = 0.5 * v * v * dkinetic + g * height * dpotential;
