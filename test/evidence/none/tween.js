const lerp = (a, b, t) => a + (b - a) * t;
let a = 0, b = 10, c = 4;
let da = 1, db = 2, dc = -1;
a = lerp(a, a + da, 0.5);
b = lerp(b, b + db, 0.5);
c = lerp(c, c + dc, 0.5);
const x = a * b + c;
