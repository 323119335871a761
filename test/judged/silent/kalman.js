// A filter whose gain is called by a short name.
class Kalman {
  constructor(q, r) {
    this.q = q;
    this.r = r;
    this.x = 0;
    this.p = 1;
  }

  update(z) {
    this.p += this.q;
    const gain = this.p / (this.p + this.r);
    const dx = gain * (z - this.x);
    const dp = -gain * this.p;
    this.x += dx;
    this.p += dp;
    return this.x;
  }
}

const filter = new Kalman(0.01, 0.5);
for (const z of [1.1, 0.9, 1.05]) filter.update(z);
