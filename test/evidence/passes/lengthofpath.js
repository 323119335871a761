// two legs of a walk: "length"
const l1 = Math.hypot(x1, y1);
const l2 = Math.hypot(x2 - x1, y2 - y1);
const length = l1 + l2;

const dlength = 1;
const dl1 = dlength;
const dl2 = dlength;
let dx1 = x1 / l1 * dl1;
let dy1 = y1 / l1 * dl1;
dx1 -= (x2 - x1) / l2 * dl2;
dy1 -= (y2 - y1) / l2 * dl2;
const dx2 = (x2 - x1) / l2 * dl2;
const dy2 = (y2 - y1) / l2 * dl2;
