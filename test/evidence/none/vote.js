const a = 120, b = 95, c = 30;
const sum = a + b + c;
const pa = a / sum, pb = b / sum;
const dpa = pa - 0.45;
const dpb = pb - 0.4;
const swing = (dpa - dpb) / 2;
const da = Math.round(dpa * sum);
const db = Math.round(dpb * sum);
