// Functions with a corner. On each side of it the slope is plain; in the corner itself there is none.

// max hands the whole tug to the larger input
var bus = 14, tram = 11;
var wait = Math.max(bus, tram);

var dwait = 1;
var dbus = bus > tram ? dwait : 0;
var dtram = tram > bus ? dwait : 0;

// relu is max with 0: a dripping tap, and a bucket that can't hold less than nothing
var tap = 0.8, leak = 1.1;
var flow = tap - leak;
var level = Math.max(flow, 0);

// flow is negative, so the bucket stays empty and no tug gets through. Make the tap larger.
var dlevel = 1;
var dflow = flow > 0 ? dlevel : 0;
var dtap = dflow;
var dleak = -dflow;

// abs turns the sign of the tug around below 0
var clock = 11.5, noon = 12;
var late = clock - noon;
var off = Math.abs(late);

var doff = 1;
var dlate = late > 0 ? doff : -doff;
var dclock = dlate;
var dnoon = -dlate;

// And in the corner: rest the mouse on abs or on still. Both sides have a slope, -1 and 1; 0 is used.
var still = 0;
var stir = Math.abs(still);

var dstir = 1;
var dstill = Math.sign(still) * dstir;
