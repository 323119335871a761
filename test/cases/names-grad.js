// Gradients by grad and gradient, at either side.
// pass of out0: grad_out0 right, grad_hid0 right, grad_a0 right, grad_b0 right
// pass of out1: out1_grad right, hid1_grad right, a1_grad right, b1_grad right
// pass of out2: gradOut2 right, gradHid2 right, gradA2 right, gradB2 right
// pass of out3: out3Grad right, hid3Grad right, a3Grad right, b3Grad right
// pass of out4: out4_gradient right, hid4_gradient right, a4_gradient right, b4_gradient right
// pass of out5: out5Gradient right, hid5Gradient right, a5Gradient right, b5Gradient right
// pass of out6: gradientOut6 right, gradientHid6 right, gradientA6 right, gradientB6 right
// pass of out7: gradient_out7 right, gradient_hid7 right, gradient_a7 right, gradient_b7 right
var a0 = 0.5, b0 = 1;    //│ grad_a0 = 0.7864, grad_b0 = 0.3932
var hid0 = a0 * b0;    //│ hid0 = 0.5 · grad_hid0 = 0.7864
var out0 = Math.tanh(hid0);    //│ out0 = 0.4621 · grad_out0 = 1
var grad_out0 = 1;    //│ = 1
var grad_hid0 = (1 - out0 * out0) * grad_out0;    //│ = 0.7864
var grad_a0 = b0 * grad_hid0;    //│ = 0.7864
var grad_b0 = a0 * grad_hid0;    //│ = 0.3932

var a1 = 0.5, b1 = 2;    //│ a1_grad = 0.8399, b1_grad = 0.21
var hid1 = a1 * b1;    //│ hid1 = 1 · hid1_grad = 0.42
var out1 = Math.tanh(hid1);    //│ out1 = 0.7616 · out1_grad = 1
var out1_grad = 1;    //│ = 1
var hid1_grad = (1 - out1 * out1) * out1_grad;    //│ = 0.42
var a1_grad = b1 * hid1_grad;    //│ = 0.8399
var b1_grad = a1 * hid1_grad;    //│ = 0.21

var a2 = 0.5, b2 = 3;    //│ gradA2 = 0.5421, gradB2 = 0.09035
var hid2 = a2 * b2;    //│ hid2 = 1.5 · gradHid2 = 0.1807
var out2 = Math.tanh(hid2);    //│ out2 = 0.9051 · gradOut2 = 1
var gradOut2 = 1;    //│ = 1
var gradHid2 = (1 - out2 * out2) * gradOut2;    //│ = 0.1807
var gradA2 = b2 * gradHid2;    //│ = 0.5421
var gradB2 = a2 * gradHid2;    //│ = 0.09035

var a3 = 0.5, b3 = 4;    //│ a3Grad = 0.2826, b3Grad = 0.03533
var hid3 = a3 * b3;    //│ hid3 = 2 · hid3Grad = 0.07065
var out3 = Math.tanh(hid3);    //│ out3 = 0.964 · out3Grad = 1
var out3Grad = 1;    //│ = 1
var hid3Grad = (1 - out3 * out3) * out3Grad;    //│ = 0.07065
var a3Grad = b3 * hid3Grad;    //│ = 0.2826
var b3Grad = a3 * hid3Grad;    //│ = 0.03533

var a4 = 0.5, b4 = 5;    //│ a4_gradient = 0.133, b4_gradient = 0.0133
var hid4 = a4 * b4;    //│ hid4 = 2.5 · hid4_gradient = 0.02659
var out4 = Math.tanh(hid4);    //│ out4 = 0.9866 · out4_gradient = 1
var out4_gradient = 1;    //│ = 1
var hid4_gradient = (1 - out4 * out4) * out4_gradient;    //│ = 0.02659
var a4_gradient = b4 * hid4_gradient;    //│ = 0.133
var b4_gradient = a4 * hid4_gradient;    //│ = 0.0133

var a5 = 0.5, b5 = 6;    //│ a5Gradient = 0.0592, b5Gradient = 0.004933
var hid5 = a5 * b5;    //│ hid5 = 3 · hid5Gradient = 0.009866
var out5 = Math.tanh(hid5);    //│ out5 = 0.9951 · out5Gradient = 1
var out5Gradient = 1;    //│ = 1
var hid5Gradient = (1 - out5 * out5) * out5Gradient;    //│ = 0.009866
var a5Gradient = b5 * hid5Gradient;    //│ = 0.0592
var b5Gradient = a5 * hid5Gradient;    //│ = 0.004933

var a6 = 0.5, b6 = 7;    //│ gradientA6 = 0.02549, gradientB6 = 0.00182
var hid6 = a6 * b6;    //│ hid6 = 3.5 · gradientHid6 = 0.003641
var out6 = Math.tanh(hid6);    //│ out6 = 0.9982 · gradientOut6 = 1
var gradientOut6 = 1;    //│ = 1
var gradientHid6 = (1 - out6 * out6) * gradientOut6;    //│ = 0.003641
var gradientA6 = b6 * gradientHid6;    //│ = 0.02549
var gradientB6 = a6 * gradientHid6;    //│ = 0.00182

var a7 = 0.5, b7 = 8;    //│ gradient_a7 = 0.01073, gradient_b7 = 0.0006705
var hid7 = a7 * b7;    //│ hid7 = 4 · gradient_hid7 = 0.001341
var out7 = Math.tanh(hid7);    //│ out7 = 0.9993 · gradient_out7 = 1
var gradient_out7 = 1;    //│ = 1
var gradient_hid7 = (1 - out7 * out7) * gradient_out7;    //│ = 0.001341
var gradient_a7 = b7 * gradient_hid7;    //│ = 0.01073
var gradient_b7 = a7 * gradient_hid7;    //│ = 0.0006705

/* verify
names-grad.js: backward pass of out0, compared at 7 points
  line 13  grad_out0  ✓ 1
  line 14  grad_hid0  ✓ 0.786448
  line 15  grad_a0    ✓ 0.786448
  line 16  grad_b0    ✓ 0.393224
names-grad.js: backward pass of out1, compared at 7 points
  line 21  out1_grad  ✓ 1
  line 22  hid1_grad  ✓ 0.419974
  line 23  a1_grad    ✓ 0.839949
  line 24  b1_grad    ✓ 0.209987
names-grad.js: backward pass of out2, compared at 7 points
  line 29  gradOut2  ✓ 1
  line 30  gradHid2  ✓ 0.180707
  line 31  gradA2    ✓ 0.54212
  line 32  gradB2    ✓ 0.0903533
names-grad.js: backward pass of out3, compared at 7 points
  line 37  out3Grad  ✓ 1
  line 38  hid3Grad  ✓ 0.0706508
  line 39  a3Grad    ✓ 0.282603
  line 40  b3Grad    ✓ 0.0353254
names-grad.js: backward pass of out4, compared at 7 points
  line 45  out4_gradient  ✓ 1
  line 46  hid4_gradient  ✓ 0.0265922
  line 47  a4_gradient    ✓ 0.132961
  line 48  b4_gradient    ✓ 0.0132961
names-grad.js: backward pass of out5, compared at 7 points
  line 53  out5Gradient  ✓ 1
  line 54  hid5Gradient  ✓ 0.00986604
  line 55  a5Gradient    ✓ 0.0591962
  line 56  b5Gradient    ✓ 0.00493302
names-grad.js: backward pass of out6, compared at 7 points
  line 61  gradientOut6  ✓ 1
  line 62  gradientHid6  ✓ 0.00364088
  line 63  gradientA6    ✓ 0.0254862
  line 64  gradientB6    ✓ 0.00182044
names-grad.js: backward pass of out7, compared at 7 points
  line 69  gradient_out7  ✓ 1
  line 70  gradient_hid7  ✓ 0.00134095
  line 71  gradient_a7    ✓ 0.0107276
  line 72  gradient_b7    ✓ 0.000670475
names-grad.js: 32 of 32 gradients right
*/
