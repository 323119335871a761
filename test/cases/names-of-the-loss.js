// Gradients by the loss and the variable.
// pass of out0: dL_dout0 right, dL_dhid0 right, dL_da0 right, dL_db0 right
// pass of out1: dLdout1 right, dLdhid1 right, dLda1 right, dLdb1 right
// pass of out2: dloss_dout2 right, dloss_dhid2 right, dloss_da2 right, dloss_db2 right
// pass of out3: dLoss_dout3 right, dLoss_dhid3 right, dLoss_da3 right, dLoss_db3 right
// pass of out4: d_loss_d_out4 right, d_loss_d_hid4 right, d_loss_d_a4 right, d_loss_d_b4 right
// pass of out5: dE_dout5 right, dE_dhid5 right, dE_da5 right, dE_db5 right
// pass of out6: dJ_dout6 right, dJ_dhid6 right, dJ_da6 right, dJ_db6 right
// pass of out7: dcost_dout7 right, dcost_dhid7 right, dcost_da7 right, dcost_db7 right
// pass of out8: derror_dout8 right, derror_dhid8 right, derror_da8 right, derror_db8 right
// pass of out9: derivative_L_wrt_out9 right, derivative_L_wrt_hid9 right, derivative_L_wrt_a9 right, derivative_L_wrt_b9 right
var a0 = 0.5, b0 = 1;    //│ dL_da0 = 0.7864, dL_db0 = 0.3932
var hid0 = a0 * b0;    //│ hid0 = 0.5 · dL_dhid0 = 0.7864
var out0 = Math.tanh(hid0);    //│ out0 = 0.4621 · dL_dout0 = 1
var dL_dout0 = 1;    //│ = 1
var dL_dhid0 = (1 - out0 * out0) * dL_dout0;    //│ = 0.7864
var dL_da0 = b0 * dL_dhid0;    //│ = 0.7864
var dL_db0 = a0 * dL_dhid0;    //│ = 0.3932

var a1 = 0.5, b1 = 2;    //│ dLda1 = 0.8399, dLdb1 = 0.21
var hid1 = a1 * b1;    //│ hid1 = 1 · dLdhid1 = 0.42
var out1 = Math.tanh(hid1);    //│ out1 = 0.7616 · dLdout1 = 1
var dLdout1 = 1;    //│ = 1
var dLdhid1 = (1 - out1 * out1) * dLdout1;    //│ = 0.42
var dLda1 = b1 * dLdhid1;    //│ = 0.8399
var dLdb1 = a1 * dLdhid1;    //│ = 0.21

var a2 = 0.5, b2 = 3;    //│ dloss_da2 = 0.5421, dloss_db2 = 0.09035
var hid2 = a2 * b2;    //│ hid2 = 1.5 · dloss_dhid2 = 0.1807
var out2 = Math.tanh(hid2);    //│ out2 = 0.9051 · dloss_dout2 = 1
var dloss_dout2 = 1;    //│ = 1
var dloss_dhid2 = (1 - out2 * out2) * dloss_dout2;    //│ = 0.1807
var dloss_da2 = b2 * dloss_dhid2;    //│ = 0.5421
var dloss_db2 = a2 * dloss_dhid2;    //│ = 0.09035

var a3 = 0.5, b3 = 4;    //│ dLoss_da3 = 0.2826, dLoss_db3 = 0.03533
var hid3 = a3 * b3;    //│ hid3 = 2 · dLoss_dhid3 = 0.07065
var out3 = Math.tanh(hid3);    //│ out3 = 0.964 · dLoss_dout3 = 1
var dLoss_dout3 = 1;    //│ = 1
var dLoss_dhid3 = (1 - out3 * out3) * dLoss_dout3;    //│ = 0.07065
var dLoss_da3 = b3 * dLoss_dhid3;    //│ = 0.2826
var dLoss_db3 = a3 * dLoss_dhid3;    //│ = 0.03533

var a4 = 0.5, b4 = 5;    //│ d_loss_d_a4 = 0.133, d_loss_d_b4 = 0.0133
var hid4 = a4 * b4;    //│ hid4 = 2.5 · d_loss_d_hid4 = 0.02659
var out4 = Math.tanh(hid4);    //│ out4 = 0.9866 · d_loss_d_out4 = 1
var d_loss_d_out4 = 1;    //│ = 1
var d_loss_d_hid4 = (1 - out4 * out4) * d_loss_d_out4;    //│ = 0.02659
var d_loss_d_a4 = b4 * d_loss_d_hid4;    //│ = 0.133
var d_loss_d_b4 = a4 * d_loss_d_hid4;    //│ = 0.0133

var a5 = 0.5, b5 = 6;    //│ dE_da5 = 0.0592, dE_db5 = 0.004933
var hid5 = a5 * b5;    //│ hid5 = 3 · dE_dhid5 = 0.009866
var out5 = Math.tanh(hid5);    //│ out5 = 0.9951 · dE_dout5 = 1
var dE_dout5 = 1;    //│ = 1
var dE_dhid5 = (1 - out5 * out5) * dE_dout5;    //│ = 0.009866
var dE_da5 = b5 * dE_dhid5;    //│ = 0.0592
var dE_db5 = a5 * dE_dhid5;    //│ = 0.004933

var a6 = 0.5, b6 = 7;    //│ dJ_da6 = 0.02549, dJ_db6 = 0.00182
var hid6 = a6 * b6;    //│ hid6 = 3.5 · dJ_dhid6 = 0.003641
var out6 = Math.tanh(hid6);    //│ out6 = 0.9982 · dJ_dout6 = 1
var dJ_dout6 = 1;    //│ = 1
var dJ_dhid6 = (1 - out6 * out6) * dJ_dout6;    //│ = 0.003641
var dJ_da6 = b6 * dJ_dhid6;    //│ = 0.02549
var dJ_db6 = a6 * dJ_dhid6;    //│ = 0.00182

var a7 = 0.5, b7 = 8;    //│ dcost_da7 = 0.01073, dcost_db7 = 0.0006705
var hid7 = a7 * b7;    //│ hid7 = 4 · dcost_dhid7 = 0.001341
var out7 = Math.tanh(hid7);    //│ out7 = 0.9993 · dcost_dout7 = 1
var dcost_dout7 = 1;    //│ = 1
var dcost_dhid7 = (1 - out7 * out7) * dcost_dout7;    //│ = 0.001341
var dcost_da7 = b7 * dcost_dhid7;    //│ = 0.01073
var dcost_db7 = a7 * dcost_dhid7;    //│ = 0.0006705

var a8 = 0.5, b8 = 9;    //│ derror_da8 = 0.004442, derror_db8 = 0.0002468
var hid8 = a8 * b8;    //│ hid8 = 4.5 · derror_dhid8 = 0.0004935
var out8 = Math.tanh(hid8);    //│ out8 = 0.9998 · derror_dout8 = 1
var derror_dout8 = 1;    //│ = 1
var derror_dhid8 = (1 - out8 * out8) * derror_dout8;    //│ = 0.0004935
var derror_da8 = b8 * derror_dhid8;    //│ = 0.004442
var derror_db8 = a8 * derror_dhid8;    //│ = 0.0002468

var a9 = 0.5, b9 = 10;    //│ derivative_L_wrt_a9 = 0.001816, derivative_L_wrt_b9 = 9.079e-5
var hid9 = a9 * b9;    //│ hid9 = 5 · derivative_L_wrt_hid9 = 0.0001816
var out9 = Math.tanh(hid9);    //│ out9 = 0.9999 · derivative_L_wrt_out9 = 1
var derivative_L_wrt_out9 = 1;    //│ = 1
var derivative_L_wrt_hid9 = (1 - out9 * out9) * derivative_L_wrt_out9;    //│ = 0.0001816
var derivative_L_wrt_a9 = b9 * derivative_L_wrt_hid9;    //│ = 0.001816
var derivative_L_wrt_b9 = a9 * derivative_L_wrt_hid9;    //│ = 9.079e-5

/* verify
names-of-the-loss.js: backward pass of out0, compared at 7 points
  line 15  dL_dout0  ✓ 1
  line 16  dL_dhid0  ✓ 0.786448
  line 17  dL_da0    ✓ 0.786448
  line 18  dL_db0    ✓ 0.393224
names-of-the-loss.js: backward pass of out1, compared at 7 points
  line 23  dLdout1  ✓ 1
  line 24  dLdhid1  ✓ 0.419974
  line 25  dLda1    ✓ 0.839949
  line 26  dLdb1    ✓ 0.209987
names-of-the-loss.js: backward pass of out2, compared at 7 points
  line 31  dloss_dout2  ✓ 1
  line 32  dloss_dhid2  ✓ 0.180707
  line 33  dloss_da2    ✓ 0.54212
  line 34  dloss_db2    ✓ 0.0903533
names-of-the-loss.js: backward pass of out3, compared at 7 points
  line 39  dLoss_dout3  ✓ 1
  line 40  dLoss_dhid3  ✓ 0.0706508
  line 41  dLoss_da3    ✓ 0.282603
  line 42  dLoss_db3    ✓ 0.0353254
names-of-the-loss.js: backward pass of out4, compared at 7 points
  line 47  d_loss_d_out4  ✓ 1
  line 48  d_loss_d_hid4  ✓ 0.0265922
  line 49  d_loss_d_a4    ✓ 0.132961
  line 50  d_loss_d_b4    ✓ 0.0132961
names-of-the-loss.js: backward pass of out5, compared at 7 points
  line 55  dE_dout5  ✓ 1
  line 56  dE_dhid5  ✓ 0.00986604
  line 57  dE_da5    ✓ 0.0591962
  line 58  dE_db5    ✓ 0.00493302
names-of-the-loss.js: backward pass of out6, compared at 7 points
  line 63  dJ_dout6  ✓ 1
  line 64  dJ_dhid6  ✓ 0.00364088
  line 65  dJ_da6    ✓ 0.0254862
  line 66  dJ_db6    ✓ 0.00182044
names-of-the-loss.js: backward pass of out7, compared at 7 points
  line 71  dcost_dout7  ✓ 1
  line 72  dcost_dhid7  ✓ 0.00134095
  line 73  dcost_da7    ✓ 0.0107276
  line 74  dcost_db7    ✓ 0.000670475
names-of-the-loss.js: backward pass of out8, compared at 7 points
  line 79  derror_dout8  ✓ 1
  line 80  derror_dhid8  ✓ 0.000493517
  line 81  derror_da8    ✓ 0.00444166
  line 82  derror_db8    ✓ 0.000246759
names-of-the-loss.js: backward pass of out9, compared at 7 points
  line 87  derivative_L_wrt_out9  ✓ 1
  line 88  derivative_L_wrt_hid9  ✓ 0.000181583
  line 89  derivative_L_wrt_a9    ✓ 0.00181583
  line 90  derivative_L_wrt_b9    ✓ 9.07916e-5
names-of-the-loss.js: 40 of 40 gradients right
*/
