// The distance of two points, and its gradient in closed form.
const ex = px - qx;
const ey = py - qy;
const r = Math.sqrt(ex * ex + ey * ey);

// backward pass
const perLength = dr / r;
const dpx = ex * perLength;
const dqx = -ex * perLength;
const dpy = ey * perLength;
const dqy = -ey * perLength;
