// A Hermite spline between two points, in Horner's form.
var A = 2 * y0 - 2 * y1 + m0 + m1;
var B = 3 * y1 - 3 * y0 - 2 * m0 - m1;
var y = ((A * s + B) * s + m0) * s + y0;

// backward pass
var dA = s * s * s * dy;
var dB = s * s * dy;
var ds = (3 * A * s * s + 2 * B * s + m0) * dy;
var dm0 = s * dy + dA - 2 * dB;
var dm1 = dA - dB;
var dy0 = dy + 2 * dA - 3 * dB;
var dy1 = 3 * dB - 2 * dA;
