// Two outputs, both of whose gradients are given.
var s = a * b;
var t = s + c;
var sum = s * s + t;
var ratio = t / a;

// backward pass
var ds = 2 * s * dsum;
var dt = dsum + dratio / a;
ds += dt;
var da = (-t / (a * a)) * dratio;
da += b * ds;
var db = a * ds;
var dc = dt;
