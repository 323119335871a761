// One step of a controller whose output has limits, and the error that is left.
var kp = 1.2, ki = 0.4, kd = 0.15, h = 0.1;
var e0 = goal - y0;
var e1 = goal - y1;
var sum = acc + h * e1;
var slope = (e1 - e0) / h;
var want = kp * e1 + ki * sum + kd * slope;
var out = Math.min(Math.max(want, -2), 2);
var y2 = y1 + h * gain * out;
var J = (goal - y2) * (goal - y2);

// backward
var dJ = 1;
var dy2 = -2 * (goal - y2) * dJ;
var dgoal = 2 * (goal - y2) * dJ;
var dy1 = dy2;
var dgain = h * out * dy2;
var dout = h * gain * dy2;
var dwant = want > -2 && want < 2 ? dout : 0;
var dkp = e1 * dwant, dki = sum * dwant, dkd = slope * dwant;
var dsum = ki * dwant;
var dslope = kd * dwant;
var de1 = kp * dwant + h * dsum + dslope / h;
var de0 = -dslope / h;
var dacc = dsum;
dgoal += de1 + de0;
dy1 -= de1;
var dy0 = -de0;
