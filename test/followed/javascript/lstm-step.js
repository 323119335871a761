// Two steps of an LSTM cell with one unit, gates in an object; the last step is led back by hand.
const sig = (q) => 1 / (1 + Math.exp(-q));
const parameters = {
  i: { x: 0.5, h: 0.1, b: 0.0 },
  f: { x: -0.3, h: 0.4, b: 1.0 },
  o: { x: 0.8, h: -0.2, b: 0.1 },
  g: { x: 0.6, h: 0.9, b: -0.1 },
};

function step(x, { h, c }) {
  const pre = {};
  for (const [name, { x: wx, h: wh, b }] of Object.entries(parameters)) pre[name] = wx * x + wh * h + b;
  const i = sig(pre.i);
  const f = sig(pre.f);
  const o = sig(pre.o);
  const g = Math.tanh(pre.g);
  const next = f * c + i * g;
  const t = Math.tanh(next);
  return { h: o * t, c: next, cache: { x, h, c, i, f, o, g, t } };
}

let state = { h: 0, c: 0 };
for (const x of [0.7, -1.1]) state = step(x, state);
const loss = 0.5 * (state.h - 0.25) ** 2;

// backward
const { i, f, o, g, t, x: xLast, c: cLast } = state.cache;
const dh = state.h - 0.25;
const dpre = {};
dpre.o = dh * t * o * (1 - o);
const dc = dh * o * (1 - t * t);
dpre.i = dc * g * i * (1 - i);
dpre.g = dc * i * (1 - g * g);
dpre.f = dc * cLast * f * (1 - f);
const dx = Object.keys(dpre).reduce((s, name) => s + dpre[name] * parameters[name].x, 0);
