// Three numbers in a chain learn together, one step after the other.
class Chain {
  a: number;
  b: number;
  c: number;

  constructor(a: number, b: number, c: number) {
    this.a = a;
    this.b = b;
    this.c = c;
  }

  fit(xs: number[], ys: number[], rate: number, steps: number): number {
    let total = 0;
    for (let step = 0; step < steps; step++) { //: rounds
      total = 0;
      let da = 0; //: init da of this.a
      let db = 0; //: init db of this.b
      let dc = 0; //: init dc of this.c
      for (let i = 0; i < xs.length; i++) {
        const h = Math.tanh(this.a * xs[i]);
        const g = Math.sin(this.b * h);
        const y = this.c * g;
        const e = y - ys[i];
        total += (e * e) / xs.length;
        const dy = (2 * e) / xs.length; //: dy of y
        dc += dy * g; //: dc of this.c
        const dg = dy * this.c; //: dg of g
        const dq = dg * Math.cos(this.b * h); //: dq of the sine's argument
        db += dq * h; //: db of this.b
        const dh = dq * this.b; //: dh of h
        da += dh * (1 - h * h) * xs[i]; //: da of this.a
      }
      this.a -= rate * da; //: update
      this.b -= rate * db; //: update
      this.c -= rate * dc; //: update
    }
    return total;
  }
}

//: check xs[3], ys[3], p[3]
const made = ({ xs, ys, p }, steps) => {
  const chain = new Chain(...p);
  return { chain, total: chain.fit(xs, ys, 1, steps) };
};
const loss = (inputs) => made(inputs, 1).total;
const gradients = (inputs) => {
  const { chain } = made(inputs, 1);
  const later = made(inputs, 3).chain;
  return { p: [chain.a, chain.b, chain.c].map((value, k) => inputs.p[k] - value), after: [later.a, later.b, later.c] };
};
