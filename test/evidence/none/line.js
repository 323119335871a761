var m = 0.5, c = 2;
var x = 4;
var y = m * x + c;
var dx = 3;
var dy = m * dx;
x += dx;
y += dy;
