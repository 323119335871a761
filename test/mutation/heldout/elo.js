// The expected score of two players, and the surprise at a win.
var diff = (ratingB - ratingA) / 400;
var odds = Math.pow(10, diff);
var expected = 1 / (1 + odds);
var surprise = -Math.log(expected);

// backward pass
var dexpected = -1 / expected * dsurprise;
var dodds = -expected * expected * dexpected;
var ddiff = Math.LN10 * odds * dodds;
var dratingB = ddiff / 400;
var dratingA = -ddiff / 400;
