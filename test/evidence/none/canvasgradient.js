const x = 50, y = 50, r = 40;
const gradX = x - r / 3;
const gradY = y - r / 3;
const gradR = r * 0.2;
const highlight = ctx.createRadialGradient(gradX, gradY, gradR, x, y, r);
ctx.fillStyle = highlight;
ctx.arc(x, y, r, 0, 2 * Math.PI);
