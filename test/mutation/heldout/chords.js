// How long a cubic curve is, by two chords, with the points' heights alone to be moved
function chords(y0, y1, y2, y3) {
  var mid = (y0 + 3*y1 + 3*y2 + y3) / 8;
  var rise1 = mid - y0;
  var rise2 = y3 - mid;
  var l1 = Math.sqrt(0.25 + rise1*rise1);
  var l2 = Math.hypot(0.5, rise2);
  var len = l1 + l2;
  // backward
  var dlen = 1;
  var dl1 = dlen, dl2 = dlen;
  var drise1 = rise1 / l1 * dl1;
  var drise2 = rise2 / l2 * dl2;
  var dmid = drise1 - drise2;
  var dy0 = -drise1 + dmid / 8;
  var dy1 = 3 * dmid / 8;
  var dy2 = dy1;
  var dy3 = drise2 + 0.125 * dmid;
  return [len, dy0, dy1, dy2, dy3];
}
