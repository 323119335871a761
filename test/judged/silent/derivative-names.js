// Names of derivatives that belong to something else.
function raw(x) {
  return x * x;
}

function draw(x) {
  return 3 * x;
}

function ease(t) {
  return t * t * (3 - 2 * t);
}

// As far as it goes in a step.
function easePrime(t, dt) {
  return ease(t + dt) - ease(t);
}

function noise(x, y) {
  return Math.sin(x * 12.9898 + y * 78.233) * 43758.5453;
}

function noiseGradient(ix, iy) {
  const turn = 2.399963 * (ix + 57 * iy);
  return [Math.cos(turn), Math.sin(turn)];
}

class Slider {
  constructor(low, high) {
    this.low = low;
    this.high = high;
  }

  value(part) {
    return this.low + part * (this.high - this.low);
  }

  back(value) {
    return (value - this.low) / (this.high - this.low);
  }
}

// A slope, by small steps.
function hill(x) {
  return Math.exp(-x * x);
}

function hillDerivative(x) {
  return (hill(x + 0.001) - hill(x - 0.001)) / 0.002;
}

const legacy = { value: (x) => x * 2 + 1, diff: (x) => Math.abs(x - 3) };
const colors = { apply: (t) => 255 * t, gradient: (t) => [255 * t, 0, 255 * (1 - t)] };
