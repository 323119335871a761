// "out", with the largest not taken out
const s = Math.exp(a) + Math.exp(b);
const out = Math.log(s) * k;
var dout = 1;
var ds = k / s * dout;
var dk = Math.log(s) * dout;
var da = Math.exp(a) * ds;
var db = Math.exp(b) * ds;
