// The distance of two points, and its gradient in closed form.
let dx0 = px - qx;
let ey = py - qy;
let r2 = dx0 * dx0 + ey * ey;
let r = Math.sqrt(r2);

let scale = dr / r;
let dpx = dx0 * scale;
let dqx = -dx0 * scale;
let dpy = ey * scale;
let dqy = -ey * scale;
