// Noise from gradients that are drawn at random.
function fade(t) {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function lerp(a, b, t) {
  return a + t * (b - a);
}

function grad(hash, x, y) {
  const h = hash & 3;
  const u = h < 2 ? x : y;
  const v = h < 2 ? y : x;
  return ((h & 1) === 0 ? u : -u) + ((h & 2) === 0 ? v : -v);
}

function noise(table, x, y) {
  const xi = Math.floor(x) & 255;
  const yi = Math.floor(y) & 255;
  const xf = x - Math.floor(x);
  const yf = y - Math.floor(y);
  const u = fade(xf);
  const v = fade(yf);
  const a = lerp(grad(table[xi + yi], xf, yf), grad(table[xi + 1 + yi], xf - 1, yf), u);
  const b = lerp(grad(table[xi + yi + 1], xf, yf - 1), grad(table[xi + yi + 2], xf - 1, yf - 1), u);
  return lerp(a, b, v);
}
