// A loss of two numbers with a function for each of its partial derivatives, and one that fills an array.
function cost(m: number, b: number, xs: number[], ys: number[]): number {
  let total = 0;
  for (let i = 0; i < xs.length; i++) total += (m * xs[i] + b - ys[i]) ** 2;
  return total / xs.length;
}

function costM(m: number, b: number, xs: number[], ys: number[]): number {
  let sum = 0; //: init sum of m
  for (let i = 0; i < xs.length; i++) sum += 2 * xs[i] * (m * xs[i] + b - ys[i]); //: sum of m
  return sum / xs.length; //: sum of m
}

function dCost_dB(m: number, b: number, xs: number[], ys: number[]): number {
  let sum = 0; //: init sum of b
  for (let i = 0; i < xs.length; i++) sum += 2 * (m * xs[i] + b - ys[i]); //: sum of b
  return sum / xs.length; //: sum of b
}

function springGradient(places: number[], out: number[], rest: number): number {
  let energy = 0;
  for (let i = 0; i < places.length; i++) out[i] = 0; //: init out of places
  for (let i = 0; i + 1 < places.length; i++) {
    const stretch = places[i + 1] - places[i] - rest;
    energy += stretch * stretch;
    out[i + 1] += 2 * stretch; //: out of places
    out[i] -= 2 * stretch; //: out of places
  }
  return energy;
}

//: check m, b, xs[4], ys[4], places[4], rest
const loss = ({ m, b, xs, ys, places, rest }) => cost(m, b, xs, ys) + springGradient(places, [], rest);
const gradients = ({ m, b, xs, ys, places, rest }) => {
  const out = [0, 0, 0, 0];
  springGradient(places, out, rest);
  return { m: costM(m, b, xs, ys), b: dCost_dB(m, b, xs, ys), places: out };
};
