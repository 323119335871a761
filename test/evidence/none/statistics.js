const a = 4, b = 8, c = 15;
const mean = (a + b + c) / 3;
const da = a - mean;
const db = b - mean;
const dc = c - mean;
const variance = (da * da + db * db + dc * dc) / 3;
const sd = Math.sqrt(variance);
