// accumulation in long: "E"
function energy(k, x, m, v) {
  let dk = 0, dx = 0, dm = 0, dv = 0;
  const spring = 0.5 * k * x * x;
  const kinetic = 0.5 * m * v * v;
  const E = spring + kinetic;
  const dE = 1;
  const dspring = dE;
  const dkinetic = dE;
  dk = dk + 0.5 * x * x * dspring;
  dx = dx + k * x * dspring;
  dm = dm + 0.5 * v * v * dkinetic;
  dv = dv + m * v * dkinetic;
  return { E, dk, dx, dm, dv };
}
