// Light through a plate: the angle inside, the path in it, and how far the beam is moved
var s = Math.sin(alpha) / n;
var beta = Math.asin(s);
var path = d / Math.cos(beta);
var shift = path * Math.sin(alpha - beta);
// backward
var dpath = Math.sin(alpha - beta) * dshift;
var dalpha = path * Math.cos(alpha - beta) * dshift;
var dbeta = -path * Math.cos(alpha - beta) * dshift;
var dd = dpath / Math.cos(beta);
dbeta += path * Math.tan(beta) * dpath;
var ds = dbeta / Math.sqrt(1 - s * s);
dalpha += Math.cos(alpha) / n * ds;
var dn = -s / n * ds;
