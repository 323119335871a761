// image distance "b" of a thin lens
var power = 1 / f;
var vergence = power - 1 / g;
var b = 1 / vergence;

var db = 1;
var dvergence = -b * b * db;
var dpower = dvergence;
var dg = dvergence / (g * g);
var df = -dpower / (f * f);
