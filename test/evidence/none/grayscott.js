var u = 0.5, v = 0.25, lapU = 0.01, lapV = -0.02;
var feed = 0.055, kill = 0.062;
var uvv = u * v * v;
var du = 0.2097 * lapU - uvv + feed * (1 - u);
var dv = 0.105 * lapV + uvv - (feed + kill) * v;
u += du;
v += dv;
