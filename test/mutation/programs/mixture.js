// Two soft choices mixed; gradients start from 0 and collect.
function mixture(u, v, s, t) {
  let p = 1 / (1 + Math.exp(-s));
  let q = u * p;
  let r = v * (1 - p);
  let m = q + r;
  let out = m * m * t + q;
  // backward
  let d_out = 2.5;
  let d_q = 0, d_r = 0, d_p = 0, d_m = 0;
  d_q += d_out;
  d_m += 2 * m * t * d_out;
  let d_t = m * m * d_out;
  d_q += d_m;
  d_r += d_m;
  let d_u = p * d_q;
  d_p += u * d_q;
  let d_v = (1 - p) * d_r;
  d_p -= v * d_r;
  let d_s = p * (1 - p) * d_p;
  return out;
}
