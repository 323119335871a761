function corr(x1, x2, x3, y1, y2, y3) {
  const mx = (x1 + x2 + x3) / 3;
  const my = (y1 + y2 + y3) / 3;
  const dx1 = x1 - mx, dx2 = x2 - mx, dx3 = x3 - mx;
  const dy1 = y1 - my, dy2 = y2 - my, dy3 = y3 - my;
  const sxy = dx1 * dy1 + dx2 * dy2 + dx3 * dy3;
  const sxx = dx1 ** 2 + dx2 ** 2 + dx3 ** 2;
  const syy = dy1 ** 2 + dy2 ** 2 + dy3 ** 2;
  return sxy / Math.sqrt(sxx * syy);
}
