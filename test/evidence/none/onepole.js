var x = 0.7, y = 0.1, a = 0.05;
var dy = a * (x - y);
y += dy;
dy = a * (x - y);
y += dy;
dy = a * (x - y);
y += dy;
