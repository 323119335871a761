export function jvp(a: number, b: number, da: number, db: number): [number, number] {
  const s = a + b;
  const ds = da + db;
  const p = s * s;
  const dp = 2 * s * ds;
  const q = Math.sqrt(p + 1);
  const dq = dp / (2 * q);
  return [q, dq];
}
