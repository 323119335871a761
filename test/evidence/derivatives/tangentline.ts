function tangentAt(x: number): [number, number] {
  const y = Math.sin(x) * x;
  const dy = Math.cos(x) * x + Math.sin(x);
  const intercept = y - dy * x;
  return [dy, intercept];
}
