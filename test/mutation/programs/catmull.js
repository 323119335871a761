// A spline's tangent and point at s, both of which feed the output
const catmull = (p0, p1, p2, p3, s) => {
  const m1 = (p2 - p0) / 2;
  const m2 = (p3 - p1) / 2;
  const ca = 2 * p1 - 2 * p2 + m1 + m2;
  const cb = -3 * p1 + 3 * p2 - 2 * m1 - m2;
  const point = ((ca * s + cb) * s + m1) * s + p1;
  const slope = (3 * ca * s + 2 * cb) * s + m1;
  // backward, two seeds
  const dpoint = 1;
  const dslope = 0.5;
  const dca = s * s * s * dpoint + 3 * s * s * dslope;
  const dcb = s * s * dpoint + 2 * s * dslope;
  let dm1 = s * dpoint + dslope;
  let dm2 = dca - dcb;
  dm1 += dca - 2 * dcb;
  let dp1 = dpoint + 2 * dca - 3 * dcb;
  let dp2 = 3 * dcb - 2 * dca;
  dp2 += dm1 / 2;
  let dp0 = -dm1 / 2;
  let dp3 = dm2 / 2;
  dp1 -= dm2 / 2;
  const ds = slope * dpoint + (6 * ca * s + 2 * cb) * dslope;
  return point * slope;
};
