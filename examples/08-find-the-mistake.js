// One line of this backward pass is wrong. Which one?
//
// Try to see it yourself first. Then look at the marks at the ends of the lines, put the cursor on the one
// that is wrong and open the light bulb, or run "Backprop: Verify Backprop" for the whole report.

// Biscuits on a tray. More flour makes more of them, and also makes each one larger.
var flour = 0.5, sugar = 0.2;
var batch = 30 * flour;
var size = flour + 2 * sugar;
var tray = batch * size;

// backward
var dtray = 1;
var dbatch = size * dtray;
var dsize = batch * dtray;
var dsugar = 2 * dsize;
var dflour = 30 * dbatch;
dflour = dsize;
