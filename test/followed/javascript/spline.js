// A Catmull-Rom curve through points, its length by short lines, and a Bezier curve by de Casteljau.
const points = [
  { x: 0, y: 0 },
  { x: 1, y: 2 },
  { x: 3, y: 2.5 },
  { x: 4, y: 0.5 },
];

function catmullRom(p0, p1, p2, p3, t) {
  const t2 = t * t;
  const t3 = t2 * t;
  return 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t2 + (3 * p1 - p0 - 3 * p2 + p3) * t3);
}

function at(t) {
  const [a, b, c, d] = points;
  return {
    x: catmullRom(a.x, b.x, c.x, d.x, t),
    y: catmullRom(a.y, b.y, c.y, d.y, t),
  };
}

const steps = 5;
let length = 0;
let previous = at(0);
for (let k = 1; k <= steps; k++) {
  const current = at(k / steps);
  const dx = current.x - previous.x;
  const dy = current.y - previous.y;
  length += Math.hypot(dx, dy);
  previous = current;
}

function casteljau(values, t) {
  let level = [...values];
  while (level.length > 1) {
    const next = [];
    for (let i = 0; i + 1 < level.length; i++) next.push((1 - t) * level[i] + t * level[i + 1]);
    level = next;
  }
  return level[0];
}

const middle = casteljau(points.map((p) => p.y), 0.5);
const ratio = length / (middle + 1);
