// power "P" in a load behind two resistors
function load(U, R1, R2) {
  var R = R1 + R2;
  var I = U / R;
  var P = I * I * R2;
  var dP = 1;
  var dI = 2 * I * R2 * dP;
  var dR2 = I * I * dP;
  var dU = dI / R;
  var dR = -U / (R * R) * dI;
  var dR1 = dR;
  dR2 += dR;
  return [P, dU, dR1, dR2];
}
