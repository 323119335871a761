// Nothing tells where this starts: who asks is asked for a seed.
// no pass
// asked: no pass
var w = 0.5, x = 1.2, b = 0.1, t = 1;    //│ ddb/dw = 0.009031, ddb/dx = 0.003763, ddb/db = -0.3623, ddb/dt = -0.1115
var p = 1 / (1 + Math.exp(-(w * x + b)));    //│ p = 0.6682 · ddb/dp = 0.03394
var delta = (p - t) * p * (1 + p);    //│ delta = -0.3699 · ddb/ddelta = 0.1
var dw = delta * w;    //│ dw = -0.1849 · ddb/ddw = 0
var db = delta * b;    //│ db = -0.03699 · ddb/ddb = 1

/* verify
seed-asked-for.js: line 7: If these lines are a backward pass of p, nothing says where it starts, and too few of them are right to tell. Set dp above them, to 1 or to the gradient of the loss, and go on from that.
seed-asked-for.js: no backward pass found
*/
