var rise = 12, run = 240;
var gradient = rise / run;
var angle = Math.atan(gradient);
var m = 1400, g = 9.81;
var force = m * g * Math.sin(angle);
var v = 15;
var dv = -force / m;
var power = force * v;
