// The distance of two points, and its gradient in closed form.
const dx0 = px - qx;
const ey = py - qy;
const r2 = dx0 * dx0 + ey * ey;
const r = Math.sqrt(r2);

const scale = dr / r;
const dpx = dx0 * scale;
const dqx = -dx0 * scale;
const dpy = ey * scale;
const dqy = -ey * scale;
