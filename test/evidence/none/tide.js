function tide(h0, a, t, T) {
  const phase = 2 * Math.PI * t / T;
  const h = h0 + a * Math.sin(phase);
  const dt = 0.1;
  const dphase = 2 * Math.PI * dt / T;
  const h2 = h0 + a * Math.sin(phase + dphase);
  const dh = h2 - h;
  return dh / dt;
}
