// K-means on a line: assignments by the nearest centre, then centres by the mean, a few times.
var points = [1.0, 1.5, 0.8, 5.2, 4.9, 5.6, 9.1];
var centres = [0.5, 4.0, 10.0];
var labels = new Array(points.length);

function nearest(p) {
  var best = 0;
  var bestDistance = Infinity;
  for (var c = 0; c < centres.length; c++) {
    var distance = (p - centres[c]) * (p - centres[c]);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = c;
    }
  }
  return best;
}

for (var turn = 0; turn < 3; turn++) {
  for (var i = 0; i < points.length; i++) labels[i] = nearest(points[i]);
  var sums = [0, 0, 0];
  var counts = [0, 0, 0];
  for (var i = 0; i < points.length; i++) {
    sums[labels[i]] += points[i];
    counts[labels[i]]++;
  }
  for (var c = 0; c < centres.length; c++) {
    if (counts[c] > 0) centres[c] = sums[c] / counts[c];
  }
}

var inertia = 0;
for (var i = 0; i < points.length; i++) {
  var gap = points[i] - centres[labels[i]];
  inertia += gap * gap;
}
var spread = Math.sqrt(inertia / points.length);
