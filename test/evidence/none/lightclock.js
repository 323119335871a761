function dilate(t, v) {
  const c = 299792458;
  const b = v / c;
  const g = 1 / Math.sqrt(1 - b * b);
  const dt = t * g;
  const dL = v * t / g;
  return dt - dL / c;
}
