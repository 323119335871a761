// A vector turned by a quaternion: t = 2 q × v, v + w t + q × t; only the length along x counts
var tx = 2 * (qy * vz - qz * vy);
var ty = 2 * (qz * vx - qx * vz);
var tz = 2 * (qx * vy - qy * vx);
var rx = vx + w * tx + qy * tz - qz * ty;
var ry = vy + w * ty + qz * tx - qx * tz;
var e = rx * rx - ry;

// backward
var drx = 2 * rx * de;
var dry = -de;
var dvx = drx;
var dvy = dry;
var dw = tx * drx + ty * dry;
var dtx = w * drx + qz * dry;
var dty = w * dry - qz * drx;
var dtz = qy * drx - qx * dry;
var dqx = -tz * dry;
var dqy = tz * drx;
var dqz = -ty * drx + tx * dry;
// through the first cross product
dqx += 2 * (vy * dtz - vz * dty);
dqy += 2 * (vz * dtx - vx * dtz);
dqz += 2 * (vx * dty - vy * dtx);
dvx += 2 * (qz * dty - qy * dtz);
dvy += 2 * (qx * dtz - qz * dtx);
var dvz = 2 * (qy * dtx - qx * dty);
