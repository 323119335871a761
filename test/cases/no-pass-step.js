// A step in space is no gradient, whatever its name.
// no pass
var x = 1, v = 2, dt = 0.1;    //│ dx = 1, dv = 0.1, ddt = 2
var dx = v * dt;    //│ dx = 0.2 · ddx = 1
x += dx;    //│ x = 1.2 · dx = 1

/* verify
no-pass-step.js: no backward pass found
*/
