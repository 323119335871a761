let x = 0, y = 0, theta = 0;
const left = 0.31, right = 0.35, base = 0.2;
const d = (left + right) / 2;
const dtheta = (right - left) / base;
const dx = d * Math.cos(theta + dtheta / 2);
const dy = d * Math.sin(theta + dtheta / 2);
x += dx;
y += dy;
theta += dtheta;
