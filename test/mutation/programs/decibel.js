// Two sources of sound, how loud they are together
function level(p1, p2, d1, d2) {
  var i1 = p1 / (4 * Math.PI * d1 * d1);
  var i2 = p2 / (4 * Math.PI * d2 * d2);
  var both = i1 + i2;
  var db = 10 * Math.log10(both / 1e-12);
  // backward
  var ddb = 1;
  var dboth = 10 / (Math.LN10 * both) * ddb;
  var di1 = dboth, di2 = dboth;
  var dp1 = i1 / p1 * di1;
  var dd1 = -2 * i1 / d1 * di1;
  var dp2 = i2 / p2 * di2;
  var dd2 = -2 * i2 / d2 * di2;
  return [db, dp1, dp2, dd1, dd2];
}
