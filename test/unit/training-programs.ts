/*
 * Loops that train, and loops of physics, games and control with names like theirs that do not. `loss` is what a training
 * loop makes smaller; null where none of a program trains.
 */

export interface LoopProgram {
  readonly what: string;
  readonly source: string;
  /** The name of what the loop makes smaller. */
  readonly loss: string | null;
}

const line = 'const xs = [1, 2, 3], ys = [2, 3.5, 6.5];\nlet w = 0.4, b = 0.1;\n';

export const trainsInJavaScript: readonly LoopProgram[] = [
  {
    what: 'steps up with a pull, which the gradients go on from',
    loss: 'score',
    source: `let a = 0.3, b = -0.2;
const x = 1.5, y = -0.7, label = 1;
for (let k = 0; k < 50; k++) {
  const score = a * x + b * y;
  let pull = 0;
  if (label === 1 && score < 1) pull = 1;
  const dscore = pull;
  const da = x * dscore;
  const db = y * dscore;
  a += 0.01 * da;
  b += 0.01 * db;
}
`,
  },
  {
    what: 'steps up with what a pull is multiplied with',
    loss: 'score',
    source: `let a = 0.3, b = -0.2;
const x = 1.5, y = -0.7;
for (let k = 0; k < 50; k++) {
  const score = a * x + b * y;
  const pull = 1 - score;
  const da = x * pull;
  const db = y * pull;
  a += 0.01 * da;
  b += 0.01 * db;
}
`,
  },
  {
    what: 'steps down a momentum that the gradients go into, of a pull with a name of its own',
    loss: 'off',
    source: `${line}let speedW = 0, speedB = 0;
for (let k = 0; k < 50; k++) {
  let dw = 0, db = 0;
  for (let i = 0; i < xs.length; i++) {
    const guess = w * xs[i] + b;
    const off = guess - ys[i];
    dw += off * xs[i];
    db += off;
  }
  speedW = 0.9 * speedW - 0.01 * dw;
  speedB = 0.9 * speedB - 0.01 * db;
  w += speedW;
  b += speedB;
}
`,
  },
  {
    what: 'in an if',
    loss: 'loss',
    source: `${line}if (xs[0] > 0) {
  for (let e = 0; e < 60; e++) {
    const yhat = w * xs[1] + b;
    const loss = (yhat - ys[1]) ** 2;
    const dyhat = 2 * (yhat - ys[1]);
    w -= 0.05 * dyhat * xs[1];
    const db = dyhat;
    b -= 0.05 * db;
  }
}
`,
  },
  {
    what: 'in a try',
    loss: 'loss',
    source: `${line}try {
  for (let e = 0; e < 60; e++) {
    const yhat = w * xs[1] + b;
    const loss = (yhat - ys[1]) ** 2;
    const dyhat = 2 * (yhat - ys[1]);
    const dw = dyhat * xs[1];
    w -= 0.05 * dw;
  }
} finally {
  b = 1;
}
`,
  },
  {
    what: 'in a method that is called',
    loss: 'loss',
    source: `class Neuron {
  constructor(w, b) { this.w = w; this.b = b; }
  train(xs, ys, epochs, rate) {
    for (let e = 0; e < epochs; e++) {
      let loss = 0, dw = 0, db = 0;
      for (let i = 0; i < xs.length; i++) {
        const yhat = this.w * xs[i] + this.b;
        const err = yhat - ys[i];
        loss += err * err / xs.length;
        const derr = 2 * err / xs.length;
        dw += derr * xs[i];
        db += derr;
      }
      this.w -= rate * dw;
      this.b -= rate * db;
    }
  }
}
const w0 = 0.5, b0 = 0.1;
const neuron = new Neuron(w0, b0);
neuron.train([1, 2, 3], [2, 4, 6.5], 40, 0.05);
`,
  },
  {
    what: 'by momentum, in a function',
    loss: 'cost',
    source: `${line}const params = { w, b };
const velocity = { w: 0, b: 0 };
function update(grads) {
  for (const name of Object.keys(params)) {
    velocity[name] = 0.9 * velocity[name] - 0.02 * grads[name];
    params[name] += velocity[name];
  }
}
for (let e = 0; e < 30; e++) {
  let cost = 0;
  const grads = { w: 0, b: 0 };
  for (let i = 0; i < xs.length; i++) {
    const guess = params.w * xs[i] + params.b;
    cost += (guess - ys[i]) ** 2;
    const dguess = 2 * (guess - ys[i]);
    grads.w += dguess * xs[i];
    grads.b += dguess;
  }
  update(grads);
}
`,
  },
  {
    what: 'puts a new array of weights in the place of the old one',
    loss: 'loss',
    source: `let weights = [0.2, -0.4];
const x = [1.5, 0.5], target = 0.8;
for (let e = 0; e < 30; e++) {
  let z = 0;
  for (let i = 0; i < 2; i++) z += weights[i] * x[i];
  const loss = 0.5 * (z - target) ** 2;
  const dz = z - target;
  weights = weights.map((each, i) => each - 0.1 * dz * x[i]);
}
`,
  },
  {
    what: 'steps elements, beside the gradient of another layer',
    loss: 'loss',
    source: `const w1 = [0.3, -0.2], w2 = [0.5, 0.4];
const x = 0.7, y = 0.2;
for (let e = 0; e < 20; e++) {
  const h = [Math.tanh(w1[0] * x), Math.tanh(w1[1] * x)];
  const out = w2[0] * h[0] + w2[1] * h[1];
  const loss = (out - y) ** 2;
  const dout = 2 * (out - y);
  for (let j = 0; j < 2; j++) {
    const dh = w2[j] * dout;
    w1[j] -= 0.1 * dh * (1 - h[j] * h[j]) * x;
    w2[j] -= 0.1 * dout * h[j];
  }
}
`,
  },
  {
    what: 'counts down, and goes through the samples in a loop of its own',
    loss: 'loss',
    source: `${line}let left = 20;
while (left > 0) {
  for (const x of xs) {
    const yhat = w * x;
    const loss = (yhat - 2 * x) ** 2;
    const dyhat = 2 * (yhat - 2 * x);
    const dw = dyhat * x;
    w -= 0.01 * dw;
  }
  left--;
}
`,
  },
  {
    what: 'with a step that is added, and is minus the gradient',
    loss: 'loss',
    source: `${line}for (let e = 0; e < 20; e++) {
  const yhat = w * xs[2] + b;
  const loss = (yhat - ys[2]) ** 2;
  const dyhat = 2 * (yhat - ys[2]);
  const dw = dyhat * xs[2];
  w += -0.01 * dw;
}
`,
  },
];

export const noneInJavaScript: readonly LoopProgram[] = [
  [
    'a Lorenz system',
    `let x = 1, y = 1.5, z = 0.5;
const dt = 0.01;
for (let k = 0; k < 8; k++) {
  const dx = 10 * (y - x);
  const dy = x * (28 - z) - y;
  const dz = x * y - 2.5 * z;
  x += dx * dt;
  y += dy * dt;
  z += dz * dt;
}
`,
  ],
  [
    'a spring, speed first',
    `let x = 1, v = 0;
for (let k = 0; k < 8; k++) {
  const dv = (-4 * x - 0.1 * v) * 0.05;
  v += dv;
  const dx = v * 0.05;
  x += dx;
}
`,
  ],
  [
    'a spring, place first',
    `let x = 1, v = 0.2;
for (let k = 0; k < 8; k++) {
  const dx = v * 0.05;
  x += dx;
  const a = -4 * x;
  const dv = a * 0.05;
  v += dv;
}
`,
  ],
  [
    'several small steps in one frame',
    `let x = 1, v = 0.2;
for (let frame = 0; frame < 3; frame++) {
  for (let sub = 0; sub < 4; sub++) {
    const dx = v * 0.05;
    x += dx;
    const dv = -4 * x * 0.05;
    v += dv;
  }
}
`,
  ],
  [
    'a move towards something, of the same length each time',
    `let x = 0, y = 0;
for (let k = 0; k < 5; k++) {
  let dx = 3 - x, dy = 4 - y;
  const far = Math.hypot(dx, dy);
  dx /= far;
  dy /= far;
  x += dx * 0.5;
  y += dy * 0.5;
}
`,
  ],
  [
    'an infection that spreads',
    `let S = 0.99, I = 0.01, R = 0;
for (let day = 0; day < 6; day++) {
  const caught = 0.4 * S * I;
  const healed = 0.1 * I;
  const dS = -caught;
  const dI = caught - healed;
  const dR = healed;
  S += dS;
  I += dI;
  R += dR;
}
`,
  ],
  [
    'a controller with an error',
    `let x = 0, v = 0, sum = 0;
for (let k = 0; k < 6; k++) {
  x += v * 0.1;
  const error = 1 - x;
  sum += error * 0.1;
  const dv = 2 * error + 0.5 * sum - 0.3 * v;
  v += dv * 0.1;
}
`,
  ],
  [
    'a loss and its gradients that add up over rows',
    `const xs = [1, 2, 3], ys = [2, 4.5, 6];
const w = 0.5;
let loss = 0, dw = 0;
for (let i = 0; i < 3; i++) {
  const yhat = w * xs[i];
  loss += (yhat - ys[i]) ** 2;
  const dyhat = 2 * (yhat - ys[i]);
  dw += dyhat * xs[i];
}
`,
  ],
  [
    'weights that are made for each of several trials',
    `const xs = [1, 2, 3];
let sum = 0;
for (let trial = 0; trial < 3; trial++) {
  let w = 0.1 * trial;
  const yhat = w * xs[trial];
  const dyhat = 2 * (yhat - 1);
  const dw = dyhat * xs[trial];
  w -= 0.1 * dw;
  sum += w;
}
`,
  ],
  [
    'members that are read, moved and written back',
    `const p = { x: 0.5, vx: 0.25 };
for (let k = 0; k < 5; k++) {
  let x = p.x;
  const dx = p.vx * 0.1 - 0.01 * x;
  x += dx;
  p.x = x;
}
`,
  ],
].map(([what, source]) => ({ what, source, loss: null }));

const data = 'xs = [1.0, 2.0, 3.0]\nys = [2.0, 3.5, 6.5]\nw, b = 0.4, 0.1\n';

export const trainsInPython: readonly LoopProgram[] = [
  {
    what: 'steps down means of gradients, divided by their size',
    loss: 'miss',
    source: `import math
xs, ys = [1, 2, 3], [0, 1, 1]
w, b = 0.4, 0.1
size_w, size_b = 0.0, 0.0
m_w, m_b = 0.0, 0.0
for epoch in range(60):
    dw, db = 0.0, 0.0
    for x, y in zip(xs, ys):
        p = 1 / (1 + math.exp(-(w * x + b)))
        miss = p - y
        dw += miss * x
        db += miss
    size_w = 0.9 * size_w + 0.1 * dw ** 2
    size_b = 0.9 * size_b + 0.1 * db ** 2
    m_w = 0.9 * m_w + 0.1 * dw
    m_b = 0.9 * m_b + 0.1 * db
    w -= 0.1 * m_w / (math.sqrt(size_w) + 1e-8)
    b -= 0.1 * m_b / (math.sqrt(size_b) + 1e-8)
`,
  },
  {
    what: 'steps up with a pull, which the gradients go on from',
    loss: 'score',
    source: `a, b = 0.3, -0.2
x, y, label = 1.5, -0.7, 1
for k in range(50):
    score = a * x + b * y
    pull = 0.0
    if label == 1 and score < 1:
        pull = 1.0
    dscore = pull
    da = x * dscore
    db = y * dscore
    a += 0.01 * da
    b += 0.01 * db
`,
  },
  {
    what: 'steps up with what a pull is multiplied with',
    loss: 'score',
    source: `a, b = 0.3, -0.2
x, y = 1.5, -0.7
for k in range(50):
    score = a * x + b * y
    error = 1 - score
    da = x * error
    db = y * error
    a = a + 0.01 * da
    b = b + 0.01 * db
`,
  },
  {
    what: 'in an if',
    loss: 'loss',
    source: `${data}if __name__ == "__main__":
    for e in range(60):
        yhat = w * xs[1] + b
        loss = (yhat - ys[1]) ** 2
        dyhat = 2 * (yhat - ys[1])
        dw = dyhat * xs[1]
        w -= 0.05 * dw
`,
  },
  {
    what: 'in a try',
    loss: 'loss',
    source: `${data}try:
    for e in range(60):
        yhat = w * xs[1] + b
        loss = (yhat - ys[1]) ** 2
        dyhat = 2 * (yhat - ys[1])
        dw = dyhat * xs[1]
        w -= 0.05 * dw
finally:
    b = 1.0
`,
  },
  {
    what: 'in a method that is called',
    loss: 'loss',
    source: `class Neuron:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def train(self, xs, ys, epochs, rate):
        for _ in range(epochs):
            loss, dw, db = 0.0, 0.0, 0.0
            for x, y in zip(xs, ys):
                yhat = self.w * x + self.b
                err = yhat - y
                loss += err * err / len(xs)
                derr = 2 * err / len(xs)
                dw += derr * x
                db += derr
            self.w -= rate * dw
            self.b -= rate * db


w0, b0 = 0.5, 0.1
neuron = Neuron(w0, b0)
neuron.train([1.0, 2.0, 3.0], [2.0, 4.0, 6.5], 40, 0.05)
`,
  },
  {
    what: 'by momentum, in a function',
    loss: 'cost',
    source: `${data}params = {"w": w, "b": b}
velocity = {"w": 0.0, "b": 0.0}


def update(grads):
    for name in params:
        velocity[name] = 0.9 * velocity[name] - 0.02 * grads[name]
        params[name] += velocity[name]


for e in range(30):
    cost = 0.0
    grads = {"w": 0.0, "b": 0.0}
    for x, y in zip(xs, ys):
        guess = params["w"] * x + params["b"]
        cost += (guess - y) ** 2
        dguess = 2 * (guess - y)
        grads["w"] += dguess * x
        grads["b"] += dguess
    update(grads)
`,
  },
  {
    what: 'puts a new list of weights in the place of the old one',
    loss: 'loss',
    source: `weights = [0.2, -0.4]
x, target = [1.5, 0.5], 0.8
for e in range(30):
    z = sum(each * v for each, v in zip(weights, x))
    loss = 0.5 * (z - target) ** 2
    dz = z - target
    weights = [each - 0.1 * dz * v for each, v in zip(weights, x)]
`,
  },
  {
    what: 'steps elements, beside the gradient of another layer',
    loss: 'loss',
    source: `import math
w1, w2 = [0.3, -0.2], [0.5, 0.4]
x, y = 0.7, 0.2
for e in range(20):
    h = [math.tanh(each * x) for each in w1]
    out = w2[0] * h[0] + w2[1] * h[1]
    loss = (out - y) ** 2
    dout = 2 * (out - y)
    for j in range(2):
        dh = w2[j] * dout
        w1[j] -= 0.1 * dh * (1 - h[j] * h[j]) * x
        w2[j] -= 0.1 * dout * h[j]
`,
  },
  {
    what: 'counts down, and goes through the samples in a loop of its own',
    loss: 'loss',
    source: `${data}left = 20
while left > 0:
    for x in xs:
        yhat = w * x
        loss = (yhat - 2 * x) ** 2
        dyhat = 2 * (yhat - 2 * x)
        dw = dyhat * x
        w -= 0.01 * dw
    left -= 1
`,
  },
  {
    what: 'with a step that is added, and is minus the gradient',
    loss: 'loss',
    source: `${data}for e in range(20):
    yhat = w * xs[2] + b
    loss = (yhat - ys[2]) ** 2
    dyhat = 2 * (yhat - ys[2])
    dw = dyhat * xs[2]
    w += -0.01 * dw
`,
  },
];

export const noneInPython: readonly LoopProgram[] = [
  [
    'a Lorenz system',
    `x, y, z = 1.0, 1.5, 0.5
dt = 0.01
for k in range(8):
    dx = 10 * (y - x)
    dy = x * (28 - z) - y
    dz = x * y - 2.5 * z
    x += dx * dt
    y += dy * dt
    z += dz * dt
`,
  ],
  [
    'a spring, speed first',
    `x, v = 1.0, 0.0
for k in range(8):
    dv = (-4 * x - 0.1 * v) * 0.05
    v += dv
    dx = v * 0.05
    x += dx
`,
  ],
  [
    'a spring, place first',
    `x, v = 1.0, 0.2
for k in range(8):
    dx = v * 0.05
    x += dx
    a = -4 * x
    dv = a * 0.05
    v += dv
`,
  ],
  [
    'several small steps in one frame',
    `x, v = 1.0, 0.2
for frame in range(3):
    for sub in range(4):
        dx = v * 0.05
        x += dx
        dv = -4 * x * 0.05
        v += dv
`,
  ],
  [
    'a move towards something, of the same length each time',
    `import math
x, y = 0.0, 0.0
for k in range(5):
    dx, dy = 3 - x, 4 - y
    far = math.sqrt(dx * dx + dy * dy)
    x += dx / far * 0.5
    y += dy / far * 0.5
`,
  ],
  [
    'an infection that spreads',
    `S, I, R = 0.99, 0.01, 0.0
for day in range(6):
    caught = 0.4 * S * I
    healed = 0.1 * I
    dS = -caught
    dI = caught - healed
    dR = healed
    S += dS
    I += dI
    R += dR
`,
  ],
  [
    'a controller with an error',
    `x, v, total = 0.0, 0.0, 0.0
for k in range(6):
    x += v * 0.1
    error = 1 - x
    total += error * 0.1
    dv = 2 * error + 0.5 * total - 0.3 * v
    v += dv * 0.1
`,
  ],
  [
    'a loss and its gradients that add up over rows',
    `xs, ys = [1.0, 2.0, 3.0], [2.0, 4.5, 6.0]
w = 0.5
loss, dw = 0.0, 0.0
for x, y in zip(xs, ys):
    yhat = w * x
    loss += (yhat - y) ** 2
    dyhat = 2 * (yhat - y)
    dw += dyhat * x
`,
  ],
  [
    'weights that are made for each of several trials',
    `xs = [1.0, 2.0, 3.0]
total = 0.0
for trial in range(3):
    w = 0.1 * trial
    yhat = w * xs[trial]
    dyhat = 2 * (yhat - 1)
    dw = dyhat * xs[trial]
    w -= 0.1 * dw
    total += w
`,
  ],
  [
    'members that are read, moved and written back',
    `p = {"x": 0.5, "vx": 0.25}
for k in range(5):
    x = p["x"]
    dx = p["vx"] * 0.1 - 0.01 * x
    x += dx
    p["x"] = x
`,
  ],
].map(([what, source]) => ({ what, source, loss: null }));
