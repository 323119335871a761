// Learning in one file: try, look at the error, step against the gradient, try again.
// Each backward pass closes its circuit. What comes after it belongs to the next one.

// An espresso that should take 27 seconds, and a straight line that guesses how long it takes.
var grind = 1.5, target = 27;
var slope = 9, start = 6;

// first try
var guess = slope * grind + start;
var miss = guess - target;
var error = 0.5 * miss * miss;

// backward
var derror = 1;
var dmiss = miss * derror;
var dguess = dmiss;
var dslope = grind * dguess;
var dstart = dguess;

// a step against each gradient
slope += -0.1 * dslope;
start += -0.1 * dstart;

// second try: the same circuit with the new numbers, and a smaller error
var guess = slope * grind + start;
var miss = guess - target;
var error = 0.5 * miss * miss;

// backward again
var derror = 1;
var dmiss = miss * derror;
var dguess = dmiss;
var dslope = grind * dguess;
var dstart = dguess;
