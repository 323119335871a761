// One line of this backward pass is wrong. Which one?
//
// Each gradient stands twice: where the variable is defined, as the lens computes it (dtray = …),
// and in the pass, as the line there computes it (= …). They should agree. A later version will check
// every line for you, name the mistake and offer the fix.

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
