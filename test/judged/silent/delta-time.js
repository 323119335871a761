// A game's clock.
class Player {
  constructor() {
    this.x = 0;
    this.vx = 0;
    this.ax = 4;
  }

  step(deltaTime) {
    const dv = this.ax * deltaTime;
    this.vx += dv;
    const dx = this.vx * deltaTime;
    this.x += dx;
    return dx;
  }
}

const player = new Player();
let last = 0;
for (const now of [0.016, 0.033, 0.05]) {
  const dt = now - last;
  player.step(dt);
  last = now;
}
