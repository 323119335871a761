// TypeScript reads the same: types are looked through.

type Metres = number;

const base: Metres = 40;
const rope = 55 satisfies Metres;

// forward: how high a kite flies on a straight rope, and how steep the rope is
const kite: Metres = Math.sqrt(rope ** 2 - base ** 2);
const slope = Math.atan2(kite, base) as number;

// backward
const dslope: number = 1;
const dkite = base / (base ** 2 + kite ** 2) * dslope;
const drope = rope / kite * dkite;
let dbase = -kite / (base ** 2 + kite ** 2) * dslope;
dbase += -base / kite * dkite;

// A function is a circuit of its own. Its parameters are inputs, and what it returns is the output.
function swing(arm: number, g = 9.81): number {
  const ratio = arm / g;
  const period = 2 * Math.PI * Math.sqrt(ratio);
  return period;
}

// Numbers in an object are inputs too, by the name they are written with.
const cone = { r: 3, h: 7 };
const area = Math.PI * cone.r ** 2;
const volume = area * cone.h / 3;
