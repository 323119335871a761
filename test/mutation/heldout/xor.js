// my first neural net: 2 inputs, 2 hidden, 1 output, learns XOR
var a = 1.0;
var b = 0.5;
var target = 1.0;

var w11 = 0.3; var w12 = -0.8; var w21 = 0.7; var w22 = 0.4;
var bh1 = 0.1; var bh2 = -0.2;
var u1 = 1.1; var u2 = -0.6; var bo = 0.05;

var z1 = w11*a + w12*b + bh1;
var z2 = w21*a + w22*b + bh2;
var h1 = 1.0 / (1.0 + Math.exp(-z1));
var h2 = 1.0 / (1.0 + Math.exp(-z2));
var z3 = u1*h1 + u2*h2 + bo;
var out = 1.0 / (1.0 + Math.exp(-z3));
var err = out - target;
var loss = err*err;

// now go backward!!
var dloss = 1.0;
var derr = 0.0;
derr += 2.0 * err * dloss;
var dout = derr;
var dz3 = 0.0;
dz3 += out * (1.0 - out) * dout;
var du1 = h1 * dz3;
var du2 = h2 * dz3;
var dbo = 1.0 * dz3;
var dh1 = u1 * dz3;
var dh2 = u2 * dz3;
var dz1 = h1 * (1.0 - h1) * dh1;
var dz2 = h2 * (1.0 - h2) * dh2;
var dw11 = a * dz1;
var dw12 = b * dz1;
var dw21 = a * dz2;
var dw22 = b * dz2;
var dbh1 = 1.0 * dz1;
var dbh2 = 1.0 * dz2;
var da = 0;
da += w11 * dz1;
da += w21 * dz2;
var db = 0;
db += w12 * dz1;
db += w22 * dz2;
var dtarget = -1.0 * derr;

// update the weights
w11 -= 0.1 * dw11; w12 -= 0.1 * dw12;
w21 -= 0.1 * dw21; w22 -= 0.1 * dw22;
u1 -= 0.1 * du1; u2 -= 0.1 * du2;
