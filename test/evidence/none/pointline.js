var px = 3, py = 1;
var ax = 0, ay = 0, bx = 5, by = 2;
var dx = bx - ax, dy = by - ay;
var t = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy);
var cx = ax + t * dx;
var cy = ay + t * dy;
var dpx = px - cx;
var dpy = py - cy;
var d = Math.sqrt(dpx * dpx + dpy * dpy);
