// The larger and the smaller of two numbers, and what comes back to each.
let left = 0.4, right = 0.9;
const [large, small] = left > right ? [left, right] : [right, left];
const spread = large - small;
const cost = spread * spread + 0.5 * large;
const dlarge = 2 * spread + 0.5;
const dsmall = -2 * spread;
const [dleft, dright] = left > right ? [dlarge, dsmall] : [dsmall, dlarge];
const share = (left > right ? [dleft, 1] : [dright, 2])[1];
const total = dleft + dright + share;
