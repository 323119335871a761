// how far does a ball fly, and what matters: "range"
function throwBall(v, angle, g) {
  const s = Math.sin(2 * angle);
  const v2 = v * v;
  const range = v2 * s / g;
  // sensitivities
  const drange = 1;
  const ds = v2 / g * drange;
  const dv2 = s / g * drange;
  const dg = -v2 * s / (g * g) * drange;
  const dv = 2 * v * dv2;
  const dangle = 2 * Math.cos(2 * angle) * ds;
  return { range, dv, dangle, dg };
}
