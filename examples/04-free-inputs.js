// A cyclist rides uphill. Not every number is in the file.
//
// The comment below gives values to two names. The others are assumed, and whatever rests on an
// assumed value is marked ≈. Put the cursor on a name and run "Backprop: Set Input Value..." to
// give it one.

// @input speed = 6, slope = 0.04

var rolling = 0.005 * mass;
var climbing = slope * mass;
var air = 0.02 * drag * speed * speed;
var power = 9.81 * speed * (rolling + climbing + air);

// backward
var dpower = 1;
var dforce = 9.81 * speed * dpower;
var drolling = dforce;
var dclimbing = dforce;
var dair = dforce;
var ddrag = 0.02 * speed * speed * dair;
var dslope = mass * dclimbing;
var dmass = 0.005 * drolling + slope * dclimbing;
// the speed counts twice in the air, and once more in the power
var dspeed = 0.04 * drag * speed * dair;
dspeed += 9.81 * (rolling + climbing + air) * dpower;
