export const hit = (px: number, py: number, dx: number, dy: number, cx: number, cy: number, r: number) => {
  const fx = px - cx;
  const fy = py - cy;
  const a = dx * dx + dy * dy;
  const b = 2 * (fx * dx + fy * dy);
  const c = fx * fx + fy * fy - r * r;
  const disc = b * b - 4 * a * c;
  const t = (-b - Math.sqrt(disc)) / (2 * a);
  return t;
};
