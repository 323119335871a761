// A move has names like gradients: nobody is told of a pass, and who asks is told why it is none.
// no pass
let x = 1, v = 3;    //│ dx = 1, dv = 0.5
const seconds = 0.5;    //│ dseconds = 12.81
const speed = v + 9.81 * seconds;    //│ speed = 7.905 · dspeed = 0.5
const dx = speed * seconds;    //│ dx = 3.953 · ddx = 1
x += dx;    //│ x = 4.953 · dx = 1

/* verify
named-like-gradients.js: line 6: dx is named like a gradient, and nothing else says so: no line starts from the gradient of an output, and the numbers are not those of gradients.
named-like-gradients.js: no backward pass found
*/
