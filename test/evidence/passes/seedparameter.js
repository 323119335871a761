// the caller gives the upstream gradient of "x"
function multiplyAdd(a, b, c, dx) {
  const p = a * b;
  const x = p + c;
  const dp = dx;
  const dc = dx;
  const da = b * dp;
  const db = a * dp;
  return [x, da, db, dc];
}
