function daysBetween(y1, m1, d1, y2, m2, d2) {
  const dy = y2 - y1;
  const dm = m2 - m1;
  const dd = d2 - d1;
  const day = dy * 365.25 + dm * 30.44 + dd;
  return Math.round(day);
}
