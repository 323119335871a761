const r1 = 200, g1 = 30, b1 = 60;
const r2 = 180, g2 = 90, b2 = 10;
const dr = r1 - r2;
const dg = g1 - g2;
const db = b1 - b2;
const distance = Math.sqrt(dr * dr + dg * dg + db * db);
