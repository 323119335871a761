// A margin loss on two distances, with a kink, and an update of the embedding.
var anchor = 0.5, near = 1.3, far = -0.9, margin = 2.6;
var e1 = anchor - near; var e2 = anchor - far;
var good = e1 * e1; var bad = e2 * e2;
var gap = good - bad + margin;
var loss = gap > 0 ? gap : 0;
// backward
var d_loss = 1;
var d_gap = gap > 0 ? d_loss : 0;
var d_good = d_gap; var d_bad = -d_gap;
var d_e1 = 2 * e1 * d_good; var d_e2 = 2 * e2 * d_bad;
var d_anchor = d_e1 + d_e2;
var d_near = -d_e1;
var d_far = -d_e2;
var d_margin = d_gap;
// update
anchor = anchor - 0.05 * d_anchor;
