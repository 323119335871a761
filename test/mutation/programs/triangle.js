// Heron's formula for the area of a triangle.
var a = 3.1,
  b = 4.2,
  c = 5.3;
var s = (a + b + c) / 2;
var product = s * (s - a) * (s - b) * (s - c);
var area = Math.sqrt(product);

// backward pass
var darea = 1;
var dproduct = darea / (2 * area);
var ds = (s - a) * (s - b) * (s - c) * dproduct;
ds += s * (s - b) * (s - c) * dproduct;
ds += s * (s - a) * (s - c) * dproduct;
ds += s * (s - a) * (s - b) * dproduct;
var da = -s * (s - b) * (s - c) * dproduct + ds / 2;
var db = -s * (s - a) * (s - c) * dproduct + ds / 2;
var dc = -s * (s - a) * (s - b) * dproduct + ds / 2;
