type RGB = [number, number, number];

export function redmean(r1: number, g1: number, b1: number, r2: number, g2: number, b2: number): number {
  const r = (r1 + r2) / 2;
  const dr = r1 - r2;
  const dg = g1 - g2;
  const db = b1 - b2;
  const wr = 2 + r / 256;
  const wg = 4;
  const wb = 2 + (255 - r) / 256;
  return Math.sqrt(wr * dr * dr + wg * dg * dg + wb * db * db);
}
