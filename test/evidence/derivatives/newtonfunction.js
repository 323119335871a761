function improve(x, c) {
  const f = x * x * x - c;
  const df = 3 * x * x;
  const dx = -f / df;
  return x + dx;
}
