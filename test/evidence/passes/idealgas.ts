// pressure "p" of a gas
export const pressure = (n: number, T: number, V: number, a: number, b: number) => {
  const free = V - n * b;
  const inner = a * n * n / (V * V);
  const p = n * 8.314 * T / free - inner;
  const dp = 1;
  const dfree = -n * 8.314 * T / (free * free) * dp;
  const dinner = -dp;
  const dT = n * 8.314 / free * dp;
  const da = n * n / (V * V) * dinner;
  const db = -n * dfree;
  const dV = dfree - 2 * a * n * n / (V * V * V) * dinner;
  let dn = 8.314 * T / free * dp;
  dn += -b * dfree;
  dn += 2 * a * n / (V * V) * dinner;
  return { p, dT, da, db, dV, dn };
};
