// The guide's division, with a helper for the denominator.
var x = (a + b) / (c * d - e);

// backward pass
var den = c * d - e;
var top = (-(a + b) / (den * den)) * dx;
var da = dx / den;
var db = dx / den;
var dc = d * top;
var dd = c * top;
var de = -top;
