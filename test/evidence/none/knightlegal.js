function legal(x1, y1, x2, y2) {
  var dx = Math.abs(x2 - x1);
  var dy = Math.abs(y2 - y1);
  var dx2 = dx * dx, dy2 = dy * dy;
  return dx2 + dy2 === 5;
}
