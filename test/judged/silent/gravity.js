// Bodies that attract each other, in steps of time.
class Body {
  constructor(x, y, mass) {
    this.x = x;
    this.y = y;
    this.vx = 0;
    this.vy = 0;
    this.mass = mass;
  }
}

function attract(bodies, G, dt) {
  for (const a of bodies) {
    for (const b of bodies) {
      if (a === b) continue;
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const r2 = dx * dx + dy * dy + 0.01;
      const pull = (G * b.mass) / (r2 * Math.sqrt(r2));
      a.vx += pull * dx * dt;
      a.vy += pull * dy * dt;
    }
  }
  for (const body of bodies) {
    body.x += body.vx * dt;
    body.y += body.vy * dt;
  }
}

attract([new Body(0, 0, 10), new Body(3, 1, 1)], 1, 0.01);
