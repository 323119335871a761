var x = 0, far = 0, near = 0;
var speed = 3;
var dx = speed * 2;
x += dx;
far += dx * 0.1;
near += dx * 0.6;
var dfar = far - x;
var dnear = near - x;
