// A thin lens, and how much larger the picture is
var inv = 1/f - 1/u;
var v = 1/inv;
var M = -v/u;
// backward
dv = -1/u * dM; du = v/(u*u) * dM;
dinv = -1/(inv*inv) * dv;
df = -1/(f*f) * dinv;
du += 1/(u*u) * dinv;
