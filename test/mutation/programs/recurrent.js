// Two steps of a recurrent cell, unrolled.
function cell(x1, x2, wx, wh, h0) {
  var i1 = wx * x1 + wh * h0;
  var h1 = Math.tanh(i1);
  var i2 = wx * x2 + wh * h1;
  var h2 = Math.tanh(i2);

  // backward pass
  var dh2 = 1;
  var k2 = (1 - h2 * h2) * dh2;
  var dwx = x2 * k2;
  var dwh = h1 * k2;
  var dx2 = wx * k2;
  var dh1 = wh * k2;
  var k1 = (1 - h1 * h1) * dh1;
  dwx += x1 * k1;
  dwh += h0 * k1;
  var dx1 = wx * k1;
  var dh0 = wh * k1;
  return h2;
}
