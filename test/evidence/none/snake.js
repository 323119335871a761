var x = 5, y = 5, w = 20;
var dx = 0, dy = -1;
var ddx = -dy;
var ddy = dx;
dx = ddx;
dy = ddy;
x = (x + dx + w) % w;
y = (y + dy + w) % w;
var cell = y * w + x;
