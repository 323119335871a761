function steer(x, y, cx, cy, vx, vy, nx, ny) {
  let dx = (cx - x) * 0.005;
  let dy = (cy - y) * 0.005;
  dx += (vx - nx) * 0.05;
  dy += (vy - ny) * 0.05;
  const speed = Math.sqrt(dx * dx + dy * dy);
  x += dx / speed;
  y += dy / speed;
  return [x, y];
}
