// TypeScript reads the same: types are looked through.

type Metres = number;

const distance: Metres = 40;
const rope = 55 as Metres;

// forward: how high a kite flies on a straight rope, and how steep the rope is
const kite: Metres = Math.sqrt(rope * rope - distance * distance);
const steepness = Math.atan2(kite, distance) satisfies number;

// backward
const dsteepness: number = 1;
const dkite = distance / (distance ** 2 + kite ** 2) * dsteepness;
const drope = rope / kite * dkite;
let ddistance = -kite / (distance ** 2 + kite ** 2) * dsteepness;
ddistance += -distance / kite * dkite;

// A function is a circuit of its own. Its parameters are inputs, and what it returns is the output.
function swing(length: number, gravity = 9.81): number {
  const ratio = length / gravity;
  const period = 2 * Math.PI * Math.sqrt(ratio);
  return period;
}

// Numbers in an object are inputs too, by the name they are written with.
const cone = { radius: 3, height: 7 };
const volume = Math.PI * cone.radius ** 2 * cone.height / 3;
