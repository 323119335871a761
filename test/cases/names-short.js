// Gradients by short names.
// pass of out0: dout0 right, dhid0 right, da0 right, db0 right
// pass of out1: d_out1 right, d_hid1 right, d_a1 right, d_b1 right
// pass of out2: dOut2 right, dHid2 right, dA2 right, dB2 right
var a0 = 0.5, b0 = 1;    //│ da0 = 0.7864, db0 = 0.3932
var hid0 = a0 * b0;    //│ hid0 = 0.5 · dhid0 = 0.7864
var out0 = Math.tanh(hid0);    //│ out0 = 0.4621 · dout0 = 1
var dout0 = 1;    //│ = 1
var dhid0 = (1 - out0 * out0) * dout0;    //│ = 0.7864
var da0 = b0 * dhid0;    //│ = 0.7864
var db0 = a0 * dhid0;    //│ = 0.3932

var a1 = 0.5, b1 = 2;    //│ d_a1 = 0.8399, d_b1 = 0.21
var hid1 = a1 * b1;    //│ hid1 = 1 · d_hid1 = 0.42
var out1 = Math.tanh(hid1);    //│ out1 = 0.7616 · d_out1 = 1
var d_out1 = 1;    //│ = 1
var d_hid1 = (1 - out1 * out1) * d_out1;    //│ = 0.42
var d_a1 = b1 * d_hid1;    //│ = 0.8399
var d_b1 = a1 * d_hid1;    //│ = 0.21

var a2 = 0.5, b2 = 3;    //│ dA2 = 0.5421, dB2 = 0.09035
var hid2 = a2 * b2;    //│ hid2 = 1.5 · dHid2 = 0.1807
var out2 = Math.tanh(hid2);    //│ out2 = 0.9051 · dOut2 = 1
var dOut2 = 1;    //│ = 1
var dHid2 = (1 - out2 * out2) * dOut2;    //│ = 0.1807
var dA2 = b2 * dHid2;    //│ = 0.5421
var dB2 = a2 * dHid2;    //│ = 0.09035

/* verify
names-short.js: backward pass of out0, compared at 7 points
  line  8  dout0  ✓ 1
  line  9  dhid0  ✓ 0.786448
  line 10  da0    ✓ 0.786448
  line 11  db0    ✓ 0.393224
names-short.js: backward pass of out1, compared at 7 points
  line 16  d_out1  ✓ 1
  line 17  d_hid1  ✓ 0.419974
  line 18  d_a1    ✓ 0.839949
  line 19  d_b1    ✓ 0.209987
names-short.js: backward pass of out2, compared at 7 points
  line 24  dOut2  ✓ 1
  line 25  dHid2  ✓ 0.180707
  line 26  dA2    ✓ 0.54212
  line 27  dB2    ✓ 0.0903533
names-short.js: 12 of 12 gradients right
*/
