// Bodies on springs: forces change velocities, and these change places.
const bodies = [
  { x: 0, v: 0, mass: 1 },
  { x: 3, v: 0, mass: 2 },
];

function stepAll(dt, k, rest) {
  for (let i = 0; i < bodies.length - 1; i++) {
    const [a, b] = [bodies[i], bodies[i + 1]];
    const delta = b.x - a.x - rest;
    const force = k * delta;
    a.v += (force / a.mass) * dt;
    b.v -= (force / b.mass) * dt;
  }
  for (const body of bodies) {
    body.v *= 0.99;
    body.x += body.v * dt;
  }
}

for (let t = 0; t < 5; t++) stepAll(0.02, 4, 2);
