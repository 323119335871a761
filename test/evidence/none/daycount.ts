export function thirty360(y1: number, m1: number, d1: number, y2: number, m2: number, d2: number): number {
  const s = Math.min(d1, 30);
  const e = Math.min(d2, 30);
  const dy = y2 - y1;
  const dm = m2 - m1;
  const dd = e - s;
  return (360 * dy + 30 * dm + dd) / 360;
}
