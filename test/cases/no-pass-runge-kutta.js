// A step of Runge and Kutta: dy is what y moves by.
// no pass
var f = -0.5, y = 1, h = 0.1;    //│ df = 0.095, dy = 0.9512, dh = -0.475
const k1 = f * y;    //│ k1 = -0.5 · dk1 = -0.0025
const k2 = f * (y + h * k1 / 2);    //│ k2 = -0.4875 · dk2 = 0.1
const dy = h * k2;    //│ dy = -0.04875 · ddy = 1
y += dy;    //│ y = 0.9513 · dy = 1

/* verify
no-pass-runge-kutta.js: line 6: dy is named like a gradient, and nothing else says so: no line starts from the gradient of an output, and the numbers are not those of gradients.
no-pass-runge-kutta.js: no backward pass found
*/
