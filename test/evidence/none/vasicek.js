var r = 0.03, a = 0.5, b = 0.05, sigma = 0.01, dt = 0.25;
var dr = a * (b - r) * dt;
r = r + dr;
var B = (1 - Math.exp(-a * dt)) / a;
var P = Math.exp(-B * r);
