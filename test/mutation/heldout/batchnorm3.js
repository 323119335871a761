// batch norm over a batch of three, written down from the paper
var N = 3;
var mu = (x1 + x2 + x3) / N;
var c1 = x1 - mu, c2 = x2 - mu, c3 = x3 - mu;
var v = (c1*c1 + c2*c2 + c3*c3) / N;
var istd = 1 / Math.sqrt(v + 1e-5);
var h1 = c1 * istd, h2 = c2 * istd, h3 = c3 * istd;
var y1 = g * h1 + b, y2 = g * h2 + b, y3 = g * h3 + b;
var L = w1*y1 + w2*y2*y2 + w3*Math.sin(y3);

// ---- backward ----
var dL = 1;
var dw1 = y1 * dL, dw2 = y2*y2 * dL, dw3 = Math.sin(y3) * dL;
var dy1 = w1 * dL, dy2 = 2 * w2 * y2 * dL, dy3 = w3 * Math.cos(y3) * dL;
var db = dy1 + dy2 + dy3;
var dg = h1*dy1 + h2*dy2 + h3*dy3;
var dh1 = g * dy1, dh2 = g * dy2, dh3 = g * dy3;
var distd = c1*dh1 + c2*dh2 + c3*dh3;
var dv = -0.5 * istd*istd*istd * distd;
var dc1 = istd * dh1, dc2 = istd * dh2, dc3 = istd * dh3;
dc1 += 2 * c1 / N * dv; dc2 += 2 * c2 / N * dv; dc3 += 2 * c3 / N * dv;
var dmu = -(dc1 + dc2 + dc3);
var dx1 = dc1 + dmu / N, dx2 = dc2 + dmu / N, dx3 = dc3 + dmu / N;
