// Springs between masses: forces are minus the energy's gradient, and nobody calls them a gradient.
function springEnergy(x, k, rest) {
  let energy = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    energy += 0.5 * k * (x[i + 1] - x[i] - rest) ** 2;
  }
  return energy;
}

function springForces(x, k, rest) {
  const force = new Array(x.length).fill(0);
  for (let i = 0; i + 1 < x.length; i++) {
    const tension = k * (x[i + 1] - x[i] - rest);
    force[i] += tension;
    force[i + 1] -= tension;
  }
  return force;
}

function step(x, v, k, rest, dt) {
  const force = springForces(x, k, rest);
  for (let i = 0; i < x.length; i++) {
    v[i] += force[i] * dt;
    x[i] += v[i] * dt;
  }
}
