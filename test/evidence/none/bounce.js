var x = 10, y = 20, r = 5;
var dx = 2, dy = -3;
x = x + dx;
y = y + dy;
dx = x + r > 300 ? -dx : dx;
dy = y - r < 0 ? -dy : dy;
x = x + dx;
y = y + dy;
