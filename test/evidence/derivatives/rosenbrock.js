function step(x, y, rate) {
  const f = (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const dx = -2 * (1 - x) - 400 * x * (y - x * x);
  const dy = 200 * (y - x * x);
  return [f, x - rate * dx, y - rate * dy];
}
