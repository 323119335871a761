// A moving average, a low pass of first order and a biquad over one signal, and the error of each.
const signal = new Float64Array(8);
for (let i = 0; i < signal.length; i++) signal[i] = Math.sin(i * 0.7) + 0.2 * Math.cos(i * 3.1);

function movingAverage(input, width) {
  const out = new Float64Array(input.length);
  for (let i = 0; i < input.length; i++) {
    let sum = 0, count = 0;
    for (let j = Math.max(0, i - width + 1); j <= i; j++) {
      sum += input[j];
      count++;
    }
    out[i] = sum / count;
  }
  return out;
}

function lowPass(input, alpha) {
  const out = [];
  let last = input[0];
  for (const sample of input) {
    last = last + alpha * (sample - last);
    out.push(last);
  }
  return out;
}

function biquad(input, { b0, b1, b2, a1, a2 }) {
  let x1 = 0, x2 = 0, y1 = 0, y2 = 0;
  return Array.from(input, (x0) => {
    const y0 = b0 * x0 + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x0;
    y2 = y1;
    y1 = y0;
    return y0;
  });
}

const average = movingAverage(signal, 3);
const smooth = lowPass(signal, 0.3);
const shaped = biquad(signal, { b0: 0.2, b1: 0.4, b2: 0.2, a1: -0.5, a2: 0.3 });
let power = 0;
for (let i = 0; i < signal.length; i++) {
  const difference = smooth[i] - average[i] + 0.1 * shaped[i];
  power += difference * difference;
}
const rms = Math.sqrt(power / signal.length);
