// A support vector machine's loss with a penalty: two kinks.
var w = 0.8,
  b = -0.2,
  x = 1.3,
  y = -1;
var score = w * x + b;
var margin = 1 - y * score;
var hinge = Math.max(0, margin);
var penalty = Math.abs(w);
var loss = hinge + 0.1 * penalty;

// backward pass
var dloss = 1;
var dmargin = margin > 0 ? dloss : 0;
var dscore = -y * dmargin;
var dw = x * dscore + 0.1 * Math.sign(w) * dloss;
var dx = w * dscore;
var db = dscore;
