// Differences are no gradients.
// no pass
const x1 = 1, y1 = 2, x2 = 4, y2 = 6;    //│ dx1 = -0.6, dy1 = -0.8, dx2 = 0.6, dy2 = 0.8
const dx = x2 - x1;    //│ dx = 3 · ddx = 0.6
const dy = y2 - y1;    //│ dy = 4 · ddy = 0.8
const dist = Math.sqrt(dx * dx + dy * dy);    //│ dist = 5 · ddist = 1

/* verify
no-pass-distance.js: no backward pass found
*/
